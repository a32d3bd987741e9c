'use client'

import { useEffect, useRef } from 'react'
import { listedKeys } from '../_ui/keys-store.ts'
import { Modal } from '../_ui/modal.tsx'
import { openDoor } from './doors.ts'
import type { Finder } from './finders.ts'
import { type PaletteCommand, PaletteList } from './palette-list.tsx'
import { useDoor } from './use-door.ts'

export interface PaletteProps {
  commands: readonly PaletteCommand[]
  finders: readonly Finder[]
}

/** ⌘K: what the page can do, every page, and every case and request by what was typed. */
export function Palette({ commands, finders }: PaletteProps) {
  const door = useDoor('palette')
  /** What was chosen is done once the palette is gone and the focus is back where it was. */
  const chosen = useRef<string>(undefined)
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
    <Modal
      {...door}
      title="Find anything"
      silentTitle
      onGone={() => {
        const key = chosen.current
        chosen.current = undefined
        listedKeys()
          .find((one) => one.key === key)
          ?.run()
      }}
    >
      <PaletteList
        commands={commands}
        finders={finders}
        onAct={(key) => {
          chosen.current = key
          openDoor(null)
        }}
      />
    </Modal>
  )
}
