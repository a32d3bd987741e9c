import 'server-only'
import { eq } from 'drizzle-orm'
import { db, type Transaction } from '#db/client.ts'
import { type Request, requests, type State } from '#db/schema/requests.ts'
import { conflict, notFound } from '#lib/errors.ts'
import { became } from './rules.ts'

interface Still {
  requestId: string
  revision?: number
  states: readonly State[]
}

/**
 * Holds the request's row until the transaction ends, so that of several who want to change it each sees what the one before did.
 * @throws Refusal `conflict` where it is no longer in one of the states, or has a newer revision.
 */
export async function lockRequest(tx: Transaction, still: Still) {
  const [request] = await tx.select().from(requests).where(eq(requests.id, still.requestId)).for('update')
  return refuseMovedOn(request, still)
}

/** The same look without holding it, before anything that takes long. @throws Refusal as `lockRequest` does. */
export async function peekRequest(still: Still) {
  const [request] = await db().select().from(requests).where(eq(requests.id, still.requestId))
  return refuseMovedOn(request, still)
}

/** @throws Refusal as `lockRequest` does. */
export function refuseMovedOn(
  request: Request | undefined,
  { revision, states }: Omit<Still, 'requestId'>,
): Request {
  if (!request) throw notFound('There is no such request. Look for it in the list of requests.')
  if (revision !== undefined && request.revision !== revision) {
    throw conflict(
      `Revision ${String(request.revision)} was made meanwhile. Reload the page to see it; nothing was changed.`,
    )
  }
  const { state } = request
  if (!states.includes(state)) {
    throw conflict(`Somebody was faster: ${became[state]}. Reload the page to see it; nothing was changed.`)
  }
  return request
}
