'use client'

import { useState } from 'react'
import { Select, type SelectOption } from '#app/_ui/select.tsx'
import { useDo } from '../../_parts/use-do.ts'
import { assign } from '../actions.ts'
import { FormFrame } from './form-frame.tsx'

interface AssignFormProps {
  caseId: string
  assigneeId: string | null
  /** Whoever has it, should they not work on cases any more. */
  assignee: string | null
  workers: readonly SelectOption[]
  onDone: () => void
}

/** Chosen first, given then: a list that gave it at each arrow key would tell everybody it passes. */
export function AssignForm({ caseId, assigneeId, assignee, workers, onDone }: AssignFormProps) {
  const [chosen, choose] = useState(assigneeId ?? '')
  const { run, pending, refusal } = useDo()
  const known = assigneeId === null || workers.some(({ value }) => value === assigneeId)
  const gone = known ? [] : [{ value: assigneeId, label: assignee ?? 'somebody' }]
  return (
    <FormFrame
      words={chosen === '' ? 'Give it to nobody' : 'Give it'}
      failed="It was not given."
      refusal={refusal?.sentence}
      pending={pending}
      onLeave={onDone}
      onSubmit={() =>
        chosen === (assigneeId ?? '')
          ? onDone()
          : run(() => assign({ caseId, assigneeId: chosen === '' ? null : chosen, from: assigneeId }), onDone)
      }
    >
      <Select
        label="Who has it"
        empty="Nobody"
        options={[...gone, ...workers]}
        value={chosen}
        onChange={({ target }) => choose(target.value)}
        hint={chosen === '' ? 'Anybody who works on cases can take it.' : 'They are told of it.'}
      />
    </FormFrame>
  )
}
