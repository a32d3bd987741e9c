import 'server-only'
import { and, desc, eq } from 'drizzle-orm'
import type { Database, Transaction } from '#db/client.ts'
import { decisions } from '#db/schema/decisions.ts'
import type { Approved } from './deliveries.ts'

interface Of {
  requestId: string
  revision: number
}

/** The last approval that this revision needed, under which everything is sent. */
export async function findApproval(
  from: Database | Transaction,
  { requestId, revision }: Of,
): Promise<Approved | undefined> {
  const [row] = await from
    .select({ id: decisions.id, decidedBy: decisions.decidedBy })
    .from(decisions)
    .where(
      and(
        eq(decisions.requestId, requestId),
        eq(decisions.revision, revision),
        eq(decisions.outcome, 'approved'),
      ),
    )
    .orderBy(desc(decisions.decidedAt))
    .limit(1)
  return row
}
