import 'server-only'
import { client } from '#db/client.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { carryOutQueue, confirmQueue, scheduleNames, stuckQueues } from './queues.ts'
import { type Output, sayWhy } from './say-why.ts'

export interface QueueRow {
  name: string
  /** Could begin now. */
  waiting: number
  /** Has its time later: a second try, or a look for proof. */
  later: number
  active: number
  /** Failed at its last try, and is tried again. */
  failing: number
  /** Is not tried again by itself. */
  gaveUp: number
  /** Since when the oldest could have begun. */
  oldest: string | null
  lastError: { at: string; sentence: string } | null
}

const shown = [carryOutQueue, confirmQueue, ...scheduleNames]

/** Every queue that work goes through, in the order in which it matters, as pg-boss has it now. */
export async function findQueues(_actor: Actor<'work:see'>): Promise<QueueRow[]> {
  const rows = await client()<Row[]>`
    with jobs as (
      select name, state, state < 'active' and start_after <= now() as could, start_after, output,
        coalesce(completed_on, started_on) as at
      from pgboss.job
      where name = any(${shown}) and state in ('created', 'retry', 'active', 'failed')
    ), dead as (
      select source_name as name, count(*)::int as jobs from pgboss.job
      where name = any(${stuckQueues as readonly string[]}) and state < 'active' group by source_name
    ), errors as (
      select distinct on (name) name, at, output from jobs
      where state in ('retry', 'failed') and output is not null order by name, at desc nulls last
    )
    select q.name,
      (count(*) filter (where j.could))::int as waiting,
      (count(*) filter (where j.state < 'active' and not j.could))::int as later,
      (count(*) filter (where j.state = 'active'))::int as active,
      (count(*) filter (where j.state = 'retry'))::int as failing,
      coalesce(max(d.jobs), 0) as "gaveUp",
      min(j.start_after) filter (where j.could) as oldest,
      max(e.at) as at, (array_agg(e.output))[1] as output
    from pgboss.queue q
      left join jobs j on j.name = q.name
      left join dead d on d.name = q.name
      left join errors e on e.name = q.name
    where q.name = any(${shown})
    group by q.name`
  return rows
    .sort((one, other) => shown.indexOf(one.name) - shown.indexOf(other.name))
    .map(({ at, output, ...row }) => ({
      ...row,
      lastError: at === null ? null : { at, sentence: sayWhy(output) },
    }))
}

interface Row extends Omit<QueueRow, 'lastError'> {
  at: string | null
  output: Output
}
