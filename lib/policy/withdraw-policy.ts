import 'server-only'
import { eq } from 'drizzle-orm'
import { policies } from '#db/schema/policies.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { forbidden } from '#lib/errors.ts'
import { askNoMore } from '#lib/notices/tell-of-policy.ts'
import { lockProposal } from './lock-proposal.ts'

/** Takes a proposal back. @throws Refusal `forbidden` for whoever did not make it, `conflict` where it waits no more. */
export async function withdrawPolicy(actor: Actor<'policy:propose'>, { policyId }: { policyId: string }) {
  const detail: Record<string, unknown> = {}
  await change(actor, { event: 'policy.withdrawn', subject: policyId, detail }, async (tx) => {
    const { version, proposedBy } = await lockProposal(tx, policyId)
    if (proposedBy !== actor.personId)
      throw forbidden('Only whoever proposed it withdraws it. Reject it instead, and say why.')
    detail['version'] = version
    await tx
      .update(policies)
      .set({ state: 'withdrawn', decidedAt: new Date() })
      .where(eq(policies.id, policyId))
    await askNoMore(tx, policyId)
  })
}
