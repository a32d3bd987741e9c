import 'server-only'
import type { Actor } from '#lib/auth/actor.ts'
import { digestPlan } from './digest-plan.ts'
import { type Foreseen, foreseeApprovals } from './foresee-approvals.ts'
import { wantedIn } from './filing.ts'
import { makePlan } from './make-plan.ts'
import type { Plan } from './plan.ts'
import type { PlanForm } from './request-form.ts'

export interface Preview {
  plan: Plan
  digest: string
  readAt: Date
  /** What it will take to decide it, once it is filed. */
  foreseen: Foreseen
}

/** What would happen, before anything is filed. @throws Refusal `unavailable`. */
export async function previewPlan(
  actor: Actor<'request:file'>,
  { requestId, ...form }: PlanForm & { requestId?: string | undefined },
): Promise<Preview> {
  const readAt = new Date()
  const asked = { path: form.path, wanted: wantedIn(form), ...(requestId === undefined ? {} : { requestId }) }
  const plan = await makePlan(actor, asked, readAt)
  const foreseen = await foreseeApprovals(actor, { plan, requestId, now: readAt })
  return { plan, digest: digestPlan(plan), readAt, foreseen }
}
