'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { useRef, type ReactNode } from 'react'
import { buttonLook, type ButtonLook } from './button-look.ts'
import { Kbd, keyCap } from './kbd.tsx'
import { useKey } from './keys.tsx'

export interface LinkButtonProps extends ButtonLook {
  href: Route
  children: string
  icon?: ReactNode
  /** One key that follows this link, shown on it: "n". */
  hotkey?: string | undefined
  /** For a file, which a page change would not fetch. */
  download?: boolean | undefined
}

export function LinkButton({ href, children, icon, hotkey, download, ...look }: LinkButtonProps) {
  const link = useRef<HTMLAnchorElement>(null)
  useKey(hotkey, children, () => link.current?.click())
  const inside = (
    <>
      {icon}
      {children}
      {hotkey !== undefined && <Kbd>{keyCap(hotkey)}</Kbd>}
    </>
  )
  const common = { ref: link, className: buttonLook(look), 'aria-keyshortcuts': hotkey }
  if (download)
    return (
      <a {...common} href={href} download>
        {inside}
      </a>
    )
  return (
    <Link {...common} href={href} prefetch={false}>
      {inside}
    </Link>
  )
}
