import type { ReactNode } from 'react'
import { cx } from '../_ui/cx.ts'
import { Clicks } from '../_ui/clicks.tsx'
import { Keys } from '../_ui/keys.tsx'
import type { Finder } from './finders.ts'
import { KeyList } from './key-list.tsx'
import { Mark } from './mark.tsx'
import { MenuDrawer } from './menu-drawer.tsx'
import type { PaletteCommand } from './palette-list.tsx'
import { Palette } from './palette.tsx'
import { PersonPanel, type ShellPerson } from './person-panel.tsx'
import { PracticeBanner } from './practice-banner.tsx'
import { SectionLinks } from './section-links.tsx'
import type { Section } from './sections.ts'

export interface ShellProps {
  /** Only those the person may see. */
  sections: readonly Section[]
  person: ShellPerson
  /** The sign-out form. */
  signOut: ReactNode
  commands: readonly PaletteCommand[]
  finders: readonly Finder[]
  /** The sandbox's home in practice; left out elsewhere. */
  sandboxAddress?: string | undefined
  /** Pages, each in a `PageFrame`. */
  children: ReactNode
}

export function Shell({
  sections,
  person,
  signOut,
  commands,
  finders,
  sandboxAddress,
  children,
}: ShellProps) {
  const sidebar = (
    <>
      <div className="flex h-14 items-center px-4">
        <Mark />
      </div>
      <div className="flex-1 overflow-y-auto px-2 py-1">
        <SectionLinks sections={sections} />
      </div>
      <PersonPanel person={person} signOut={signOut} />
    </>
  )
  return (
    <div
      data-person={person.id}
      className={cx('flex min-h-dvh flex-col', sandboxAddress !== undefined && '[--banner:1.75rem]')}
    >
      <a href="#main" className={skipLook}>
        Skip to the page
      </a>
      {sandboxAddress !== undefined && <PracticeBanner sandboxAddress={sandboxAddress} />}
      <div className="flex flex-1">
        <aside aria-label="Desk" className="w-56 shrink-0 border-r border-line bg-sidebar max-md:hidden">
          <div className="sticky top-(--banner,0px) flex h-[calc(100dvh-var(--banner,0px))] flex-col">
            {sidebar}
          </div>
        </aside>
        <div className="min-w-0 flex-1">{children}</div>
      </div>
      <MenuDrawer>{sidebar}</MenuDrawer>
      <Palette commands={commands} finders={finders} />
      <KeyList />
      <Keys />
      <Clicks />
    </div>
  )
}

const skipLook =
  'sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-accent focus:px-3 focus:py-2 focus:text-on-accent'
