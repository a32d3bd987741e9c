import 'server-only'
import { PgBoss } from 'pg-boss'
import { log } from '#lib/log.ts'

const place = globalThis as { deskBoss?: Promise<PgBoss> | undefined }

/** The queue of this process, started on first use. Kept on globalThis: Next loads this module more than once in a process. */
export const boss = () => (place.deskBoss ??= start())

async function start() {
  const connectionString = process.env['DATABASE_URL']
  if (connectionString === undefined) throw new Error('DATABASE_URL is not set')
  const queue = new PgBoss({
    connectionString,
    application_name: 'attribution-desk-queue',
    max: 6,
    migrate: false,
    createSchema: false,
    useListenNotify: true,
    instanceHeartbeatSeconds: 10,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    reindex: false,
  })
  queue.on('error', (error) => {
    log.error({ name: error.name, message: error.message }, 'queue error')
  })
  return queue.start()
}

/** Finishes the jobs in hand, hands back the rest, and lets go of the database. */
export async function stopBoss() {
  const running = place.deskBoss
  place.deskBoss = undefined
  await (await running)?.stop({ graceful: true, timeout: 25_000 })
}
