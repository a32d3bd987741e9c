import 'server-only'
import { desc, inArray, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { db, type Transaction } from '#db/client.ts'
import { homes } from '#db/schema/homes.ts'
import { requests } from '#db/schema/requests.ts'
import { askAfterRestore } from '#lib/attribution/ask-after-restore.ts'
import { underWayStates } from '#lib/attribution/rules.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { log } from '#lib/log.ts'

export interface Noticed {
  /** The newest thing that the backup knew of. */
  from: Date
  /** How many requests were paused. */
  paused: number
}

/**
 * Where this database is a restored backup, pauses all that was under way in it, before anything is sent; null where it is not. Noticed by
 * the place where the database stands, or `told` by whoever restored it in its place.
 */
export async function noticeRestore(
  desk: Actor<'request:carry-out'>,
  { told = false }: { told?: boolean } = {},
): Promise<Noticed | null> {
  return db().transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('the desk looks where its database stands'))`)
    const [home] = await tx
      .select({ isHere: sql<boolean>`${homes.place} = current_place()` })
      .from(homes)
      .orderBy(desc(homes.id))
      .limit(1)
    if (home?.isHere && !told) return null
    if (!home && !told) {
      await tx.insert(homes).values({ place: '' })
      return null
    }
    const from = await findNewest(tx)
    const found = await tx
      .select({ id: requests.id })
      .from(requests)
      .where(inArray(requests.state, underWayStates))
    for (const { id } of found) await askAfterRestore(desk, { requestId: id, from })
    const id = v7()
    const detail = { from: from.toISOString(), paused: found.length, told }
    await change(desk, { event: 'desk.restored', subject: id, detail }, async (inner) => {
      await inner.insert(homes).values({ id, place: '', restoredFrom: from })
    })
    log.warn(detail, 'restored from a backup')
    return { from, paused: found.length }
  })
}

/** When something was last written that the backup has. */
async function findNewest(tx: Transaction): Promise<Date> {
  const [row] = await tx.execute<{ at: string | null }>(sql`
    select greatest(
      (select at from audit_entries order by id desc limit 1),
      (select greatest(opened_at, closed_at) from deliveries order by opened_at desc, id desc limit 1)) as at`)
  return new Date(row?.at ?? 0)
}
