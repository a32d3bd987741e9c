'use client'

import { useState } from 'react'
import { ChoiceCards } from '#app/_ui/choice-cards.tsx'
import { TextArea } from '#app/_ui/text-area.tsx'
import { type CaseState, type WaitedOn, waitedOn } from '#lib/cases/words.ts'
import { useKept } from '../../../requests/[id]/_parts/use-kept.ts'
import { capital } from '../../_parts/case-words.ts'
import { useDo } from '../../_parts/use-do.ts'
import { move } from '../actions.ts'
import { FormFrame } from './form-frame.tsx'

interface WaitFormProps {
  caseId: string
  state: CaseState
  onDone: () => void
}

export function WaitForm({ caseId, state, onDone }: WaitFormProps) {
  const [on, setOn] = useState<WaitedOn>('the referrer')
  const [note, keepNote] = useKept(`case:${caseId}:wait`)
  const { run, pending, besides, errorOf } = useDo()
  return (
    <FormFrame
      words="Let it wait"
      failed="It does not wait."
      refusal={besides('note')}
      pending={pending}
      onLeave={onDone}
      onSubmit={() =>
        run(
          () => move({ caseId, from: state, to: 'waiting', waitingOn: on, note }),
          () => {
            keepNote('')
            onDone()
          },
        )
      }
    >
      <ChoiceCards
        label="It waits on"
        name="waitingOn"
        value={on}
        onChoose={(value) => setOn(value as WaitedOn)}
        choices={waitedOn.map((value) => ({ value, title: capital(value) }))}
        hint="Its clocks stand still as long as it waits."
      />
      <TextArea
        label="A note for your colleagues"
        rows={2}
        value={note}
        onChange={({ target }) => keepNote(target.value)}
        error={errorOf('note')}
        hint="What it waits for. Only staff see it."
      />
    </FormFrame>
  )
}
