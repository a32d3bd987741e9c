import type { ReactNode } from 'react'
import { cx } from './cx.ts'

/** A grey shape where something will be; `className` gives its size. */
export function Skeleton({ className }: { className: string }) {
  return (
    <span className={cx('block animate-pulse rounded-md bg-quiet motion-reduce:animate-none', className)} />
  )
}

/** Says once that the page is being fetched; the shapes themselves are silent. */
export function Loading({ children }: { children: ReactNode }) {
  return (
    <div role="status">
      <span className="sr-only">Loading</span>
      <div aria-hidden>{children}</div>
    </div>
  )
}

export function HeadSkeleton({ pill = false }: { pill?: boolean }) {
  return (
    <div className="mb-6 flex items-start justify-between gap-6">
      <div className="min-w-0 flex-1">
        <Skeleton className="h-7 w-72 max-w-full" />
        <Skeleton className="mt-2 h-5 w-96 max-w-full" />
      </div>
      {pill && <Skeleton className="h-6 w-40" />}
    </div>
  )
}
