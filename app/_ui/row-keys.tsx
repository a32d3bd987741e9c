'use client'

import { usePathname } from 'next/navigation'
import { createContext, useContext, useEffect, useRef, type ReactNode } from 'react'
import { useKey } from './keys.tsx'

const Walked = createContext(false)

/** The row that had the focus last, by the page: whoever comes back goes on from there. */
const left = new Map<string, string>()

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
  const path = usePathname()

  useEffect(() => {
    const links = [...(area.current?.querySelectorAll('[data-row-link]') ?? [])]
    const href = left.get(path)
    if (href !== undefined) last.current = links.findIndex((link) => link.getAttribute('href') === href)
  }, [path])

  function move(by: 1 | -1) {
    const links = [...(area.current?.querySelectorAll<HTMLElement>('[data-row-link]') ?? [])]
    const focused = links.findIndex((link) => link === document.activeElement)
    const from = focused === -1 ? last.current : focused
    const next = Math.min(Math.max(from + by, 0), links.length - 1)
    last.current = next
    const link = links[next]
    link?.focus()
    const href = link?.getAttribute('href')
    if (href) left.set(path, href)
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
