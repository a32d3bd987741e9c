'use client'

import { Menu, Search } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { Bell } from './bell.tsx'
import type { Counted } from './counts.ts'
import { barButton } from './bar-button.ts'
import { openDoor } from './doors.ts'
import { ThemeMenu } from './theme-menu.tsx'

export interface Crumb {
  label: string
  /** Left out for the page itself. */
  href?: Route | undefined
}

export interface TopBarProps {
  crumbs: readonly Crumb[]
  unread?: Counted | undefined
}

export function TopBar({ crumbs, unread }: TopBarProps) {
  return (
    <header className="flex h-14 items-center gap-2 border-b border-line px-4 md:px-6">
      <button
        type="button"
        onClick={() => {
          openDoor('menu')
        }}
        aria-haspopup="dialog"
        className={`${barButton} md:hidden`}
      >
        <Menu aria-hidden size={16} />
        Menu
      </button>
      <nav aria-label="Breadcrumb" className="min-w-0 flex-1">
        <ol className="flex items-center gap-2">
          {crumbs.map(({ label, href }, at) => (
            <li
              key={label}
              className="flex min-w-0 items-center gap-2 text-muted last:text-ink only:text-muted max-md:not-last:hidden"
            >
              {at > 0 && (
                <span aria-hidden className="max-md:hidden">
                  /
                </span>
              )}
              {href === undefined ? (
                <span aria-current="page" className="truncate">
                  {label}
                </span>
              ) : (
                <Link href={href} className="truncate hover:text-ink">
                  {label}
                </Link>
              )}
            </li>
          ))}
        </ol>
      </nav>
      <button
        type="button"
        onClick={() => {
          openDoor('palette')
        }}
        aria-haspopup="dialog"
        aria-keyshortcuts="Meta+K Control+K"
        className={`${barButton} lg:w-72`}
      >
        <Search aria-hidden size={16} />
        <span>
          Find<span className="max-sm:hidden"> anything</span>
        </span>
        <kbd
          aria-hidden
          className="ml-auto rounded-sm border border-line px-1 font-mono text-xs max-sm:hidden"
        >
          ⌘K
        </kbd>
      </button>
      <Bell unread={unread} />
      <ThemeMenu />
    </header>
  )
}
