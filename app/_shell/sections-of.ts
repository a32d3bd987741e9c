import type { Route } from 'next'
import { may, type Who } from '#lib/auth/actor.ts'
import type { Permission } from '#lib/auth/permissions.ts'
import type { Counted } from './counts.ts'
import type { Finder } from './finders.ts'
import type { PaletteCommand } from './palette.tsx'
import { sectionLooks, type Section, type SectionName } from './sections.ts'

const needed = {
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

const names = Object.keys(needed) as SectionName[]

/** The sections this person may open. */
export const sectionsOf = (who: Who, waiting: Counted): Section[] =>
  names
    .filter((name) => may(who, needed[name]))
    .map((name) => ({ name, waiting: name === 'queue' ? waiting : undefined }))

const noticePages: PaletteCommand[] = [
  { group: 'Go to', label: 'Notices', href: '/notices', words: ['bell', 'unread', 'told'] },
  {
    group: 'Go to',
    label: 'How you are told',
    href: '/notices/choices',
    words: ['mail', 'notices', 'settings'],
  },
]

const caseSettings: PaletteCommand = {
  group: 'Go to',
  label: 'Settings of cases',
  href: '/cases/settings',
  words: ['causes', 'reasons', 'templates', 'SLA', 'calendar', 'tokens', 'API'],
}

const openCase: PaletteCommand = {
  group: 'Do',
  label: 'New case',
  href: '/cases/new',
  words: ['open', 'dispute', 'complaint', 'glitch'],
}

export function commandsOf(who: Who): PaletteCommand[] {
  const pages: PaletteCommand[] = names
    .filter((name) => may(who, needed[name]))
    .map((name) => ({ group: 'Go to', label: sectionLooks[name].label, href: sectionLooks[name].href }))
  if (may(who, 'notice:see')) pages.push(...noticePages)
  if (may(who, 'case-settings:change')) pages.push(caseSettings)
  if (may(who, 'case:open')) pages.push(openCase)
  if (!may(who, 'request:file')) return pages
  const file = {
    group: 'Do',
    label: 'New request',
    href: '/requests/new' as Route,
    words: ['file', 'referral'],
  }
  return [...pages, file]
}

export const finders: Finder[] = [
  { label: 'Open request R-{text}', href: '/requests/by-number/{text}', pattern: '^(?:r-?)?(\\d{1,9})$' },
  { label: 'Open case C-{text}', href: '/cases/by-number/{text}', pattern: '^(?:c-?)?(\\d{1,9})$' },
  { label: 'Look for “{text}” in the cases', href: '/cases?text={text}' },
  { label: 'Look for “{text}” in the requests', href: '/requests?text={text}' },
]
