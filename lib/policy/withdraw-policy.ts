import 'server-only'
import { and, eq } from 'drizzle-orm'
import { policies } from '#db/schema/policies.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { conflict } from '#lib/errors.ts'

/** Takes a proposal back; only whoever made it may. @throws Refusal `conflict` where it waits no more, or is another's. */
export async function withdrawPolicy(actor: Actor<'policy:propose'>, { policyId }: { policyId: string }) {
  await change(actor, { event: 'policy.withdrawn', subject: policyId }, async (tx) => {
    const taken = await tx
      .update(policies)
      .set({ state: 'withdrawn' })
      .where(
        and(
          eq(policies.id, policyId),
          eq(policies.state, 'proposed'),
          eq(policies.proposedBy, actor.personId ?? policyId),
        ),
      )
      .returning({ id: policies.id })
    if (taken.length === 0)
      throw conflict(
        'Only whoever proposed it takes it back, while it waits. Reload the page to see how it stands.',
      )
  })
}
