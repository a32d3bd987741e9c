import 'server-only'
import { eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { requests } from '#db/schema/requests.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { invalid } from '#lib/errors.ts'
import { linkRequest } from './link-request.ts'

/** Links the request of that number, as `linkRequest` does. @throws Refusal `invalid` where there is none. */
export async function linkByNumber(
  actor: Actor<'case:work'>,
  { caseId, request: number }: { caseId: string; request: number },
) {
  const [request] = await db().select({ id: requests.id }).from(requests).where(eq(requests.number, number))
  if (!request)
    throw invalid(`There is no request R-${String(number)}. Look for it in the list of requests.`, 'request')
  await linkRequest(actor, { caseId, requestId: request.id })
}
