import type { ReactNode } from 'react'

export interface PageHeadProps {
  /** A sentence about the thing: "7 requests wait for you". */
  title: ReactNode
  /** One quiet line below it. */
  children?: ReactNode
  /** Pills and buttons at the right. */
  aside?: ReactNode
  /** A thin line under it all: a progress bar. */
  below?: ReactNode
}

export function PageHead({ title, children, aside, below }: PageHeadProps) {
  return (
    <div className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 className="text-title font-semibold tracking-tight wrap-anywhere">{title}</h1>
        {children && <p className="mt-1 text-muted">{children}</p>}
      </div>
      {aside && <div className="flex flex-wrap items-center gap-2">{aside}</div>}
      {below && <div className="w-full">{below}</div>}
    </div>
  )
}
