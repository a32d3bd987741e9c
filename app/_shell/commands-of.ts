import type { Route } from 'next'
import { may, type Who } from '#lib/auth/actor.ts'
import type { Permission } from '#lib/auth/permissions.ts'
import type { PaletteCommand } from './palette-list.tsx'
import { sectionsNeed } from './sections-of.ts'
import { sectionLooks, type SectionName } from './sections.ts'

interface Entry extends PaletteCommand {
  needs: Permission
}

const go = (label: string, href: Route, needs: Permission, words: readonly string[] = []): Entry => ({
  group: 'Go to',
  label,
  href,
  needs,
  words,
})

const act = (label: string, href: Route, needs: Permission, words: readonly string[]): Entry => ({
  group: 'Do',
  label,
  href,
  needs,
  words,
})

const beside: readonly Entry[] = [
  go('My cases', '/cases?state=open&who=me&sort=due', 'case:work', ['mine', 'assigned']),
  go('Nobody’s cases', '/cases?state=open&who=nobody&sort=due', 'case:see', ['unassigned', 'free']),
  go('Late cases', '/cases?state=open&clock=late&sort=due', 'case:see', ['overdue', 'SLA', 'breach']),
  go('Cases with an answer to send', '/cases?state=open&asks=answer', 'case:see', ['reply', 'message']),
  go('Cases that I follow', '/cases?follows=me', 'case:follow', ['watch']),
  go('Settings of cases', '/cases/settings', 'case-settings:change', [
    'causes',
    'reasons',
    'templates',
    'SLA',
    'calendar',
    'tokens',
    'API',
  ]),
  go('Sign-ups that Cello lists', '/history/signups', 'proof:match', ['export', 'CSV', 'attributed']),
  go('Notices', '/notices', 'notice:see', ['bell', 'unread', 'told']),
  go('How you are told', '/notices/choices', 'notice:see', ['mail', 'notices', 'settings']),
  go('Where you are signed in', '/sessions', 'session:end', ['browsers', 'sign out']),
  act('New case', '/cases/new', 'case:open', ['open', 'dispute', 'complaint', 'glitch']),
  act('Change many cases', '/cases/many?state=open', 'case:work', ['bulk', 'assign', 'resolve', 'all']),
  act('New request', '/requests/new', 'request:file', ['file', 'referral']),
  act('Propose a policy', '/policy/new', 'policy:propose', ['approval', 'rules', 'limits']),
]

/** The pages and acts that ⌘K offers from everywhere: only those that this person may open. */
export const commandsOf = (who: Who): PaletteCommand[] =>
  [
    ...(Object.keys(sectionLooks) as SectionName[]).map((name) =>
      go(sectionLooks[name].label, sectionLooks[name].href, sectionsNeed[name]),
    ),
    ...beside,
  ]
    .filter(({ needs }) => may(who, needs))
    .map(({ needs: _, ...command }) => command)
