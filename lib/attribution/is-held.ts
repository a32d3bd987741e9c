import 'server-only'
import { and, eq, isNull, notExists } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { pauses } from '#db/schema/pauses.ts'
import { requests } from '#db/schema/requests.ts'

/** Whether a worker must leave a request that it carries out: somebody paused, stopped or changed it, or paused everything. */
export async function isHeld(requestId: string): Promise<boolean> {
  const paused = db().select({ id: pauses.id }).from(pauses).where(isNull(pauses.resumedAt))
  const [row] = await db()
    .select({ id: requests.id })
    .from(requests)
    .where(and(eq(requests.id, requestId), eq(requests.state, 'carrying out'), notExists(paused)))
  return row === undefined
}
