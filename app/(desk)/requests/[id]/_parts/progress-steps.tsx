import { Step, Steps } from '#app/_ui/steps.tsx'
import type { Plan } from '#lib/attribution/plan.ts'
import type { MessageView } from '../_message/message-of.ts'
import { MessageProgress } from '../_message/message-progress.tsx'
import { type Group, groupSteps } from '../../_plan/group-steps.ts'
import { byHandOf } from './by-hand/by-hand-of.ts'
import { ByHandPanel } from './by-hand/by-hand-panel.tsx'
import { lineOf } from './delivery-line.ts'
import { DeliveryTable } from './delivery-table.tsx'
import { paymentWords } from '../../_plan/payment-words.ts'
import { MarkProgress } from './mark-progress.tsx'
import { asksByHand, type ProgressAt } from './progress-of.ts'
import { PaymentQuestions } from './payment-questions.tsx'
import type { Asking } from './question-callout.tsx'
import { SignupProgress } from './signup-progress.tsx'
import { asideOf, lookOf } from './step-look.tsx'
import { WaitProgress } from './wait-progress.tsx'

interface ProgressStepsProps {
  plan: Plan
  progressAt: ProgressAt
  asking: Asking
  /** What is left for Cello support. */
  message: MessageView | null
}

/** The approved plan, entry by entry, with how far each has come. */
export function ProgressSteps({ plan, progressAt, asking, message }: ProgressStepsProps) {
  const groups = groupSteps(plan.steps)
  return (
    <Steps>
      {groups.map((group, at) => (
        <GroupProgress
          key={group.position}
          number={at + 1}
          group={group}
          progressAt={progressAt}
          asking={asking}
        />
      ))}
      {message && <MessageProgress number={groups.length + 1} message={message} place={asking.place} />}
    </Steps>
  )
}

export interface GroupProgressProps<G extends Group = Group> {
  number: number
  group: G
  progressAt: ProgressAt
  asking: Asking
}

function GroupProgress({ group, ...props }: GroupProgressProps) {
  switch (group.kind) {
    case 'signup':
      return <SignupProgress group={group} {...props} />
    case 'mark':
      return <MarkProgress group={group} {...props} />
    case 'wait':
      return <WaitProgress group={group} {...props} />
    case 'payments':
      return <PaymentsProgress group={group} {...props} />
  }
}

type Payments = Extract<Group, { kind: 'payments' }>

function PaymentsProgress({ number, group, progressAt, asking }: GroupProgressProps<Payments>) {
  const { how, payments } = group
  const { verbs, what, to } = paymentWords[how]
  const rows = payments.map(({ position }) => progressAt(position).row)
  const look = lookOf(rows)
  const shown =
    how === 'guided' ? payments.filter(({ position }) => !asksByHand(progressAt(position))) : payments
  const verb = look === 'done' ? verbs.done : look === 'now' || look === 'unknown' ? verbs.now : verbs.waits
  return (
    <Step
      number={number}
      look={look}
      title={`${verb} ${what(payments.length)} ${to}`}
      aside={asideOf(look, rows)}
    >
      {shown.length > 0 && (
        <DeliveryTable
          lines={shown.map(({ position, step }) => lineOf(step, progressAt(position)))}
          place={asking.place}
        />
      )}
      <div className="mt-2 grid grid-cols-1 gap-2 empty:hidden">
        {byHandOf(payments, progressAt, asking.place).map((byHand, at) => (
          <ByHandPanel
            key={at}
            byHand={byHand}
            asking={{ ...asking, draft: `${asking.draft}:${group.position}:${at}` }}
          />
        ))}
        <PaymentQuestions payments={payments} progressAt={progressAt} asking={asking} />
      </div>
    </Step>
  )
}
