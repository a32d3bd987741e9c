'use client'

import { Command } from 'cmdk'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Modal } from '../_ui/modal.tsx'
import { openDoor } from './doors.ts'
import { findersFor, type Finder } from './finders.ts'
import { useDoor } from './use-door.ts'

export interface PaletteCommand {
  label: string
  href: Route
  /** "Go to", "Do". */
  group: string
  /** Other words it is found by. */
  words?: readonly string[] | undefined
}

export interface PaletteProps {
  commands: readonly PaletteCommand[]
  finders: readonly Finder[]
}

/** ⌘K: pages, commands, and whatever was typed handed to a search. */
export function Palette({ commands, finders }: PaletteProps) {
  const door = useDoor('palette')
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      openDoor('palette')
    }
    window.addEventListener('keydown', pressed)
    return () => {
      window.removeEventListener('keydown', pressed)
    }
  }, [])
  return (
    <Modal {...door} title="Find anything" silentTitle>
      <PaletteList commands={commands} finders={finders} />
    </Modal>
  )
}

function PaletteList({ commands, finders }: PaletteProps) {
  const [text, setText] = useState('')
  const router = useRouter()
  const found = findersFor(finders, text)
  const groups = [...new Set(commands.map(({ group }) => group))]

  function go(href: Route) {
    openDoor(null)
    router.push(href)
  }

  return (
    <Command label="Find anything" loop>
      <Command.Input
        value={text}
        onValueChange={setText}
        placeholder="A page, a request number, an e-mail, an id"
        className="h-12 w-full border-b border-line bg-transparent px-4 text-lg outline-none"
      />
      <Command.List className="max-h-[50vh] overflow-auto p-2">
        {found.length === 0 && (
          <Command.Empty className="px-2 py-6 text-center text-muted">
            Nothing by that name. Type a request number, an e-mail or an id.
          </Command.Empty>
        )}
        {groups.map((group) => (
          <Command.Group key={group} heading={group} className={groupLook}>
            {commands
              .filter((command) => command.group === group)
              .map(({ label, href, words = [] }) => (
                <Command.Item
                  key={label}
                  value={label}
                  keywords={[...words]}
                  onSelect={() => {
                    go(href)
                  }}
                  className={itemLook}
                >
                  {label}
                </Command.Item>
              ))}
          </Command.Group>
        ))}
        {found.map(({ label, href }) => (
          <Command.Item
            key={label}
            value={label}
            forceMount
            onSelect={() => {
              go(href)
            }}
            className={itemLook}
          >
            {label}
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  )
}

const itemLook =
  'flex min-h-9 cursor-pointer items-center rounded-md px-2 wrap-anywhere aria-selected:bg-accent-soft aria-selected:text-accent'

const groupLook =
  '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted'
