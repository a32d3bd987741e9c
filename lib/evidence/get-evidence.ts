import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { evidence } from '#db/schema/evidence.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { notFound } from '#lib/errors.ts'

/** One file with its content. @throws Refusal `not found`, also where it belongs to another request. */
export async function getEvidence(
  _actor: Actor<'request:see'>,
  { id, requestId }: { id: string; requestId: string },
) {
  const [file] = await db()
    .select({ name: evidence.name, type: evidence.type, size: evidence.size, content: evidence.content })
    .from(evidence)
    .where(and(eq(evidence.id, id), eq(evidence.requestId, requestId)))
  if (!file) throw notFound('There is no such file. Open the request and choose it there.')
  return file
}
