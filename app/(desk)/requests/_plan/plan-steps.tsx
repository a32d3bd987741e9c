import { BeforeAfter } from '#app/_ui/before-after.tsx'
import { Code } from '#app/_ui/code.tsx'
import { MoneySums } from '#app/_ui/money.tsx'
import { Step, Steps } from '#app/_ui/steps.tsx'
import { type Plan, sum } from '#lib/attribution/plan.ts'
import { counted, minutes } from './counted.ts'
import { type Group, groupSteps } from './group-steps.ts'
import { NotResentTable } from './not-resent-table.tsx'
import { PlanId } from './plan-id.tsx'
import type { Place } from './place.ts'
import { ResendTable } from './resend-table.tsx'

export function PlanSteps({ plan, place }: { plan: Plan; place: Place }) {
  const groups = groupSteps(plan.steps)
  return (
    <>
      {groups.length === 0 ? (
        <p className="px-4 py-3 text-muted">Nothing would be sent: there is no step to carry out.</p>
      ) : (
        <Steps>
          {groups.map((group, at) => (
            <PlanStep key={group.position} number={at + 1} group={group} place={place} />
          ))}
        </Steps>
      )}
      {plan.notResent.length > 0 && (
        <div className="border-t border-line px-4 py-3">
          <h3 className="mb-2 font-medium">{counted(plan.notResent.length, 'invoice')} will not be resent</h3>
          <NotResentTable notResent={plan.notResent} place={place} />
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
    case 'mark':
      return (
        <Step
          number={number}
          title={
            <>
              Mark the {place.name} customer <PlanId id={group.step.customerId} place={place} />
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
    case 'resends':
      return (
        <Step
          number={number}
          title={`Resend ${counted(group.resends.length, 'paid invoice')} to Cello, oldest first`}
          aside={counted(group.resends.length, 'resend')}
          detail={
            <>
              <MoneySums sums={sum(group.resends.map(({ step }) => step.invoice))} /> in all
            </>
          }
        >
          <ResendTable resends={group.resends} place={place} />
        </Step>
      )
  }
}
