'use client'

import type { Route } from 'next'
import { useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { ChoiceCards } from '#app/_ui/choice-cards.tsx'
import { Column, Columns } from '#app/_ui/columns.tsx'
import { LinkButton } from '#app/_ui/link-button.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import { Select, type SelectOption } from '#app/_ui/select.tsx'
import { TextArea } from '#app/_ui/text-area.tsx'
import type { BulkResult } from '#lib/cases/change-many.ts'
import { useKept } from '../../requests/[id]/_parts/use-kept.ts'
import { counted } from '../../requests/_plan/counted.ts'
import { useDo } from '../_parts/use-do.ts'
import { changeAll } from '../actions.ts'
import { actOf, type Choice, first, nobodyOption, outcomeOptions, toOptions, wordsOf } from './act-of.ts'
import { BulkList, type FrozenCase } from './bulk-list.tsx'

interface BulkFormProps {
  found: readonly FrozenCase[]
  workers: readonly SelectOption[]
  reasons: readonly SelectOption[]
  back: Route
}

const acts = [
  { value: 'assign', title: 'Give them to somebody' },
  { value: 'move', title: 'Move them on' },
  { value: 'resolve', title: 'Resolve them' },
]

/** One act and one note for a frozen list; each case that it could not be done to is named, with the reason. */
export function BulkForm({ found, workers, reasons, back }: BulkFormProps) {
  // As it was when the page was opened, whatever the page reads again afterwards.
  const [frozen] = useState(found)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [choice, setChoice] = useState<Choice>(first)
  const [note, keepNote] = useKept(`cases:many:${back}`)
  const [result, setResult] = useState<BulkResult>()
  const [missing, setMissing] = useState<string>()
  const { run, pending, besides, errorOf } = useDo()
  const refusal = besides('note')
  const ids = frozen.map(({ id }) => id).filter((id) => !left.has(id))
  const set = (more: Partial<Choice>) => {
    setMissing(undefined)
    setChoice({ ...choice, ...more })
  }

  function submit() {
    const act = actOf(choice)
    if (typeof act === 'string') setMissing(act)
    else
      run(
        () => changeAll({ ids, act, note }),
        (answer) => {
          keepNote('')
          setResult(answer)
        },
      )
  }

  if (result) return <Done result={result} back={back} />
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Columns share="decide">
        <BulkList
          frozen={frozen}
          left={left}
          onToggle={(id) => {
            const next = new Set(left)
            if (!next.delete(id)) next.add(id)
            setLeft(next)
          }}
        />
        <Column sticky>
          <Panel title="What happens to them">
            <div className="grid gap-2">
              <ChoiceCards
                label="Act"
                name="act"
                choices={acts}
                value={choice.act}
                onChoose={(act) => set({ act: act as Choice['act'] })}
              />
              {choice.act === 'assign' && (
                <Select
                  label="To whom"
                  needed
                  empty="Choose somebody"
                  options={[...workers, nobodyOption]}
                  value={choice.assigneeId}
                  error={missing}
                  onChange={({ target }) => set({ assigneeId: target.value })}
                />
              )}
              {choice.act === 'move' && (
                <Select
                  label="Where to"
                  options={toOptions}
                  value={choice.to}
                  onChange={({ target }) => set({ to: target.value })}
                />
              )}
              {choice.act === 'resolve' && (
                <Select
                  label="Outcome"
                  needed
                  empty="Choose how they ended"
                  options={outcomeOptions}
                  value={choice.outcome}
                  error={choice.outcome === '' ? missing : undefined}
                  onChange={({ target }) => set({ outcome: target.value })}
                />
              )}
              {choice.act === 'resolve' && choice.outcome === 'denied' && (
                <Select
                  label="Why they are denied"
                  empty="Choose a reason"
                  options={reasons}
                  value={choice.declineReasonId}
                  error={missing}
                  onChange={({ target }) => set({ declineReasonId: target.value })}
                />
              )}
              <TextArea
                label="One note, on each of them"
                rows={3}
                value={note}
                error={errorOf('note')}
                onChange={({ target }) => keepNote(target.value)}
                hint="Only staff see it."
              />
              {refusal !== undefined && (
                <Callout tone="bad" title="Nothing was changed." live>
                  {refusal}
                </Callout>
              )}
              <Button
                type="submit"
                variant="primary"
                wide
                pending={pending}
                unavailable={ids.length === 0 ? 'Leave at least one case in the list.' : undefined}
              >
                {wordsOf(choice, ids.length, workers)}
              </Button>
              <p className="text-sm text-muted">Nobody outside is written to.</p>
            </div>
          </Panel>
        </Column>
      </Columns>
    </form>
  )
}

function Done({ result: { done, refused }, back }: { result: BulkResult; back: Route }) {
  return (
    <div className="grid gap-4">
      <Callout
        tone={refused.length === 0 ? 'good' : 'warn'}
        title={`It was done to ${counted(done.length, 'case')}.`}
        action={<LinkButton href={back}>Back to the list</LinkButton>}
        live
      >
        {refused.length > 0 && `To ${counted(refused.length, 'case')} it was not:`}
      </Callout>
      <ul className="grid gap-1 text-sm">
        {refused.map(({ id, number, sentence }) => (
          <li key={id}>
            <span className="font-mono">{number === null ? id : `C-${String(number)}`}</span> {sentence}
          </li>
        ))}
      </ul>
    </div>
  )
}
