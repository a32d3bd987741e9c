'use client'

import Link, { useLinkStatus } from 'next/link'
import type { LucideIcon } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { useSyncExternalStore } from 'react'
import { cx } from '../_ui/cx.ts'
import { Spinner } from '../_ui/spinner.tsx'
import { type Counted, noneTold, waitingCount } from './counts.ts'
import { sectionLooks, type Section } from './sections.ts'

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
      <SectionIcon Icon={Icon} />
      {label}
      {section.waiting && <WaitingCount {...section.waiting} />}
    </Link>
  )
}

/** Turns when the page is slow to come. Lists have no skeleton: once shown, React would keep it for 300 ms, and they come in fewer. */
function SectionIcon({ Icon }: { Icon: LucideIcon }) {
  const { pending } = useLinkStatus()
  return (
    <span className="grid size-4 *:col-start-1 *:row-start-1">
      <span className={cx(pending && 'opacity-0 transition-opacity delay-150')}>
        <Icon aria-hidden size={16} />
      </span>
      <span className={cx('opacity-0', pending && 'opacity-100 transition-opacity delay-150')}>
        <Spinner />
      </span>
    </span>
  )
}

function WaitingCount(drawn: Counted) {
  const told = useSyncExternalStore(waitingCount.subscribe, waitingCount.told, noneTold)
  const { count } = told && told.at > drawn.at ? told : drawn
  if (count === 0) return null
  return (
    <span className="ml-auto text-sm font-normal text-muted">
      {count}
      <span className="sr-only"> waiting</span>
    </span>
  )
}
