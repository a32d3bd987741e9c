import 'server-only'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { notices } from '#db/schema/notices.ts'
import { findHolders } from './find-holders.ts'
import { tell } from './tell.ts'

interface Proposal {
  by: { personId: string | null; name: string }
  policyId: string
  version: number
}

/** Tells the other admins that a proposal waits for one of them. */
export async function tellOfProposal(tx: Transaction, { by, policyId, version }: Proposal) {
  await tell(tx, {
    to: await findHolders(tx, 'admin', by.personId),
    kind: 'policy',
    key: `proposed:${policyId}`,
    about: policyId,
    sentence: `${by.name} proposed version ${String(version)} of the approval policy. It waits for a second admin.`,
    address: '/policy',
  })
}

export interface ProposalAnswer extends Proposal {
  proposedBy: string | null
  outcome: 'accepted' | 'rejected'
}

/** Tells whoever proposed it what became of it; the other admins are asked no more. */
export async function tellOfPolicyAnswer(
  tx: Transaction,
  { by, policyId, version, proposedBy, outcome }: ProposalAnswer,
) {
  await askNoMore(tx, policyId)
  const words = outcome === 'accepted' ? 'It is in force now.' : 'The reason stands with it.'
  await tell(tx, {
    to: proposedBy === null ? [] : [proposedBy],
    kind: 'policy',
    key: `${outcome}:${policyId}`,
    about: policyId,
    sentence: `${by.name} ${outcome} version ${String(version)} of the approval policy. ${words}`,
    address: '/policy',
  })
}

/** What waits for a decision no more counts as read. Rows in somebody else's hand are passed over. */
export async function askNoMore(tx: Transaction, policyId: string) {
  const waiting = await tx
    .select({ id: notices.id })
    .from(notices)
    .where(and(eq(notices.about, policyId), isNull(notices.readAt)))
    .for('update', { skipLocked: true })
  if (waiting.length === 0) return
  await tx
    .update(notices)
    .set({ readAt: new Date() })
    .where(
      inArray(
        notices.id,
        waiting.map(({ id }) => id),
      ),
    )
}
