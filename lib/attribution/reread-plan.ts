import 'server-only'
import type { Actor } from '#lib/auth/actor.ts'
import { comparePlans, type Moved } from './compare-plans.ts'
import type { PlannedRevision } from './get-deciding.ts'
import { makePlan } from './make-plan.ts'

export interface Reread {
  requestId: string
  revision: PlannedRevision
}

/** Rebuilds a revision's plan from fresh reads and says what moved. Empty: the plan holds. @throws Refusal `unavailable`. */
export async function rereadPlan(
  actor: Actor<'request:see'> | Actor<'request:decide'> | Actor<'request:carry-out'>,
  { requestId, revision }: Reread,
  now = new Date(),
): Promise<Moved[]> {
  const { path, wanted } = revision.plan
  const fresh = await makePlan(actor, { path, wanted, requestId }, now)
  return comparePlans(revision.plan, fresh, now)
}
