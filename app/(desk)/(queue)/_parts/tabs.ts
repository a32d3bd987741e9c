import type { Route } from 'next'
import type { QueueTab } from '#lib/attribution/find-queue.ts'

interface TabLook {
  tab: QueueTab
  label: string
  href: Route
}

/** The address of each tab; the first has none of its own. */
export const tabs: readonly [TabLook, ...TabLook[]] = [
  { tab: 'for me', label: 'For me', href: '/' },
  { tab: 'filed by me', label: 'Filed by me', href: '/?tab=filed-by-me' },
  { tab: 'carrying out', label: 'Carrying out', href: '/?tab=carrying-out' },
  { tab: 'needs a person', label: 'Needs a person', href: '/?tab=needs-a-person' },
]

export const tabAt = (name: string | string[] | undefined): QueueTab =>
  (tabs.find(({ tab }) => tab.replaceAll(' ', '-') === name) ?? tabs[0]).tab
