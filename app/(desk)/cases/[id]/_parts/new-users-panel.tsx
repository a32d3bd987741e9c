'use client'

import { useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { cx } from '#app/_ui/cx.ts'
import { LinkButton } from '#app/_ui/link-button.tsx'
import { Modal } from '#app/_ui/modal.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import { ProgressBar } from '#app/_ui/progress-bar.tsx'
import { AddUsers } from './add-users.tsx'
import { fileAddress, type NewUserLine, UserRow } from './user-row.tsx'

interface NewUsersPanelProps {
  caseId: string
  users: readonly NewUserLine[]
  mayWork: boolean
  mayFile: boolean
}

/** Shown at once; of a glitch there may be hundreds. */
const most = 10

const order = ['to file', 'under way', 'counts']

/** Whom the person says they referred, those first for whom nothing is under way, each with the way to a request. */
export function NewUsersPanel({ caseId, users, mayWork, mayFile }: NewUsersPanelProps) {
  const [all, setAll] = useState(false)
  const [adding, setAdding] = useState(false)
  const sorted = users.toSorted((one, other) => order.indexOf(one.filed) - order.indexOf(other.filed))
  const shown = all ? sorted : sorted.slice(0, most)
  const [next] = sorted.filter(({ filed }) => filed === 'to file')
  const filed = users.filter((one) => one.filed !== 'to file').length
  const several = users.length > 1
  return (
    <Panel
      title={users.length === 1 ? 'The new user' : `${users.length} new users`}
      note={several && `${filed} of ${users.length} filed`}
      flush
      aside={
        mayWork && (
          <Button size="small" variant="quiet" hotkey="u" onClick={() => setAdding(true)}>
            Add new users
          </Button>
        )
      }
    >
      {users.length === 0 && (
        <p className="p-4 text-muted">It is not known yet whom they referred. Ask the person.</p>
      )}
      {several && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-3">
          <div className="min-w-32 flex-1">
            <ProgressBar value={filed} max={users.length} label="Requests filed" />
          </div>
          {mayFile && next && (
            <LinkButton href={fileAddress(caseId, next)} size="small" variant="primary" hotkey="f">
              {filed === 0 ? 'File for one after the other' : 'File for the next'}
            </LinkButton>
          )}
        </div>
      )}
      <ul className={cx('divide-y divide-line', all && 'max-h-144 overflow-y-auto')}>
        {shown.map((user) => (
          <UserRow
            key={user.id}
            caseId={caseId}
            user={user}
            mayWork={mayWork}
            mayFile={mayFile}
            only={!several}
          />
        ))}
      </ul>
      {users.length > most && (
        <div className="border-t border-line p-2">
          <Button size="small" variant="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? 'Show fewer' : `Show all ${users.length}`}
          </Button>
        </div>
      )}
      <Modal open={adding} onOpenChange={setAdding} title="Add new users">
        <AddUsers caseId={caseId} onDone={() => setAdding(false)} />
      </Modal>
    </Panel>
  )
}
