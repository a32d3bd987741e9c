import 'server-only'
import type { Actor } from '#lib/auth/actor.ts'
import { editRequest } from './edit-request.ts'
import { formOf } from './form-of.ts'
import { getDeciding } from './get-deciding.ts'
import type { Cause } from './request-form.ts'

export interface AsIs {
  requestId: string
  /** The revision that the person saw. */
  revision: number
}

/**
 * Makes the next revision of the same wishes, with the plan of this moment, where only the world had moved.
 * @throws Refusal `not found`, and as `editRequest` does.
 */
export async function reviseAsIs(actor: Actor<'request:file'>, { requestId, revision }: AsIs) {
  const { revision: current } = await getDeciding(actor, requestId)
  const { plan, kind, cause, explanation } = current
  return editRequest(actor, {
    requestId,
    revision,
    ...formOf(plan.path, plan.wanted),
    kind,
    cause: cause as Cause,
    explanation,
  })
}
