import 'server-only'
import { client } from '#db/client.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { carryOutQueue, confirmQueue, type StuckQueue, stuckQueues } from './queues.ts'
import { type Output, sayWhy } from './say-why.ts'

export interface StuckJob {
  id: string
  queue: StuckQueue
  /** The queue it gave up in. */
  from: string
  requestId: string | null
  requestNumber: number | null
  /** How often it was tried. */
  tries: number
  gaveUpAt: string
  sentence: string
}

/** So many are shown; the queues count them all. */
const shown = 100

/** The jobs that gave up and that nobody has had tried again, the oldest first. */
export async function findStuckJobs(_actor: Actor<'work:see'>): Promise<StuckJob[]> {
  const rows = await client()<(Omit<StuckJob, 'sentence'> & { output: Output })[]>`
    select j.id, j.name as queue, coalesce(j.source_name, '') as from, r.id as "requestId", r.number as "requestNumber",
      coalesce(j.source_retry_count, 0) + 1 as tries, j.created_on as "gaveUpAt", j.source_output as output
    from pgboss.job j left join requests r on r.id::text = j.data ->> 'requestId'
    where j.name = any(${stuckQueues as readonly string[]}) and j.state < 'active'
    order by j.created_on, j.id limit ${shown}`
  return rows.map(({ output, ...job }) => ({ ...job, sentence: sayWhy(output) }))
}

export interface FailingJob {
  id: string
  queue: string
  requestId: string | null
  requestNumber: number | null
  tries: number
  nextAt: string
  sentence: string
}

/** One failure may pass; after so many somebody should know, although it is tried again. */
const often = 3

/** The jobs that failed again and again and are tried once more, those with the most tries first. */
export async function findFailingJobs(_actor: Actor<'work:see'>): Promise<FailingJob[]> {
  const rows = await client()<(Omit<FailingJob, 'sentence'> & { output: Output })[]>`
    select j.id, j.name as queue, r.id as "requestId", r.number as "requestNumber", j.retry_count + 1 as tries,
      j.start_after as "nextAt", j.output
    from pgboss.job j left join requests r on r.id::text = j.data ->> 'requestId'
    where j.name = any(${[carryOutQueue, confirmQueue]}) and j.state = 'retry' and j.retry_count + 1 >= ${often}
    order by j.retry_count desc, j.id limit ${shown}`
  return rows.map(({ output, ...job }) => ({ ...job, sentence: sayWhy(output) }))
}
