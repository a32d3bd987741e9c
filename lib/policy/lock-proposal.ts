import 'server-only'
import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { type PolicyState, policies } from '#db/schema/policies.ts'
import { conflict, notFound } from '#lib/errors.ts'

const became: Record<Exclude<PolicyState, 'proposed'>, string> = {
  'in force': 'it was accepted',
  replaced: 'it was accepted, and replaced since',
  rejected: 'it was rejected',
  withdrawn: 'it was withdrawn',
}

/** Holds a proposal's row until the transaction ends. @throws Refusal `conflict` where it waits for no decision any more. */
export async function lockProposal(tx: Transaction, policyId: string) {
  const [proposal] = await tx.select().from(policies).where(eq(policies.id, policyId)).for('update')
  if (!proposal) throw notFound('There is no such version. Look for it in the list of versions.')
  if (proposal.state !== 'proposed')
    throw conflict(
      `Version ${String(proposal.version)} waits for no decision any more: ${became[proposal.state]}. Reload the page to see it; nothing was changed.`,
    )
  return proposal
}
