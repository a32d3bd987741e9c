'use client'

import { Command } from 'cmdk'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useState, useSyncExternalStore } from 'react'
import { Kbd, keyCap } from '../_ui/kbd.tsx'
import { type KeyAction, listedKeys, subscribeToKeys } from '../_ui/keys-store.ts'
import { openDoor } from './doors.ts'
import { findersFor, type Finder } from './finders.ts'
import { useFound } from './use-found.ts'

export interface PaletteCommand {
  label: string
  href: Route
  /** "Go to", "Do". */
  group: string
  /** Other words it is found by. */
  words?: readonly string[] | undefined
}

interface PaletteListProps {
  commands: readonly PaletteCommand[]
  finders: readonly Finder[]
  /** Does what this key does on the page. */
  onAct: (key: string) => void
}

const noKeys: readonly KeyAction[] = []

export function PaletteList({ commands, finders, onAct }: PaletteListProps) {
  const [text, setText] = useState('')
  const [marked, mark] = useState('')
  const [walked, setWalked] = useState(false)
  const router = useRouter()
  const keys = useSyncExternalStore(subscribeToKeys, listedKeys, () => noKeys)
  const { found, looking } = useFound(text)
  const leads = findersFor(finders, text)
  // What is found comes a moment after what is typed; unless somebody walked on, it goes before a search for it. What was found for the words
  // before stays where it is, so that nothing jumps, and cannot be chosen.
  const onSearch = !walked && !looking && leads.some(({ label, exact }) => !exact && label === marked)
  const acts = keys.filter(({ repeats, label }) => !repeats && !commands.some((one) => one.label === label))

  function go(href: Route) {
    openDoor(null)
    router.push(href)
  }

  return (
    <Command
      label="Find anything"
      loop
      value={(onSearch ? found[0]?.href : undefined) ?? marked}
      onValueChange={mark}
      onKeyDown={({ key }) => {
        if (key.startsWith('Arrow')) setWalked(true)
      }}
    >
      <Command.Input
        value={text}
        onValueChange={(typed) => {
          setWalked(false)
          setText(typed)
        }}
        placeholder="A case, a request, a page, an action"
        className="h-12 w-full border-b border-line bg-transparent px-4 text-lg outline-none"
      />
      <Command.List className="max-h-[50vh] overflow-auto p-2">
        {leads.length === 0 && (
          <Command.Empty className="px-2 py-6 text-center text-muted">
            Nothing by that name. Type a number, a word, an e-mail or an id.
          </Command.Empty>
        )}
        {acts.length > 0 && (
          <Command.Group heading="On this page" className={groupLook}>
            {acts.map(({ key, label }) => (
              <Item key={key} value={`${label} on this page`} onSelect={() => onAct(key)}>
                {label}
                <span className="ml-auto rounded-sm border border-line px-1.5">
                  <Kbd>{keyCap(key)}</Kbd>
                </span>
              </Item>
            ))}
          </Command.Group>
        )}
        {[...new Set(commands.map(({ group }) => group))].map((group) => (
          <Command.Group key={group} heading={group} className={groupLook}>
            {commands
              .filter((command) => command.group === group)
              .map(({ label, href, words = [] }) => (
                <Item key={label} value={label} keywords={[...words]} onSelect={() => go(href)}>
                  {label}
                </Item>
              ))}
          </Command.Group>
        ))}
        {['Cases', 'Requests'].map((group) => {
          const some = found.filter((one) => one.group === group)
          return (
            some.length > 0 && (
              <Command.Group key={group} heading={group} forceMount className={groupLook}>
                {some.map(({ name, about, state, href }) => (
                  <Item key={href} value={href} forceMount disabled={looking} onSelect={() => go(href)}>
                    <span className="mr-3 shrink-0 font-mono text-sm text-muted">{name}</span>
                    <span className="min-w-0 truncate">{about}</span>
                    <span className="ml-auto shrink-0 pl-3 text-sm text-muted">{state}</span>
                  </Item>
                ))}
              </Command.Group>
            )
          )
        })}
        {leads.map(({ label, href }) => (
          <Item key={label} value={label} forceMount onSelect={() => go(href)}>
            {label}
          </Item>
        ))}
      </Command.List>
      <p role="status" className="sr-only">
        {looking ? 'Looking for cases and requests' : ''}
      </p>
    </Command>
  )
}

const Item = (props: React.ComponentProps<typeof Command.Item>) => (
  <Command.Item
    {...props}
    className="flex min-h-9 cursor-pointer items-center rounded-md px-2 wrap-anywhere aria-disabled:opacity-60 aria-selected:bg-accent-soft aria-selected:text-accent"
  />
)

const groupLook =
  '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted'
