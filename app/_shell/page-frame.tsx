import type { ReactNode } from 'react'
import { TopBar, type Crumb } from './top-bar.tsx'

export interface PageFrameProps {
  /** From the section to the page: [{ label: 'Requests', href: '/requests' }, { label: 'R-1042' }]. */
  crumbs: readonly Crumb[]
  children: ReactNode
}

/** The top bar and the main part of one page, beside the shell's sidebar. */
export function PageFrame({ crumbs, children }: PageFrameProps) {
  return (
    <>
      <TopBar crumbs={crumbs} />
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-page px-4 py-6 outline-none md:px-6">
        {children}
      </main>
    </>
  )
}
