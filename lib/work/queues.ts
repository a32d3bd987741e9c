import 'server-only'
import { sql } from 'drizzle-orm'
import { fromDrizzle, PgBoss } from 'pg-boss'
import { client, type Transaction } from '#db/client.ts'
import type { Request } from '#db/schema/requests.ts'
import { boss } from './boss.ts'

export const carryOutQueue = 'carry-out'
export const confirmQueue = 'confirm'
/** Where a job ends that failed again and again for a reason that nobody foresaw: an admin looks, and has it done again. */
export const stuckQueue = 'carry-out-stuck'
export const confirmStuckQueue = 'confirm-stuck'

/** Where the jobs of a queue end that gave up. A schedule has none: its next time does all that is due. */
export const stuckQueues = [stuckQueue, confirmStuckQueue] as const
export type StuckQueue = (typeof stuckQueues)[number]

/** What the desk does by itself, and when: cron, UTC. Of several workers one takes each time. */
export const crons = {
  'expire-requests': '*/5 * * * *',
  'remind-of-requests': '*/15 * * * *',
  'remind-of-messages': '*/5 * * * *',
  'remind-of-cases': '*/5 * * * *',
  'judge-deciders': '*/15 * * * *',
  'mail-notices': '* * * * *',
  'post-announcements': '* * * * *',
  'pick-up-forgotten': '* * * * *',
} as const
export type ScheduleName = keyof typeof crons
export const scheduleNames = Object.keys(crons) as ScheduleName[]

export interface RequestJob {
  requestId: string
  /** Of one customer only one job is active at a time. */
  customer?: string
  /** The larger, the sooner among those that wait. */
  priority?: number
  /** How often the request could not go on since it last came further. */
  tries?: number
}

const year = 365 * 24 * 3600

/** Of one customer only one job is active at a time; different customers run side by side. */
const queues = [
  ...stuckQueues.map((name) => ({ name, policy: 'standard' as const, retentionSeconds: 10 * year })),
  {
    name: carryOutQueue,
    policy: 'singleton',
    deadLetter: stuckQueue,
    retentionSeconds: 10 * year,
    notify: true,
    heartbeatSeconds: 10,
    expireInSeconds: 3600,
    retryLimit: 100,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 300,
  },
  {
    name: confirmQueue,
    policy: 'short',
    deadLetter: confirmStuckQueue,
    notify: true,
    heartbeatSeconds: 10,
    retryLimit: 20,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 600,
  },
  // One runs, and at most one waits: what it does, it does for all that is due.
  ...scheduleNames.map((name) => ({
    name,
    policy: 'stately' as const,
    notify: true,
    heartbeatSeconds: 10,
    expireInSeconds: 3600,
    retryLimit: 2,
    retryDelay: 10,
    deleteAfterSeconds: 3600,
  })),
] as const

/** The queues that work goes through. */
export type QueueName = typeof carryOutQueue | typeof confirmQueue | ScheduleName

export const queueNames: readonly string[] = queues.map(({ name }) => name)

/** Makes the queue's schema, queues and schedules. Run by the role that owns the schema, with the other migrations. */
export async function installQueues(ownerUrl: string) {
  const owner = new PgBoss({
    connectionString: ownerUrl,
    supervise: false,
    schedule: false,
    registerInstance: false,
    max: 2,
  })
  owner.on('error', () => undefined)
  await owner.start()
  try {
    for (const { name, ...options } of queues) {
      if (!(await owner.getQueue(name))) await owner.createQueue(name, options)
      else await owner.updateQueue(name, withoutPolicy(options))
    }
    for (const name of scheduleNames) await owner.schedule(name, crons[name])
  } finally {
    await owner.stop({ graceful: false })
  }
}

/** How jobs are queued is said once, when a queue is made; the rest may change with a new version of the desk. */
const withoutPolicy = ({ policy: _policy, ...options }: Omit<(typeof queues)[number], 'name'>) => options

/** Hands a request to the workers, in the transaction that allows it: it is carried out if and only if that commits. */
export async function enqueueCarryOut(
  tx: Transaction,
  { id, account, customerId, clockAt }: Pick<Request, 'id' | 'account' | 'customerId' | 'clockAt'>,
) {
  const queue = await boss()
  const customer = `${account}:${customerId}`
  const priority = priorityOf(clockAt)
  await queue.send(carryOutQueue, { requestId: id, customer, priority } satisfies RequestJob, {
    db: fromDrizzle(tx, sql),
    singletonKey: customer,
    priority,
  })
}

/** First what runs out first, by the minute; last what never does. An integer of PostgreSQL holds it until the year 6053. */
export const priorityOf = (clockAt: Date | null) =>
  clockAt === null ? -(2 ** 31 - 1) : -Math.floor(clockAt.getTime() / 60_000)

/** The longest that a request waits which cannot go on now. Seconds. */
const longest = 300

/**
 * Has a job done again that could not go on: after so many seconds, or the longer, the more often it was tried, and never all at the
 * same moment.
 */
export async function enqueueAgain(job: RequestJob, { after, cameFurther }: Again) {
  const tries = cameFurther ? 0 : (job.tries ?? 0)
  const seconds = after ?? Math.min(longest, 2 ** tries) * (0.5 + Math.random() / 2)
  const queue = await boss()
  await queue.send(carryOutQueue, { ...job, tries: tries + 1 } satisfies RequestJob, {
    singletonKey: job.customer ?? job.requestId,
    startAfter: new Date(Date.now() + seconds * 1000),
    ...(job.priority !== undefined && { priority: job.priority }),
  })
}

interface Again {
  /** Seconds. */
  after: number | undefined
  cameFurther: boolean
}

/** Whether something that was approved could begin, and no worker has room for it. */
export async function isCarryOutWaiting(): Promise<boolean> {
  const [row] = await client()<{ waits: boolean }[]>`
    select exists (
      select from pgboss.job where name = ${carryOutQueue} and state < 'active' and start_after <= now()) as waits`
  return row?.waits ?? false
}

/** Looks later how far the proof has come. `seconds` from now; `tries`: how often it was put off. */
export async function enqueueConfirm(requestId: string, seconds: number, tries = 0) {
  const queue = await boss()
  await queue.send(confirmQueue, { requestId, tries } satisfies RequestJob, {
    singletonKey: requestId,
    startAfter: seconds,
  })
}

/** Has what is scheduled done soon, without waiting for its time. Seconds from now. */
export async function enqueueSoon(name: ScheduleName, seconds: number) {
  const queue = await boss()
  await queue.send(name, null, { singletonKey: 'soon', startAfter: seconds })
}
