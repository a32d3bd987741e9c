import 'server-only'
import { eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { revisions } from '#db/schema/revisions.ts'

/** Everyone who made one of the request's revisions. */
export async function findMakers(requestId: string): Promise<string[]> {
  const rows = await db()
    .selectDistinct({ madeBy: revisions.madeBy })
    .from(revisions)
    .where(eq(revisions.requestId, requestId))
  return rows.map(({ madeBy }) => madeBy)
}
