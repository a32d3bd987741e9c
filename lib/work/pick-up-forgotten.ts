import 'server-only'
import { and, inArray, lt, not, type SQL, sql } from 'drizzle-orm'
import { db, type Transaction } from '#db/client.ts'
import { requests } from '#db/schema/requests.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { log } from '#lib/log.ts'
import { isEverythingPaused } from './find-pause.ts'
import { noticeRestore } from './notice-restore.ts'
import { carryOutQueue, enqueueCarryOut, stuckQueue } from './queues.ts'

/** A job that ends and the change of state that it makes are apart by less than this. */
const settled = sql`now() - interval '30 seconds'`

/** So many are picked up at once; the next time finds the others. */
const most = 1000

/**
 * Hands what was approved and has no job, for whatever reason, to the workers again: a backup without its queue, a job that was deleted.
 * What a worker gave up is left to an admin.
 */
export async function pickUpForgotten(desk: Actor<'request:carry-out'>): Promise<number> {
  await noticeRestore(desk)
  if (await isEverythingPaused()) return 0
  const forgotten = await db().transaction((tx) => handOver(tx, lt(requests.stateSince, settled)))
  if (forgotten.length > 0) log.warn({ requests: forgotten.map(({ id }) => id) }, 'picked up without a job')
  return forgotten.length
}

/** Hands over what was approved and has no job, in the order in which its money runs out. */
export async function handOver(tx: Transaction, only?: SQL) {
  const waiting = await tx
    .select({
      id: requests.id,
      account: requests.account,
      customerId: requests.customerId,
      clockAt: requests.clockAt,
    })
    .from(requests)
    .where(and(inArray(requests.state, ['approved', 'carrying out']), only, not(hasJob)))
    .orderBy(sql`${requests.clockAt} asc nulls last`)
    .limit(most)
    .for('update', { skipLocked: true })
  for (const request of waiting) await enqueueCarryOut(tx, request)
  return waiting
}

/** A job that waits, runs, or was given up. */
const hasJob = sql`exists (
  select from pgboss.job
  where name in (${carryOutQueue}, ${stuckQueue}) and state in ('created', 'retry', 'active')
    and data ->> 'requestId' = ${requests.id}::text)`
