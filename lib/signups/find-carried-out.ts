import 'server-only'
import { and, eq, type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { proofs } from '#db/schema/proofs.ts'
import { requests } from '#db/schema/requests.ts'
import { revisions } from '#db/schema/revisions.ts'
import type { Actor } from '#lib/auth/actor.ts'

/** A request that was carried out, and whether its attribution was seen before. */
export interface Candidate {
  id: string
  number: number
  newUserId: string
  referralCode: string
  known: boolean
}

const organizationId = sql<string>`${revisions.plan} -> 'wanted' ->> 'organizationId'`

/** Requests by the ids of their new users, or of these users' organisations: where credit goes to one, Cello knows that. */
export async function findCarriedOut(
  _actor: Actor<'proof:match'>,
  ids: readonly string[],
): Promise<Map<string, Candidate[]>> {
  const [byUser, byOrganization] = await Promise.all([
    db()
      .select({ ...columns, by: requests.newUserId })
      .from(requests)
      .where(and(eq(requests.state, 'carried out'), isOneOf(sql`${requests.newUserId}`, ids))),
    db()
      .select({ ...columns, by: organizationId })
      .from(revisions)
      .innerJoin(requests, and(eq(requests.id, revisions.requestId), eq(requests.revision, revisions.number)))
      .where(
        and(
          eq(requests.state, 'carried out'),
          sql`${organizationId} is not null`,
          isOneOf(organizationId, ids),
        ),
      ),
  ])
  const found = new Map<string, Candidate[]>()
  for (const { by, ...candidate } of [...byUser, ...byOrganization]) {
    const mine = found.get(by) ?? []
    if (!mine.some(({ id }) => id === candidate.id)) mine.push(candidate)
    found.set(by, mine)
  }
  return found
}

/** One parameter however many there are. */
const isOneOf = (column: SQL, ids: readonly string[]) =>
  sql`${column} in (select json_array_elements_text(${JSON.stringify(ids)}::json))`

const columns = {
  id: requests.id,
  number: requests.number,
  newUserId: requests.newUserId,
  referralCode: requests.referralCode,
  known: sql<boolean>`exists (select from ${proofs} p where p.request_id = ${requests}.id and p.rung = 'attributed')`,
}
