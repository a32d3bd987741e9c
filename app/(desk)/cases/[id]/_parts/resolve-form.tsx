'use client'

import { useState } from 'react'
import { ChoiceCards } from '#app/_ui/choice-cards.tsx'
import { Select, type SelectOption } from '#app/_ui/select.tsx'
import { TextArea } from '#app/_ui/text-area.tsx'
import { type CaseOutcome, caseOutcomes, type CaseState } from '#lib/cases/words.ts'
import { useKept } from '../../../requests/[id]/_parts/use-kept.ts'
import { outcomeNames, outcomeNotes } from '../../_parts/case-words.ts'
import { useDo } from '../../_parts/use-do.ts'
import { resolve } from '../actions.ts'
import { FormFrame } from './form-frame.tsx'

interface ResolveFormProps {
  caseId: string
  state: CaseState
  reasons: readonly SelectOption[]
  /** With what the choice begins. */
  likely: CaseOutcome
  onDone: () => void
}

/** The outcome and, of a denial, its reason: both from closed lists. */
export function ResolveForm({ caseId, state, reasons, likely, onDone }: ResolveFormProps) {
  const [outcome, setOutcome] = useState<CaseOutcome>(likely)
  const [reason, setReason] = useState('')
  const [note, keepNote] = useKept(`case:${caseId}:resolve`)
  const { run, pending, besides, errorOf } = useDo()
  const declineReasonId = outcome === 'denied' && reason !== '' ? reason : null
  return (
    <FormFrame
      words="Resolve it"
      failed="It is not resolved."
      refusal={besides('declineReasonId', 'note')}
      pending={pending}
      onLeave={onDone}
      onSubmit={() =>
        run(
          () => resolve({ caseId, from: state, outcome, declineReasonId, note }),
          () => {
            keepNote('')
            onDone()
          },
        )
      }
    >
      <ChoiceCards
        label="Outcome"
        name="outcome"
        value={outcome}
        onChoose={(value) => setOutcome(value as CaseOutcome)}
        choices={caseOutcomes.map((value) => ({
          value,
          title: outcomeNames[value],
          note: outcomeNotes[value],
        }))}
      />
      {outcome === 'denied' && (
        <Select
          label="Why it is denied"
          needed
          empty="Choose a reason"
          options={reasons}
          value={reason}
          error={errorOf('declineReasonId')}
          onChange={({ target }) => setReason(target.value)}
        />
      )}
      <TextArea
        label="A note for your colleagues"
        rows={2}
        value={note}
        onChange={({ target }) => keepNote(target.value)}
        error={errorOf('note')}
        hint="Only staff see it. The answer to the person is written afterwards, with the template of this outcome."
      />
    </FormFrame>
  )
}
