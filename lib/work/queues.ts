import 'server-only'
import { sql } from 'drizzle-orm'
import { fromDrizzle, PgBoss } from 'pg-boss'
import type { Transaction } from '#db/client.ts'
import type { Request } from '#db/schema/requests.ts'
import { boss } from './boss.ts'

export const carryOutQueue = 'carry-out'
export const confirmQueue = 'confirm'

/** What the desk does by itself, and when: cron, UTC. Of several workers one takes each time. */
export const crons = {
  'expire-requests': '*/5 * * * *',
  'remind-of-requests': '*/15 * * * *',
  'judge-deciders': '*/15 * * * *',
  'mail-notices': '* * * * *',
} as const
export type ScheduleName = keyof typeof crons
export const scheduleNames = Object.keys(crons) as ScheduleName[]

export interface RequestJob {
  requestId: string
}

/** Of one customer only one job is active at a time; different customers run side by side. */
const queues = [
  {
    name: carryOutQueue,
    policy: 'singleton',
    notify: true,
    heartbeatSeconds: 10,
    expireInSeconds: 3600,
    retryLimit: 10_000,
    retryDelay: 2,
    retryBackoff: true,
    retryDelayMax: 300,
  },
  {
    name: confirmQueue,
    policy: 'short',
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
  { id, account, customerId }: Pick<Request, 'id' | 'account' | 'customerId'>,
) {
  const queue = await boss()
  await queue.send(carryOutQueue, { requestId: id } satisfies RequestJob, {
    db: fromDrizzle(tx, sql),
    singletonKey: `${account}:${customerId}`,
  })
}

/** Looks later how far the proof has come. `seconds` from now. */
export async function enqueueConfirm(requestId: string, seconds: number) {
  const queue = await boss()
  await queue.send(confirmQueue, { requestId } satisfies RequestJob, {
    singletonKey: requestId,
    startAfter: seconds,
  })
}

/** Has what is scheduled done soon, without waiting for its time. Seconds from now. */
export async function enqueueSoon(name: ScheduleName, seconds: number) {
  const queue = await boss()
  await queue.send(name, null, { singletonKey: 'soon', startAfter: seconds })
}
