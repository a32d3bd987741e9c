import 'server-only'
import { db } from '#db/client.ts'
import { proofs } from '#db/schema/proofs.ts'

/** Keeps what was seen, once for each delivery and rung. */
export const keepProof = (proof: typeof proofs.$inferInsert) =>
  db().insert(proofs).values(proof).onConflictDoNothing()
