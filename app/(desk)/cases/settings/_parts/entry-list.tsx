'use client'

import { useState } from 'react'
import { v7 } from 'uuid'
import { Button } from '#app/_ui/button.tsx'
import { Modal } from '#app/_ui/modal.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import { RowKeys } from '#app/_ui/row-keys.tsx'
import type { Kind } from '#lib/cases/words.ts'
import { EditedRow } from './edited-row.tsx'
import { EntryForm } from './entry-form.tsx'

/** An entry of a closed list, as the page shows it. */
export interface ListEntry {
  id: string
  position: number
  name: string
  retired: boolean
  /** Below the name: the sentence that is told, or the kind it belongs to. */
  note?: string
  kind?: Kind
}

export type What = 'cause' | 'reason' | 'ask'

export const nouns: Record<What, string> = { cause: 'cause', reason: 'reason', ask: 'line' }

interface EntryListProps {
  what: What
  title: string
  entries: readonly ListEntry[]
}

/** One closed list: each entry is edited, retired, or offered again. */
export function EntryList({ what, title, entries }: EntryListProps) {
  const [edited, setEdited] = useState<ListEntry>()
  const last = Math.max(0, ...entries.map(({ position }) => position))
  const now = entries.find(({ id }) => id === edited?.id)
  return (
    <Panel
      title={title}
      flush
      aside={
        <Button
          size="small"
          hotkey="n"
          onClick={() =>
            setEdited({ id: v7(), position: last + 1, name: '', retired: false, kind: 'dispute' })
          }
        >
          {`Add a ${nouns[what]}`}
        </Button>
      }
    >
      <RowKeys>
        <ul className="divide-y divide-line">
          {entries.map((entry) => (
            <EditedRow
              key={entry.id}
              name={entry.name}
              note={entry.note}
              retired={entry.retired}
              onEdit={() => setEdited(entry)}
            />
          ))}
        </ul>
      </RowKeys>
      <Modal
        open={edited !== undefined}
        onOpenChange={() => setEdited(undefined)}
        title={now ? `Change the ${nouns[what]}` : `Add a ${nouns[what]}`}
      >
        {edited && (
          <EntryForm
            key={edited.id}
            what={what}
            entry={now ?? edited}
            isNew={!now}
            onDone={() => setEdited(undefined)}
          />
        )}
      </Modal>
    </Panel>
  )
}
