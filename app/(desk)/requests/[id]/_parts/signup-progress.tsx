import { Callout } from '#app/_ui/callout.tsx'
import { Id } from '#app/_ui/id.tsx'
import { Step } from '#app/_ui/steps.tsx'
import type { Group } from '../../_plan/group-steps.ts'
import { SentBody } from '../../_plan/sent-body.tsx'
import type { GroupProgressProps } from './progress-steps.tsx'
import { QuestionCallout } from './question-callout.tsx'
import { questionOf } from './question.ts'
import { asideOf, lookOf } from './step-look.tsx'

type SignupGroup = Extract<Group, { kind: 'signup' }>

export function SignupProgress({ number, group, progressAt, asking }: GroupProgressProps<SignupGroup>) {
  const { step, position } = group
  const progress = progressAt(position)
  const { row, last } = progress
  const look = lookOf([row])
  const verb = look === 'done' ? 'Told' : look === 'now' ? 'Telling' : 'Tell'
  const question = questionOf(step, progress)
  return (
    <Step number={number} look={look} title={`${verb} Cello of the sign-up`} aside={asideOf(look, [row])}>
      <div className="grid gap-2">
        <SentBody body={step.body} />
        {row?.state === 'done' && (
          <p className="text-sm text-muted">
            {row.sentence ?? 'Cello’s API accepted it.'}{' '}
            {last?.providerRequestId && <Id id={last.providerRequestId} label="call" />}
          </p>
        )}
        {row?.state === 'failed' && (
          <Callout tone="bad" title="Cello did not take the sign-up.">
            {row.sentence}
          </Callout>
        )}
        {question && <QuestionCallout question={question} position={position} asking={asking} />}
      </div>
    </Step>
  )
}
