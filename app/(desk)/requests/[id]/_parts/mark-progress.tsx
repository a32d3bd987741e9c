import { BeforeAfter } from '#app/_ui/before-after.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { Id } from '#app/_ui/id.tsx'
import { Step } from '#app/_ui/steps.tsx'
import type { Group } from '../../_plan/group-steps.ts'
import { PlanId } from '../../_plan/plan-id.tsx'
import type { GroupProgressProps } from './progress-steps.tsx'
import { QuestionCallout } from './question-callout.tsx'
import { questionOf } from './question.ts'
import { asideOf, lookOf } from './step-look.tsx'

type MarkGroup = Extract<Group, { kind: 'mark' }>

export function MarkProgress({ number, group, progressAt, asking }: GroupProgressProps<MarkGroup>) {
  const { step, position } = group
  const progress = progressAt(position)
  const { row, last } = progress
  const look = lookOf([row])
  const verb = look === 'done' ? 'Marked' : look === 'now' ? 'Marking' : 'Mark'
  const question = questionOf(step, progress)
  return (
    <Step
      number={number}
      look={look}
      title={
        <>
          {verb} the {asking.place.name} customer <PlanId id={step.customerId} place={asking.place} />
        </>
      }
      aside={asideOf(look, [row])}
    >
      <div className="grid gap-2">
        <BeforeAfter changes={step.changes.map(({ key, ...values }) => ({ name: key, ...values }))} />
        {row?.state === 'done' && (
          <p className="text-sm text-muted">
            {row.sentence ?? `${asking.place.name} accepted it.`}{' '}
            {last?.providerRequestId && <Id id={last.providerRequestId} label="call" />}
          </p>
        )}
        {row?.state === 'failed' && (
          <Callout tone="bad" title="The customer was not marked.">
            {row.sentence}
          </Callout>
        )}
        {question && <QuestionCallout question={question} position={position} asking={asking} />}
      </div>
    </Step>
  )
}
