import 'server-only'
import { codeOf, whyUnreachable } from '#db/why-unreachable.ts'
import { env } from '#lib/env.ts'
import type { Check } from '#lib/providers/provider.ts'
import { carryOutQueue } from '#lib/work/queues.ts'
import { placeOfDatabase, readDatabase } from './database.ts'
import { blocker, good, unknown, warning } from './sentences.ts'

interface Work {
  /** Processes that take jobs, as of their last heartbeat. */
  workers: number
  /** Processes that began so lately that they have not told yet whether they do. */
  beginners: number
  /** Seconds since the newest heartbeat of any process; null where there never was one. */
  quiet: number | null
  /** Jobs that could have begun. */
  waiting: number
  /** Seconds for which the oldest of them could have begun. */
  oldest: number | null
}

/** A job that could begin is taken within a second or two by a worker that has room; this many seconds are long. */
const long = 120

/** Whether a worker lives, by the heartbeats and jobs that pg-boss keeps in the database. */
export async function checkWorker(): Promise<Check[]> {
  try {
    return judge(await readDatabase(readWork))
  } catch (error) {
    if (['42P01', '3F000'].includes(String(codeOf(error)))) return [noQueue]
    const words = whyUnreachable(error, placeOfDatabase())
    if (words === null) throw error
    return [blocker('The queue cannot be read.', ...words)]
  }
}

const readWork = async (sql: Parameters<Parameters<typeof readDatabase>[0]>[0]): Promise<Work> => {
  const [work] = await sql<Work[]>`
    with live as (
      select workers @> ${sql.json([{ queue: carryOutQueue }])} as works, heartbeat_on = started_on as began
      from pgboss.instance
      where stopped_on is null and heartbeat_on > now() - heartbeat_seconds * 3 * interval '1 second'
    ), jobs as (
      select start_after from pgboss.job where state < 'active' and start_after <= now() and name not like '\\_\\_pgboss%'
    )
    select (select count(*)::int from live where works) as workers,
      (select count(*)::int from live where began and not works) as beginners,
      (select extract(epoch from now() - max(heartbeat_on))::int from pgboss.instance) as quiet,
      (select count(*)::int from jobs) as waiting,
      (select extract(epoch from now() - min(start_after))::int from jobs) as oldest`
  if (!work) throw new Error('the queue did not answer a select')
  return work
}

const noQueue = blocker('The queue is not there.', 'Its tables have not been made.', 'Run npm run migrate.')

const judge = (work: Work): Check[] => [judgeLife(work), judgeJobs(work)]

function judgeLife({ workers, beginners, quiet }: Work): Check {
  if (workers > 0)
    return good(
      workers === 1 ? 'A worker is alive.' : `${workers} workers are alive.`,
      `The last heartbeat came ${ago(quiet ?? 0)}.`,
    )
  if (beginners > 0)
    return unknown(
      'A process has just begun.',
      'It says at its next heartbeat, within ten seconds, whether it takes jobs.',
      'Try again in a moment.',
    )
  return blocker(
    'No worker is alive.',
    quiet === null ? 'None has ever begun.' : `The last heartbeat of any process came ${ago(quiet)}.`,
    env().WORKER === 'none'
      ? 'WORKER is none, so the web process takes no jobs: start npm run worker.'
      : 'Start the desk (npm start), or a worker (npm run worker).',
  )
}

function judgeJobs({ waiting, oldest }: Work): Check {
  if (waiting === 0 || oldest === null) return good('No job waits.', 'Whatever could begin has begun.')
  const jobs = waiting === 1 ? '1 job' : `${waiting} jobs`
  if (oldest < long) return good(`${jobs} could begin.`, `The oldest for ${span(oldest)}.`)
  return warning(
    `${jobs} could begin and ${waiting === 1 ? 'has' : 'have'} not.`,
    `The oldest waits for ${span(oldest)}.`,
    "Where workers are alive, start more of them (npm run worker), or look into the worker's log.",
  )
}

const ago = (seconds: number) => (seconds < 5 ? 'just now' : `${span(seconds)} ago`)

function span(seconds: number) {
  if (seconds < 120) return `${seconds} s`
  if (seconds < 7200) return `${Math.floor(seconds / 60)} minutes`
  return seconds < 172_800 ? `${Math.floor(seconds / 3600)} hours` : `${Math.floor(seconds / 86_400)} days`
}
