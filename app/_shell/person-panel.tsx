'use client'

import { Popover } from '@base-ui/react/popover'
import { ChevronsUpDown, MonitorSmartphone } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { PlainLink } from '../_ui/plain-link.tsx'
import { ThemeChoice } from './theme-choice.tsx'

export interface ShellPerson {
  id: string
  name: string
  email: string
  roles: readonly string[]
}

export interface PersonPanelProps {
  person: ShellPerson
  /** The sign-out form. */
  signOut: ReactNode
}

/** Who is signed in; opens to roles, theme and sign-out. */
export function PersonPanel({ person, signOut }: PersonPanelProps) {
  const [open, setOpen] = useState(false)
  return (
    <Popover.Root open={open} onOpenChange={(opens) => setOpen(opens)}>
      <Popover.Trigger className="flex h-14 w-full items-center gap-2 border-t border-line px-3 text-left hover:bg-quiet focus-visible:-outline-offset-2">
        <span
          aria-hidden
          className="grid size-7 shrink-0 place-items-center rounded-full bg-accent-soft text-xs font-semibold text-accent"
        >
          {initials(person.name)}
        </span>
        <span className="min-w-0 flex-1 text-sm">
          <span className="block truncate font-medium">{person.name}</span>
          <span className="block truncate text-xs text-muted">
            {person.roles.join(', ') || 'no role yet'}
          </span>
        </span>
        <ChevronsUpDown aria-hidden size={16} className="shrink-0 text-muted" />
        <span className="sr-only">Account</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner side="top" align="start" sideOffset={6} collisionPadding={8} className="z-50">
          <Popover.Popup className="w-60 rounded-lg border border-line bg-panel p-3 shadow-afloat outline-none">
            <Popover.Title className="truncate font-semibold">{person.name}</Popover.Title>
            <Popover.Description className="truncate text-sm text-muted">{person.email}</Popover.Description>
            <div className="my-3 border-y border-line py-3">
              <ThemeChoice />
            </div>
            {person.roles.length > 0 && (
              <PlainLink
                href="/sessions"
                onClick={() => setOpen(false)}
                className="mb-3 flex h-8 items-center gap-2 rounded-md px-2 text-sm hover:bg-quiet"
              >
                <MonitorSmartphone aria-hidden size={16} />
                Where you are signed in
              </PlainLink>
            )}
            {signOut}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

function initials(name: string) {
  const words = name.split(/\s+/).filter(Boolean)
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.[0] ?? '')
    .join('')
    .toUpperCase()
}
