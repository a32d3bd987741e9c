'use client'

import { useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { Modal } from '#app/_ui/modal.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import { Select, type SelectOption } from '#app/_ui/select.tsx'
import type { CaseState } from '#lib/cases/words.ts'
import { useDo } from '../../_parts/use-do.ts'
import { assign, claim, move } from '../actions.ts'
import { MergeForm } from './merge-form.tsx'
import { ResolveForm } from './resolve-form.tsx'
import { WaitForm } from './wait-form.tsx'

export interface WorkPanelProps {
  caseId: string
  name: string
  state: CaseState
  assigneeId: string | null
  /** Whoever has it, should they not work on cases any more. */
  assignee: string | null
  workers: readonly SelectOption[]
  reasons: readonly SelectOption[]
}

type Shown = 'wait' | 'resolve' | 'merge'

const titles: Record<Shown, string> = {
  wait: 'On whom does it wait?',
  resolve: 'How did it end?',
  merge: 'Merge it into another case',
}

/** Who has the case, and where it goes next; each act by one key. */
export function WorkPanel({ caseId, name, state, assigneeId, assignee, workers, reasons }: WorkPanelProps) {
  const [shown, show] = useState<Shown>()
  const { run, pending, refusal } = useDo()
  const close = () => show(undefined)
  const known = workers.some(({ value }) => value === assigneeId)
  const offered =
    assigneeId === null || known
      ? workers
      : [{ value: assigneeId, label: assignee ?? 'somebody' }, ...workers]
  const goOn = () => run(() => move({ caseId, from: state, to: 'investigating' }))

  return (
    <Panel title="Work on it">
      <Select
        label="Who has it"
        empty="Nobody"
        options={offered}
        value={assigneeId ?? ''}
        onChange={({ target }) =>
          run(() => assign({ caseId, assigneeId: target.value || null, from: assigneeId }))
        }
      />
      <div className="grid gap-2">
        {assigneeId === null && state !== 'resolved' && (
          <Button wide hotkey="c" pending={pending} onClick={() => run(() => claim({ caseId }))}>
            Take it
          </Button>
        )}
        {state === 'new' && (
          <Button wide hotkey="i" pending={pending} onClick={goOn}>
            Begin with it
          </Button>
        )}
        {state === 'waiting' && (
          <Button wide hotkey="i" pending={pending} onClick={goOn}>
            Go on with it
          </Button>
        )}
        {state === 'resolved' && (
          <Button wide hotkey="i" pending={pending} onClick={goOn}>
            Open it again
          </Button>
        )}
        {(state === 'new' || state === 'investigating') && (
          <Button wide hotkey="w" onClick={() => show('wait')}>
            Let it wait
          </Button>
        )}
        {state !== 'resolved' && (
          <Button wide hotkey="r" onClick={() => show('resolve')}>
            Resolve it
          </Button>
        )}
        <Button wide variant="quiet" hotkey="m" onClick={() => show('merge')}>
          Merge it
        </Button>
      </div>
      {refusal && (
        <div className="mt-3">
          <Callout tone="bad" title="Nothing was changed." live>
            {refusal.sentence}
          </Callout>
        </div>
      )}
      <Modal open={shown !== undefined} onOpenChange={close} title={shown ? titles[shown] : ''}>
        {shown === 'wait' && <WaitForm caseId={caseId} state={state} onDone={close} />}
        {shown === 'resolve' && (
          <ResolveForm caseId={caseId} state={state} reasons={reasons} onDone={close} />
        )}
        {shown === 'merge' && <MergeForm caseId={caseId} name={name} onDone={close} />}
      </Modal>
    </Panel>
  )
}
