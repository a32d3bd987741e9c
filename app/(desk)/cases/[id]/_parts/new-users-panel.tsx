'use client'

import type { Route } from 'next'
import { useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { Id } from '#app/_ui/id.tsx'
import { LinkButton } from '#app/_ui/link-button.tsx'
import { Modal } from '#app/_ui/modal.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import { TextArea } from '#app/_ui/text-area.tsx'
import { parseNewUsers } from '#lib/cases/parse-new-users.ts'
import { counted } from '../../../requests/_plan/counted.ts'
import { useDo } from '../../_parts/use-do.ts'
import { ChangeUserForm } from './change-user-form.tsx'
import { addUsers, removeUser } from '../new-user-actions.ts'

export interface NewUserLine {
  id: string
  newUserId: string | null
  email: string | null
  name: string | null
  organizationId: string | null
  customerId: string | null
}

interface NewUsersPanelProps {
  caseId: string
  users: readonly NewUserLine[]
  mayWork: boolean
  mayFile: boolean
}

/** Shown at once; of a glitch there may be hundreds. */
const most = 10

/** Whom the person says they referred, each with the way to a request that carries everything over. */
export function NewUsersPanel({ caseId, users, mayWork, mayFile }: NewUsersPanelProps) {
  const [all, setAll] = useState(false)
  const [adding, setAdding] = useState(false)
  const shown = all ? users : users.slice(0, most)
  return (
    <Panel
      title={users.length === 1 ? 'The new user' : `${users.length} new users`}
      flush
      aside={
        mayWork && (
          <Button size="small" variant="quiet" onClick={() => setAdding(true)}>
            Add new users
          </Button>
        )
      }
    >
      {users.length === 0 && (
        <p className="p-4 text-muted">It is not known yet whom they referred. Ask the person.</p>
      )}
      <ul className="divide-y divide-line">
        {shown.map((user, at) => (
          <UserRow
            key={user.id}
            caseId={caseId}
            user={user}
            mayWork={mayWork}
            mayFile={mayFile}
            hotkey={users.length === 1 && at === 0}
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

interface UserRowProps extends Omit<NewUsersPanelProps, 'users'> {
  user: NewUserLine
  hotkey: boolean
}

function UserRow({ caseId, user, mayWork, mayFile, hotkey }: UserRowProps) {
  const { run, pending, refusal } = useDo()
  const [changing, setChanging] = useState(false)
  const { id, newUserId, email, name, customerId } = user
  const called = name ?? email ?? newUserId ?? customerId ?? 'the new user'
  const ids = [email, newUserId, customerId].filter((one) => one !== null)
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2.5">
      <div className="min-w-0">
        {name !== null && <p className="font-medium wrap-anywhere">{name}</p>}
        <p className="flex flex-wrap gap-x-3">
          {ids.map((one) => (
            <Id key={one} id={one} length={36} />
          ))}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {mayFile && (
          <LinkButton
            href={`/requests/new?case=${caseId}&newUser=${id}` as Route}
            size="small"
            variant={hotkey ? 'primary' : 'plain'}
            hotkey={hotkey ? 'f' : undefined}
          >
            File a request
          </LinkButton>
        )}
        {mayWork && (
          <>
            <Button
              size="small"
              variant="quiet"
              aria-label={`Change ${called}`}
              onClick={() => setChanging(true)}
            >
              Change
            </Button>
            <Button
              size="small"
              variant="quiet"
              aria-label={`Take out ${called}`}
              pending={pending}
              onClick={() => run(() => removeUser({ caseId, id }))}
            >
              Take out
            </Button>
            <Modal open={changing} onOpenChange={setChanging} title={`What is known of ${called}`}>
              <ChangeUserForm caseId={caseId} user={user} onDone={() => setChanging(false)} />
            </Modal>
          </>
        )}
      </div>
      {refusal && <p className="w-full text-sm text-bad">{refusal.sentence}</p>}
    </li>
  )
}

function AddUsers({ caseId, onDone }: { caseId: string; onDone: () => void }) {
  const [typed, setTyped] = useState('')
  const { run, pending, refusal } = useDo()
  const newUsers = parseNewUsers(typed)
  return (
    <form
      className="grid gap-2 p-4"
      onSubmit={(event) => {
        event.preventDefault()
        run(() => addUsers({ caseId, newUsers }), onDone)
      }}
    >
      <TextArea
        label="New users"
        rows={6}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        placeholder="nils@company.com, usr_40871, Nils Berg"
        hint={newUsers.length === 0 ? 'One a line: e-mail, id, name.' : counted(newUsers.length, 'new user')}
      />
      {refusal && (
        <Callout tone="bad" title="Nobody was added." live>
          {refusal.sentence}
        </Callout>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>Leave it</Button>
        <Button
          type="submit"
          variant="primary"
          pending={pending}
          unavailable={newUsers.length === 0 ? 'Type at least one.' : undefined}
        >
          Add them
        </Button>
      </div>
    </form>
  )
}
