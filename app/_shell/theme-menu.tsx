'use client'

import { Popover } from '@base-ui/react/popover'
import { Moon, Sun } from 'lucide-react'
import { ThemeChoice } from './theme-choice.tsx'

export function ThemeMenu() {
  return (
    <Popover.Root>
      <Popover.Trigger className="inline-flex h-8 items-center gap-2 rounded-md border border-line bg-panel px-3 text-sm text-muted hover:bg-quiet hover:text-ink max-md:hidden">
        <Sun aria-hidden size={16} className="dark:hidden" />
        <Moon aria-hidden size={16} className="hidden dark:block" />
        Theme
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner align="end" sideOffset={6} className="z-50">
          <Popover.Popup
            aria-label="Theme"
            className="w-40 rounded-lg border border-line bg-panel p-2 shadow-afloat outline-none"
          >
            <ThemeChoice />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
