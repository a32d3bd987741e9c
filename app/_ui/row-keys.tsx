'use client'

import { createContext, useContext, useRef, type ReactNode } from 'react'
import { useKey } from './keys.tsx'

const Walked = createContext(false)

/**
 * Makes j and k walk the rows inside it, through one list after the other; Enter opens the row because its link has the focus. Inside
 * another one it does nothing.
 */
export function RowKeys({ children }: { children: ReactNode }) {
  return useContext(Walked) ? children : <Walk>{children}</Walk>
}

function Walk({ children }: { children: ReactNode }) {
  const area = useRef<HTMLDivElement>(null)
  const last = useRef(-1)

  function move(by: 1 | -1) {
    const links = [...(area.current?.querySelectorAll<HTMLElement>('[data-row-link]') ?? [])]
    const focused = links.findIndex((link) => link === document.activeElement)
    const from = focused === -1 ? last.current : focused
    const next = Math.min(Math.max(from + by, 0), links.length - 1)
    last.current = next
    links[next]?.focus()
  }

  useKey(
    'j',
    'Move to the next row',
    () => {
      move(1)
    },
    { repeats: true },
  )
  useKey(
    'k',
    'Move to the row before',
    () => {
      move(-1)
    },
    { repeats: true },
  )
  return (
    <div ref={area}>
      <Walked value>{children}</Walked>
    </div>
  )
}
