import 'server-only'
import { sql } from 'drizzle-orm'
import { fromDrizzle } from 'pg-boss'
import { client } from '#db/client.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { conflict, Refusal } from '#lib/errors.ts'
import { boss } from './boss.ts'
import { type StuckQueue } from './queues.ts'

export interface Redriven {
  queue: StuckQueue
  /** Absent: every job that gave up there. */
  jobId?: string | undefined
}

interface Dead {
  id: string
  requestId: string
  from: string
}

/** So many are tried again by one click. */
const most = 1000

/**
 * Hands what gave up to the workers again, and answers how many. Nothing is sent twice by it: the job goes by the ledger, as at its first
 * try. @throws Refusal `conflict` where somebody was faster with the only one.
 */
export async function redriveJobs(actor: Actor<'work:redrive'>, { queue, jobId }: Redriven): Promise<number> {
  const dead = await client()<Dead[]>`
    select id, data ->> 'requestId' as "requestId", coalesce(source_name, '') as from
    from pgboss.job where name = ${queue} and state < 'active' and ${jobId ? client()`id = ${jobId}` : client()`true`}
    order by created_on, id limit ${most}`
  let redriven = 0
  for (const job of dead) if (await redrive(actor, queue, job)) redriven += 1
  if (redriven === 0)
    throw conflict('Somebody had this tried again a moment ago. Reload the page to see what became of it.')
  return redriven
}

/** With its audit entry, or not at all. */
async function redrive(actor: Actor<'work:redrive'>, queue: StuckQueue, { id, requestId, from }: Dead) {
  const work = await boss()
  try {
    await change(
      actor,
      { event: 'job.redriven', subject: requestId, detail: { queue: from } },
      async (tx) => {
        const db = fromDrizzle(tx, sql)
        const moved = await work.redrive(queue, { ids: [id], db })
        if (moved === 0 && !(await waitsAlready(work, queue, { id, db })))
          throw conflict('Somebody had this tried again a moment ago.')
      },
    )
    return true
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'conflict') return false
    throw error
  }
}

/** pg-boss fails it in its place where the same job waits in its queue: what was wanted is the case. */
async function waitsAlready(
  work: Awaited<ReturnType<typeof boss>>,
  queue: StuckQueue,
  { id, db }: { id: string; db: ReturnType<typeof fromDrizzle> },
) {
  const [job] = await work.findJobs(queue, { id, db })
  return job?.state === 'failed'
}
