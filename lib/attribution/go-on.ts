import 'server-only'
import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { type Request, requests } from '#db/schema/requests.ts'
import { enqueueCarryOut } from '#lib/work/queues.ts'

/** A request that asked something goes on; one that a person paused stays so until somebody resumes it. */
export async function goOn(tx: Transaction, request: Request) {
  if (request.pausedFrom !== null) return
  await tx
    .update(requests)
    .set({ state: 'carrying out', stateSentence: null })
    .where(eq(requests.id, request.id))
  await enqueueCarryOut(tx, request)
}
