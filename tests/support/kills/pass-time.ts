import postgres from 'postgres'
import { inject } from 'vitest'
import { boss } from '#lib/work/boss.ts'
import { carryOutQueue } from '#lib/work/queues.ts'
import { databaseUrl } from '../database.ts'

/** For what the desk waits for where a worker died: its missed heartbeats, the end of the call that it may have made, the next try. */
const aMinute = '1 minute'

/** Lets a minute pass for what dead workers left behind of these requests, and for nothing else. */
export function openTime() {
  const address = new URL(inject('template').superuserUrl)
  address.pathname = new URL(databaseUrl).pathname
  const sql = postgres(address.href, { max: 1, onnotice: () => undefined })
  return {
    async pass(requestIds: readonly string[]) {
      await sql.begin(async (tx) => {
        // No trigger keeps what was written from being changed.
        await tx`set local session_replication_role = replica`
        await tx`
          update deliveries set opened_at = opened_at - ${aMinute}::interval
          where outcome = 'open' and opened_at > now() - ${aMinute}::interval and request_id = any (${requestIds as string[]})`
        await tx`
          update pgboss.job set heartbeat_on = heartbeat_on - ${aMinute}::interval
          where name = ${carryOutQueue} and state = 'active' and heartbeat_on < now() - interval '1 second' and data ->> 'requestId' = any (${requestIds as string[]})`
        await tx`
          update pgboss.queue set monitor_on = monitor_on - ${aMinute}::interval, monitor_claim_on = monitor_claim_on - ${aMinute}::interval
          where name = ${carryOutQueue}`
      })
      await (await boss()).supervise(carryOutQueue)
      await sql`
        update pgboss.job set start_after = now()
        where name = ${carryOutQueue} and state = 'retry' and data ->> 'requestId' = any (${requestIds as string[]})`
    },
    close: () => sql.end({ timeout: 1 }),
  }
}
