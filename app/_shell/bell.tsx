'use client'

import { Bell as BellIcon } from 'lucide-react'
import { useEffect, useSyncExternalStore } from 'react'
import { cx } from '../_ui/cx.ts'
import { PlainLink } from '../_ui/plain-link.tsx'
import { barButton } from './bar-button.ts'
import { type Counted, noneTold, unreadCount } from './counts.ts'

/** Leads to the notices, and says how many are not read; where nobody counted for this page, as the page before did. */
export function Bell({ unread: drawn }: { unread?: Counted | undefined }) {
  const told = useSyncExternalStore(unreadCount.subscribe, unreadCount.told, noneTold)
  const { count } = newest(drawn, told)
  useEffect(() => {
    if (drawn) unreadCount.tell(newest(drawn, unreadCount.told()))
  }, [drawn])
  return (
    <PlainLink href="/notices" className={cx(barButton, 'lg:min-w-30', count > 0 && 'text-ink')}>
      <BellIcon aria-hidden size={16} />
      <span className="max-lg:sr-only">Notices</span>
      {count > 0 && (
        <span className="-mr-1 rounded-full bg-accent px-1.5 text-xs leading-5 font-semibold text-on-accent">
          {count < most ? count : `${most - 1}+`}
          <span className="sr-only"> not read</span>
        </span>
      )}
    </PlainLink>
  )
}

/** Counting ends there: lib/auth/session.ts. */
const most = 100

const newest = (drawn: Counted | undefined, told: Counted | null): Counted =>
  [drawn, told].reduce<Counted>((one, other) => (other && other.at > one.at ? other : one), {
    count: 0,
    at: 0,
  })
