'use client'

import { useEffect, useRef, type ReactNode } from 'react'

/** Below 640 px one line that scrolls sideways, and begins where the list that is shown stands; else one below the other. */
export function OneLine({ children }: { children: ReactNode }) {
  const line = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const current = line.current?.querySelector<HTMLElement>('[aria-current]')
    if (line.current && current) line.current.scrollLeft = current.offsetLeft - inset
  }, [])
  return (
    <div
      ref={line}
      className="relative grid gap-2 max-sm:-mx-4 max-sm:flex max-sm:overflow-x-auto max-sm:px-4 max-sm:py-1"
    >
      {children}
    </div>
  )
}

/** The one before still looks out, so that one sees that the line goes on. */
const inset = 48
