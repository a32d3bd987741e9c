import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { auditEntries } from '#db/schema/audit-entries.ts'
import { policies } from '#db/schema/policies.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { forbidden, invalid } from '#lib/errors.ts'
import { tellOfPolicyAnswer } from '#lib/notices/tell-of-policy.ts'
import { lockProposal } from './lock-proposal.ts'

export interface PolicyAnswer {
  policyId: string
  outcome: 'accepted' | 'rejected'
  because: string
}

/**
 * The second admin's answer to a proposal. An accepted one is in force at once; requests that wait keep their own version beside it.
 * @throws Refusal `forbidden` for whoever proposed it, `invalid` without a reason for a rejection, `conflict` where it waits no more.
 */
export async function decidePolicy(
  actor: Actor<'policy:decide'>,
  { policyId, outcome, because }: PolicyAnswer,
) {
  const reason = because.trim()
  if (outcome === 'rejected' && reason === '')
    throw invalid('Say why you reject it: whoever proposed it reads this.', 'because')
  const detail: Record<string, unknown> = reason === '' ? {} : { because: reason }
  await change(actor, { event: `policy.${outcome}`, subject: policyId, detail }, async (tx) => {
    const { version, proposedBy } = await lockProposal(tx, policyId)
    if (proposedBy === actor.personId)
      throw forbidden('You proposed it, so another admin decides it. Ask one of them.')
    detail['version'] = version
    if (outcome === 'accepted') await replaceCurrent(tx, version)
    await tx
      .update(policies)
      .set({
        state: outcome === 'accepted' ? 'in force' : 'rejected',
        decidedBy: actor.personId,
        decidedBecause: reason === '' ? null : reason,
      })
      .where(and(eq(policies.id, policyId), eq(policies.state, 'proposed')))
    await tellOfPolicyAnswer(tx, { by: actor, policyId, version, proposedBy, outcome })
  })
}

/** The version in force so far gets an entry of its own, as everything does that changes: the desk's, since nobody chose it. */
async function replaceCurrent(tx: Transaction, by: number) {
  const [replaced] = await tx
    .update(policies)
    .set({ state: 'replaced' })
    .where(eq(policies.state, 'in force'))
    .returning({ id: policies.id, version: policies.version })
  if (!replaced) throw new Error('no policy is in force')
  const detail = { version: replaced.version, by }
  await tx.insert(auditEntries).values({ event: 'policy.replaced', subject: replaced.id, detail })
}
