import { BeforeAfter } from '#app/_ui/before-after.tsx'
import { Code } from '#app/_ui/code.tsx'
import { MoneySums } from '#app/_ui/money.tsx'
import { Step, Steps } from '#app/_ui/steps.tsx'
import { leftForSupport } from '#lib/attribution/left-for-support.ts'
import { type Plan, sum, supportOf } from '#lib/attribution/plan.ts'
import { minutes } from './counted.ts'
import { type Group, groupSteps } from './group-steps.ts'
import { MessageStep } from './message-step.tsx'
import { notBrought } from './not-brought.ts'
import { NotResentTable } from './not-resent-table.tsx'
import { PlanId } from './plan-id.tsx'
import { nameOf, type Place } from './place.ts'
import { PaymentTable } from './payment-table.tsx'
import { paymentWords } from './payment-words.ts'
import { SentBody } from './sent-body.tsx'

export function PlanSteps({ plan, place }: { plan: Plan; place: Place }) {
  const groups = groupSteps(plan.steps)
  const about = leftForSupport(plan, [])
  const left = plan.notResent.filter((entry) => !supportOf(plan)?.includes(entry))
  return (
    <>
      {groups.length === 0 && about === null ? (
        <p className="px-4 py-3 text-muted">Nothing would be sent: there is no step to carry out.</p>
      ) : (
        <Steps>
          {groups.map((group, at) => (
            <PlanStep key={group.position} number={at + 1} group={group} place={place} />
          ))}
          {about && (
            <MessageStep number={groups.length + 1} about={about} alone={groups.length === 0} place={place} />
          )}
        </Steps>
      )}
      {left.length > 0 && (
        <div className="border-t border-line px-4 py-3">
          <h3 className="mb-2 font-medium">{notBrought(plan, left.length, 'will not be')}</h3>
          <NotResentTable notResent={left} place={place} />
        </div>
      )}
    </>
  )
}

interface PlanStepProps {
  number: number
  group: Group
  place: Place
}

function PlanStep({ number, group, place }: PlanStepProps) {
  switch (group.kind) {
    case 'signup':
      return (
        <Step
          number={number}
          title="Tell Cello of the sign-up"
          aside="1 event"
          detail="To Cello’s API, exactly as it stands here."
        >
          <SentBody body={group.step.body} />
        </Step>
      )
    case 'mark':
      return (
        <Step
          number={number}
          title={
            <>
              Mark the {nameOf(place, group.step.provider)} customer{' '}
              <PlanId id={group.step.customerId} place={place} />
            </>
          }
          aside="1 write"
        >
          <BeforeAfter changes={group.step.changes.map(({ key, ...values }) => ({ name: key, ...values }))} />
        </Step>
      )
    case 'wait':
      return (
        <Step
          number={number}
          title={
            <>
              Wait until Cello has taken <Code>{group.step.event}</Code>
            </>
          }
          aside="barrier"
          detail={`Nothing below starts before this. If it takes over ${minutes(group.step.seconds)}, a person decides.`}
        />
      )
    case 'payments':
      return <PaymentsStep number={number} group={group} place={place} />
  }
}

type Payments = Extract<Group, { kind: 'payments' }>

function PaymentsStep({ number, group: { how, payments }, place }: PlanStepProps & { group: Payments }) {
  const { verbs, what, to, aside, note } = paymentWords[how]
  return (
    <Step
      number={number}
      title={`${verbs.waits} ${what(payments.length)} ${to}`}
      aside={aside(payments.length)}
      detail={
        <>
          <MoneySums sums={sum(payments.map(({ step }) => step.invoice))} /> in all{note && `. ${note}`}
        </>
      }
    >
      <PaymentTable payments={payments} place={place} />
    </Step>
  )
}
