'use client'

import { useSyncExternalStore } from 'react'
import { Kbd, keyCap } from '../_ui/kbd.tsx'
import { listedKeys, subscribeToKeys, type KeyAction } from '../_ui/keys-store.ts'
import { useKey } from '../_ui/keys.tsx'
import { Modal } from '../_ui/modal.tsx'
import { openDoor } from './doors.ts'
import { useDoor } from './use-door.ts'

const none: readonly KeyAction[] = []

const always = [
  { caps: ['⌘', 'K'], label: 'Find anything (Ctrl K on other keyboards)' },
  { caps: ['↵'], label: 'Open the row, or press the button, that has the focus' },
  { caps: ['Esc'], label: 'Leave a field, close what is open' },
]

/** Every key that works on this page, behind "?". */
export function KeyList() {
  const keys = useSyncExternalStore(subscribeToKeys, listedKeys, () => none)
  useKey('?', 'Show all keys', () => {
    openDoor('keys')
  })
  return (
    <Modal {...useDoor('keys')} title="Keys on this page">
      <dl className="p-4 pt-2">
        {keys.map(({ key, label }) => (
          <KeyLine key={key} caps={[keyCap(key)]} label={label} />
        ))}
        {always.map((line) => (
          <KeyLine key={line.label} {...line} />
        ))}
      </dl>
      <p className="border-t border-line px-4 py-3 text-sm text-muted">A key never fires while you type.</p>
    </Modal>
  )
}

function KeyLine({ caps, label }: { caps: readonly string[]; label: string }) {
  return (
    <div className="flex min-h-9 items-center justify-between gap-4 border-b border-line last:border-0">
      <dd>{label}</dd>
      <dt className="order-last flex gap-1">
        <span className="sr-only">{caps.join(' ')}</span>
        {caps.map((cap) => (
          <span key={cap} className="rounded-sm border border-line bg-quiet px-1.5 py-0.5">
            <Kbd>{cap}</Kbd>
          </span>
        ))}
      </dt>
    </div>
  )
}
