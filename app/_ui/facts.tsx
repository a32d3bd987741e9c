import type { ReactNode } from 'react'

/** A list of words and what they are: "At stake: €240.00 + ¥12,000". */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="grid gap-1 text-sm">{children}</dl>
}

export function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex min-h-6 items-baseline justify-between gap-4">
      <dt className="shrink-0 text-muted">{term}</dt>
      <dd className="min-w-0 text-right wrap-anywhere">{children}</dd>
    </div>
  )
}
