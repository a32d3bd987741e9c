import 'server-only'
import { and, eq } from 'drizzle-orm'
import { policies } from '#db/schema/policies.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { conflict, forbidden, invalid } from '#lib/errors.ts'

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
  if (outcome === 'rejected' && because.trim() === '')
    throw invalid('Say why you reject it: whoever proposed it reads this.', 'because')
  const detail = because.trim() === '' ? {} : { because: because.trim() }
  await change(actor, { event: `policy.${outcome}`, subject: policyId, detail }, async (tx) => {
    const [proposal] = await tx.select().from(policies).where(eq(policies.id, policyId)).for('update')
    if (proposal?.state !== 'proposed')
      throw conflict(
        'This proposal waits for no decision any more. Reload the page to see what became of it.',
      )
    if (proposal.proposedBy === actor.personId)
      throw forbidden('You proposed it, so another admin decides it. Ask one of them.')
    if (outcome === 'accepted')
      await tx.update(policies).set({ state: 'replaced' }).where(eq(policies.state, 'in force'))
    await tx
      .update(policies)
      .set({
        state: outcome === 'accepted' ? 'in force' : 'rejected',
        decidedBy: actor.personId,
        decidedBecause: because.trim() || null,
      })
      .where(and(eq(policies.id, policyId), eq(policies.state, 'proposed')))
  })
}
