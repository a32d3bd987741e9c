import 'server-only'
import { v7 } from 'uuid'
import type { Kind } from '#db/words.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { invalid } from '#lib/errors.ts'
import { findHolders } from '#lib/notices/find-holders.ts'
import { tell } from '#lib/notices/tell.ts'
import { wayOutOf } from './find-lack.ts'
import { foreseeApprovals } from './foresee-approvals.ts'
import type { Plan } from './plan.ts'

interface Undecided {
  plan: Plan
  kind: Kind
  /** The request that is edited. */
  requestId?: string
}

/**
 * A request that no one could decide is not filed; the admins are told, once a day of the same person and lack. Gives when it expires
 * undecided.
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
  const subject = requestId ?? v7()
  await change(actor, { event: 'request.undecidable', subject, detail: { because, by } }, async (tx) => {
    await tell(tx, {
      to: await findHolders(tx, 'admin', null),
      kind: 'nobody decides',
      key: `not filed:${actor.personId ?? ''}:${now.toISOString().slice(0, 10)}:${because}`,
      about: subject,
      sentence: `${actor.name} could not file a request. ${because} Give ${lack.missing} to another person.`,
      address: '/people',
    })
  })
  throw invalid(`${because} ${wayOutOf(lack, admins)} The admins were told.`)
}
