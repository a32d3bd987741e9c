import type { ReactNode } from 'react'

/** A word of the machine inside a sentence: an event's name, a key. */
export function Code({ children }: { children: ReactNode }) {
  return <code className="font-mono text-[0.93em] font-normal">{children}</code>
}
