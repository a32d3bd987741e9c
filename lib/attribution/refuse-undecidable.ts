import 'server-only'
import { v7 } from 'uuid'
import type { Kind } from '#db/words.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { invalid } from '#lib/errors.ts'
import { wayOutOf } from './find-deciders.ts'
import { foreseeApprovals } from './foresee-approvals.ts'
import type { Plan } from './plan.ts'

interface Undecided {
  plan: Plan
  kind: Kind
  /** The request that is edited. */
  requestId?: string
}

/**
 * A request that no one could decide is not filed; the attempt is in the audit, for the admins. Gives when it expires undecided.
 * @throws Refusal `invalid`.
 */
export async function refuseUndecidable(
  actor: Actor<'request:file'>,
  { plan, kind, requestId }: Undecided,
  now: Date,
): Promise<{ expiresAt: Date }> {
  const { asks, admins, expiresAt } = await foreseeApprovals(actor, { plan, requestId, now })
  const { lack, by } = asks[kind]
  if (lack === undefined) return { expiresAt }
  const because = `Nobody could decide it: ${lack.because}.`
  await change(
    actor,
    { event: 'request.undecidable', subject: requestId ?? v7(), detail: { because, by } },
    () => Promise.resolve(),
  )
  throw invalid(`${because} ${wayOutOf(lack, admins)} The admins were told.`)
}
