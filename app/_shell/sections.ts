import {
  Activity,
  ChartColumn,
  FilePenLine,
  History,
  Inbox,
  MessageSquareText,
  Plug,
  ShieldCheck,
  SlidersHorizontal,
  Users,
  type LucideIcon,
} from 'lucide-react'
import type { Route } from 'next'
import type { Counted } from './counts.ts'

export type SectionName =
  | 'queue'
  | 'cases'
  | 'requests'
  | 'history'
  | 'reports'
  | 'audit'
  | 'people'
  | 'policy'
  | 'work'
  | 'connections'

export interface Section {
  name: SectionName
  /** At the right of the name, until a page has counted again. */
  waiting?: Counted | undefined
}

export const sectionLooks: Record<SectionName, { label: string; href: Route; Icon: LucideIcon }> = {
  queue: { label: 'Queue', href: '/', Icon: Inbox },
  cases: { label: 'Cases', href: '/cases', Icon: MessageSquareText },
  requests: { label: 'Requests', href: '/requests', Icon: FilePenLine },
  history: { label: 'History', href: '/history', Icon: History },
  reports: { label: 'Reports', href: '/reports', Icon: ChartColumn },
  audit: { label: 'Audit', href: '/audit', Icon: ShieldCheck },
  people: { label: 'People', href: '/people', Icon: Users },
  policy: { label: 'Policy', href: '/policy', Icon: SlidersHorizontal },
  work: { label: 'Work', href: '/work', Icon: Activity },
  connections: { label: 'Connections', href: '/connections', Icon: Plug },
}
