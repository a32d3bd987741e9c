import 'server-only'
import { client } from '#db/client.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { carryOutQueue, stuckQueue } from './queues.ts'

export interface LateRequest {
  id: string
  number: number
  state: 'approved' | 'carrying out'
  since: string
  /** When its next payment runs out. */
  clockAt: string | null
  /**
   * `no worker`: could begin, and nobody takes it. `another`: one of the same customer is under way. `later`: could not go on, and is tried
   * at `nextAt`. `no job`: is handed to the workers again within a minute.
   */
  why: 'no worker' | 'another' | 'later' | 'no job'
  tries: number
  nextAt: string | null
}

/** What is approved is begun within seconds by a worker that has room. Minutes. */
export const tooLong = 5

const shown = 50

/** What waits for a worker for longer than it should, the money that runs out first on top. What gave up is not among them. */
export async function findLateRequests(_actor: Actor<'work:see'>): Promise<LateRequest[]> {
  const rows = await client()<LateRequest[]>`
    with jobs as (
      select distinct on (data ->> 'requestId') data ->> 'requestId' as request, name, state, start_after, singleton_key,
        coalesce((data ->> 'tries')::int, 0) + retry_count as tries
      from pgboss.job
      where name in (${carryOutQueue}, ${stuckQueue}) and state in ('created', 'retry', 'active')
      order by data ->> 'requestId', state desc, start_after
    )
    select r.id, r.number, r.state, r.state_since as since, r.clock_at as "clockAt", coalesce(j.tries, 0) as tries,
      case when j.start_after > now() then j.start_after end as "nextAt",
      case when j.request is null then 'no job' when j.start_after > now() then 'later'
        when exists (select from jobs a where a.state = 'active' and a.singleton_key = j.singleton_key) then 'another'
        else 'no worker' end as why
    from requests r left join jobs j on j.request = r.id::text
    where r.state in ('approved', 'carrying out') and r.state_since < now() - ${tooLong} * interval '1 minute'
      and j.state is distinct from 'active' and j.name is distinct from ${stuckQueue}
    order by r.clock_at nulls last, r.number limit ${shown}`
  return [...rows]
}
