import type { ReactNode } from 'react'
import { TopBar, type Crumb } from './top-bar.tsx'
import type { Counted } from './counts.ts'

export interface FrameProps {
  /** From the section to the page: [{ label: 'Requests', href: '/requests' }, { label: 'R-1042' }]. */
  crumbs: readonly Crumb[]
  /** The reader's notices, where they were counted for this page. */
  unread?: Counted | undefined
  children: ReactNode
}

/** The top bar and the main part of what stands for a page until it comes, or instead of it. Pages use `PageFrame`. */
export function Frame({ crumbs, unread, children }: FrameProps) {
  return (
    <>
      <TopBar crumbs={crumbs} unread={unread} />
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-page px-4 py-6 outline-none md:px-6">
        {children}
      </main>
    </>
  )
}
