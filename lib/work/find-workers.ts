import 'server-only'
import { client } from '#db/client.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { carryOutQueue } from './queues.ts'

export interface WorkerRow {
  id: string
  host: string
  pid: number
  startedAt: string
  heartbeatAt: string
  /** Jobs in hand at its last heartbeat. */
  active: number
  /** `beginning`: tells within ten seconds whether it takes jobs. `silent`: ended without saying so, or cut off, within the last hour. */
  state: 'alive' | 'beginning' | 'silent'
}

/** Every process that takes jobs, by its heartbeats. One that ended in order is not shown. */
export async function findWorkers(_actor: Actor<'work:see'>): Promise<WorkerRow[]> {
  const rows = await client()<WorkerRow[]>`
    select id, host, pid, started_on as "startedAt", heartbeat_on as "heartbeatAt",
      coalesce((select sum((w ->> 'active')::int) from jsonb_array_elements(workers) w), 0)::int as active,
      case when heartbeat_on <= now() - heartbeat_seconds * 3 * interval '1 second' then 'silent'
        when heartbeat_on = started_on then 'beginning' else 'alive' end as state
    from pgboss.instance
    where stopped_on is null and heartbeat_on > now() - interval '1 hour'
      and (workers @> jsonb_build_array(jsonb_build_object('queue', ${carryOutQueue}::text)) or heartbeat_on = started_on)
    order by state, started_on`
  return [...rows]
}
