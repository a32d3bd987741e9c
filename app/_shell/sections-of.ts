import { may, type Who } from '#lib/auth/actor.ts'
import type { Permission } from '#lib/auth/permissions.ts'
import type { Counted } from './counts.ts'
import type { Finder } from './finders.ts'
import type { Section, SectionName } from './sections.ts'

export const sectionsNeed = {
  queue: 'request:see',
  cases: 'case:see',
  requests: 'request:see',
  history: 'delivery:see',
  reports: 'report:see',
  audit: 'audit:see',
  people: 'person:see',
  policy: 'policy:see',
  work: 'work:see',
  connections: 'connection:see',
} as const satisfies Record<SectionName, Permission>

const names = Object.keys(sectionsNeed) as SectionName[]

/** The sections this person may open. */
export const sectionsOf = (who: Who, waiting: Counted): Section[] =>
  names
    .filter((name) => may(who, sectionsNeed[name]))
    .map((name) => ({ name, waiting: name === 'queue' ? waiting : undefined }))

export const finders: Finder[] = [
  { label: 'Open request R-{text}', href: '/requests/by-number/{text}', pattern: '^(?:r-?)?(\\d{1,9})$' },
  { label: 'Open case C-{text}', href: '/cases/by-number/{text}', pattern: '^(?:c-?)?(\\d{1,9})$' },
  { label: 'Look for “{text}” in the cases', href: '/cases?text={text}' },
  { label: 'Look for “{text}” in the requests', href: '/requests?text={text}' },
]
