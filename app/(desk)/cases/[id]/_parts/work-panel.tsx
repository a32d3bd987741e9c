'use client'

import { useOptimistic, useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { cx } from '#app/_ui/cx.ts'
import { Modal } from '#app/_ui/modal.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import type { SelectOption } from '#app/_ui/select.tsx'
import type { CaseOutcome, CaseState } from '#lib/cases/words.ts'
import { useDo } from '../../_parts/use-do.ts'
import { claim, move } from '../actions.ts'
import { AssignForm } from './assign-form.tsx'
import { MergeForm } from './merge-form.tsx'
import { ResolveForm } from './resolve-form.tsx'
import { WaitForm } from './wait-form.tsx'

export interface WorkPanelProps {
  caseId: string
  name: string
  state: CaseState
  assigneeId: string | null
  assignee: string | null
  /** Whoever looks. */
  me: { id: string; name: string }
  workers: readonly SelectOption[]
  reasons: readonly SelectOption[]
  /** How it looks as if it ended. */
  likely: CaseOutcome
}

type Shown = 'assign' | 'wait' | 'resolve' | 'merge'

const titles: Record<Shown, string> = {
  assign: 'Who gets it?',
  wait: 'On whom does it wait?',
  resolve: 'How did it end?',
  merge: 'Merge it into another case',
}

const goesOn: Partial<Record<CaseState, string>> = {
  new: 'Begin with it',
  waiting: 'Go on with it',
  resolved: 'Open it again',
}

/** Who has the case, and where it goes next; each act by one key. */
export function WorkPanel(props: WorkPanelProps) {
  const { caseId, name, state, assigneeId, assignee, me, workers, reasons, likely } = props
  const [shown, show] = useState<Shown>()
  const [holder, showHolder] = useOptimistic({ id: assigneeId, name: assignee })
  const taking = useDo()
  const { run, pending, ...moving } = useDo()
  const refusal = taking.refusal ?? moving.refusal
  const close = () => show(undefined)
  const onward = goesOn[state]

  return (
    <Panel title="Work on it" note={holder.id === null ? 'nobody has it' : has(holder, me)}>
      <div className="grid gap-2">
        {holder.id === null && state !== 'resolved' && (
          <Button
            wide
            hotkey="c"
            onClick={() =>
              taking.run(
                () => claim({ caseId }),
                undefined,
                () => showHolder(me),
              )
            }
          >
            Take it
          </Button>
        )}
        {onward !== undefined && (
          <Button
            wide
            hotkey="i"
            pending={pending}
            onClick={() => run(() => move({ caseId, from: state, to: 'investigating' }))}
          >
            {onward}
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
        <div className={cx('grid gap-2', state !== 'resolved' && 'grid-cols-2')}>
          {state !== 'resolved' && (
            <Button wide variant="quiet" hotkey="g" onClick={() => show('assign')}>
              Give it
            </Button>
          )}
          <Button wide variant="quiet" hotkey="m" onClick={() => show('merge')}>
            Merge it
          </Button>
        </div>
      </div>
      {refusal && (
        <div className="mt-3">
          <Callout tone="bad" title="Nothing was changed." live>
            {refusal.sentence}
          </Callout>
        </div>
      )}
      <Modal open={shown !== undefined} onOpenChange={close} title={shown ? titles[shown] : ''}>
        {shown === 'assign' && (
          <AssignForm
            caseId={caseId}
            assigneeId={assigneeId}
            assignee={assignee}
            workers={workers}
            onDone={close}
          />
        )}
        {shown === 'wait' && <WaitForm caseId={caseId} state={state} onDone={close} />}
        {shown === 'resolve' && (
          <ResolveForm caseId={caseId} state={state} reasons={reasons} likely={likely} onDone={close} />
        )}
        {shown === 'merge' && <MergeForm caseId={caseId} name={name} onDone={close} />}
      </Modal>
    </Panel>
  )
}

const has = (holder: { id: string | null; name: string | null }, me: { id: string }) =>
  holder.id === me.id ? 'you have it' : `${holder.name ?? 'somebody'} has it`
