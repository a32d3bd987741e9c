import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'

const look = 'underline decoration-1 underline-offset-2 hover:decoration-2'

export function TextLink({ href, children }: { href: Route; children: ReactNode }) {
  return (
    <Link href={href} className={look}>
      {children}
    </Link>
  )
}

/** Leaves the desk, in a new tab. */
export function OutsideLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noreferrer" className={look}>
      {children}
      <span className="sr-only"> (opens in a new tab)</span>
    </a>
  )
}
