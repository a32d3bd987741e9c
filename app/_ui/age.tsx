'use client'

import { formatSpan } from './format.ts'
import { useNow } from './reader.tsx'

/** How long ago something happened, as a bare length: "27 d", "18 h". */
export function Age({ since }: { since: Date | string | number }) {
  return <span className="whitespace-nowrap">{formatSpan(useNow() - new Date(since).getTime())}</span>
}
