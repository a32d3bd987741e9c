import 'server-only'
import type { Actor } from '#lib/auth/actor.ts'
import type { Moved } from './compare-plans.ts'
import { getDeciding } from './get-deciding.ts'
import { rereadPlan } from './reread-plan.ts'

export interface Checked {
  readAt: Date
  revision: number
  moved: Moved[]
}

/** Whether a waiting request's plan still holds, from fresh reads of this moment. @throws Refusal `not found`, `unavailable`. */
export async function checkPlan(actor: Actor<'request:see'>, requestId: string): Promise<Checked> {
  const { revision } = await getDeciding(actor, requestId)
  const readAt = new Date()
  return {
    readAt,
    revision: revision.number,
    moved: await rereadPlan(actor, { requestId, revision }, readAt),
  }
}
