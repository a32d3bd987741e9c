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

export function TableSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <div className="rounded-lg border border-line bg-panel">
      <div className="h-9" />
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex h-[58px] items-center gap-6 border-t border-line px-4">
          <Skeleton className="h-4 w-14" />
          <div className="min-w-0 flex-1">
            <Skeleton className="h-4 w-64 max-w-full" />
            <Skeleton className="mt-1.5 h-3 w-44 max-w-full" />
          </div>
          <Skeleton className="h-4 w-20" />
          <Skeleton className="h-5 w-16 max-sm:hidden" />
        </div>
      ))}
    </div>
  )
}
