'use client'

import type { Route } from 'next'
import { useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { Id } from '#app/_ui/id.tsx'
import { LinkButton } from '#app/_ui/link-button.tsx'
import { Modal } from '#app/_ui/modal.tsx'
import { type RequestStateName, StatePill } from '#app/_ui/state-pill.tsx'
import { TextLink } from '#app/_ui/text-link.tsx'
import type { Filed } from '#lib/cases/match-requests.ts'
import { useDo } from '../../_parts/use-do.ts'
import { removeUser } from '../new-user-actions.ts'
import { ChangeUserForm } from './change-user-form.tsx'

export interface NewUserLine {
  id: string
  newUserId: string | null
  email: string | null
  name: string | null
  organizationId: string | null
  customerId: string | null
  filed: Filed
  /** The request that is about them. */
  request: { id: string; number: number; state: RequestStateName } | null
}

interface UserRowProps {
  caseId: string
  user: NewUserLine
  mayWork: boolean
  mayFile: boolean
  /** The only one: the key files for them. */
  only: boolean
}

export const fileAddress = (caseId: string, { id }: Pick<NewUserLine, 'id'>) =>
  `/requests/new?case=${caseId}&newUser=${id}` as Route

/** One new user: what is known of them, their request, and the way to one that carries everything over. */
export function UserRow({ caseId, user, mayWork, mayFile, only }: UserRowProps) {
  const { run, pending, refusal } = useDo()
  const [changing, setChanging] = useState(false)
  const { id, newUserId, email, name, customerId, filed, request } = user
  const called = name ?? email ?? newUserId ?? customerId ?? 'the new user'
  const ids = [email, newUserId, customerId].filter((one) => one !== null)
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2">
      <div className="min-w-0 flex-1 basis-56">
        {name !== null && <p className="font-medium wrap-anywhere">{name}</p>}
        <p className="flex flex-wrap gap-x-3">
          {ids.map((one) => (
            <Id key={one} id={one} length={36} />
          ))}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {request && (
          <span className="flex items-center gap-2 text-sm">
            <TextLink href={`/requests/${request.id}` as Route}>{`R-${request.number}`}</TextLink>
            <StatePill state={request.state} short />
          </span>
        )}
        {mayFile && filed === 'to file' && (
          <LinkButton
            href={fileAddress(caseId, user)}
            size="small"
            variant={only ? 'primary' : 'plain'}
            hotkey={only ? 'f' : undefined}
          >
            {request ? 'File another' : 'File a request'}
          </LinkButton>
        )}
        {mayWork && filed === 'to file' && (
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
