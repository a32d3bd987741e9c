import type { ReactNode } from 'react'
import { Id } from '#app/_ui/id.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { Plan } from '#lib/attribution/plan.ts'
import { nowhere, type Place } from './place.ts'
import { PlanSteps } from './plan-steps.tsx'

export interface PlanViewProps {
  /** "Plan of revision 1", where there are two on a page. */
  title?: string | undefined
  plan: Plan
  /** When the plan was read from the provider. */
  readAt: Date
  digest: string
  /** What `findPlace` gives on the server: the provider's name and its dashboard's links. */
  place?: Place | undefined
  /** Beside the title: "revision 2"; when the plan was read, where it is left out. */
  note?: ReactNode
  /** Above the steps: what stands in the way. */
  children?: ReactNode
  footer?: ReactNode
}

/** A plan as it is digested: every step, every invoice, in the order in which they are carried out. */
export function PlanView({
  title = 'Plan',
  plan,
  readAt,
  digest,
  place = nowhere,
  note,
  children,
  footer,
}: PlanViewProps) {
  return (
    <Panel
      title={title}
      note={
        note ?? (
          <>
            read from {place.name} <Time at={readAt} />
          </>
        )
      }
      aside={<Id id={digest} label="digest" length={13} />}
      footer={footer}
      flush
    >
      {children && <div className="px-4 pt-4 pb-1">{children}</div>}
      <PlanSteps plan={plan} place={place} />
    </Panel>
  )
}
