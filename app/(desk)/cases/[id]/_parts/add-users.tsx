'use client'

import { useState } from 'react'
import { TextArea } from '#app/_ui/text-area.tsx'
import { parseNewUsers } from '#lib/cases/parse-new-users.ts'
import { useKept } from '../../../requests/[id]/_parts/use-kept.ts'
import { counted } from '../../../requests/_plan/counted.ts'
import { useDo } from '../../_parts/use-do.ts'
import { addUsers } from '../new-user-actions.ts'
import { FormFrame } from './form-frame.tsx'

/** One new user or hundreds at once, as they are pasted from a sheet. */
export function AddUsers({ caseId, onDone }: { caseId: string; onDone: () => void }) {
  const [typed, keep] = useKept(`case:${caseId}:new users`)
  const [tried, setTried] = useState(false)
  const { run, pending, besides, errorOf } = useDo()
  const newUsers = parseNewUsers(typed)
  const nobody = newUsers.length === 0
  return (
    <FormFrame
      words={nobody ? 'Add them' : `Add ${counted(newUsers.length, 'new user')}`}
      failed="Nobody was added."
      refusal={besides('newUsers')}
      pending={pending}
      onLeave={onDone}
      onSubmit={() => {
        if (nobody) setTried(true)
        else
          run(
            () => addUsers({ caseId, newUsers }),
            () => {
              keep('')
              onDone()
            },
          )
      }}
    >
      <TextArea
        label="New users"
        rows={8}
        value={typed}
        onChange={({ target }) => keep(target.value)}
        placeholder="nils@company.com, usr_40871, Nils Berg"
        error={tried && nobody ? 'Type at least one.' : errorOf('newUsers')}
        hint="One a line: e-mail, id, name, as they stand or pasted from a sheet."
      />
    </FormFrame>
  )
}
