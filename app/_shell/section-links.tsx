'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useSyncExternalStore } from 'react'
import { cx } from '../_ui/cx.ts'
import { sectionLooks, type Section } from './sections.ts'
import { noneTold, subscribeToWaiting, toldWaiting, type Waiting } from './waiting-count.ts'

export function SectionLinks({ sections }: { sections: readonly Section[] }) {
  const path = usePathname()
  return (
    <nav aria-label="Sections">
      <ul className="grid gap-0.5">
        {sections.map((section) => (
          <li key={section.name}>
            <SectionLink section={section} path={path} />
          </li>
        ))}
      </ul>
    </nav>
  )
}

function SectionLink({ section, path }: { section: Section; path: string }) {
  const { label, href, Icon } = sectionLooks[section.name]
  const current = section.name === 'queue' ? path === href : path === href || path.startsWith(`${href}/`)
  return (
    <Link
      href={href}
      aria-current={current ? 'page' : undefined}
      className={cx(
        'flex h-8 items-center gap-2.5 rounded-md border px-2.5',
        current
          ? 'border-line bg-panel font-medium text-ink shadow-raised'
          : 'border-transparent text-muted hover:bg-quiet hover:text-ink',
      )}
    >
      <Icon aria-hidden size={16} />
      {label}
      {section.waiting && <WaitingCount {...section.waiting} />}
    </Link>
  )
}

function WaitingCount(drawn: Waiting) {
  const told = useSyncExternalStore(subscribeToWaiting, toldWaiting, noneTold)
  const { count } = told && told.at > drawn.at ? told : drawn
  if (count === 0) return null
  return (
    <span className="ml-auto text-sm font-normal text-muted">
      {count}
      <span className="sr-only"> waiting</span>
    </span>
  )
}
