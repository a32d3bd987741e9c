import type { ReactNode } from 'react'
import { Mark } from './mark.tsx'
import { PracticeBanner } from './practice-banner.tsx'

export interface BarePageProps {
  title: string
  children: ReactNode
  sandboxAddress?: string | undefined
}

/** A page for someone who is not inside yet: sign-in, no role, not found. */
export function BarePage({ title, children, sandboxAddress }: BarePageProps) {
  return (
    <div className="flex min-h-dvh flex-col [--banner:1.75rem]">
      {sandboxAddress !== undefined && <PracticeBanner sandboxAddress={sandboxAddress} />}
      <main id="main" className="m-auto w-full max-w-md px-4 py-12">
        <Mark />
        <h1 className="mt-6 text-title font-semibold tracking-tight">{title}</h1>
        <div className="mt-2 grid gap-4">{children}</div>
      </main>
    </div>
  )
}
