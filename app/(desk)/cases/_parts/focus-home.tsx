'use client'

import { type ReactNode, useEffect, useRef } from 'react'

/** Where an act takes away what had the focus, the focus comes here, and not to the top of the page. */
export function FocusHome({ id, children }: { id?: string; children: ReactNode }) {
  const home = useRef<HTMLDivElement>(null)
  const inside = useRef(false)
  useEffect(() => {
    const moved = ({ target }: FocusEvent) => {
      inside.current = target instanceof Node && home.current?.contains(target) === true
    }
    document.addEventListener('focusin', moved)
    return () => {
      document.removeEventListener('focusin', moved)
    }
  }, [])
  useEffect(() => {
    if (inside.current && document.activeElement === document.body)
      home.current?.focus({ preventScroll: true })
  })
  return (
    <div ref={home} id={id} tabIndex={-1} className="min-w-0 scroll-mt-20 outline-none">
      {children}
    </div>
  )
}
