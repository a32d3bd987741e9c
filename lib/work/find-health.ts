import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import pgBoss from 'pg-boss/package.json' with { type: 'json' }
import { client } from '#db/client.ts'
import { newestMigration } from '#db/migrations.ts'
import { logUnknown } from '#lib/log.ts'
import { queueNames } from './queues.ts'

export type Missing = 'database' | 'migrations' | 'queue'

export interface Health {
  ready: boolean
  /** What this process cannot work without and does not have. */
  missing: Missing[]
}

/** A balancer asks again soon, and has given up by then. Milliseconds. */
const patience = 3000

const place = globalThis as { deskHealth?: Promise<Health> | undefined }

/** Whether this process can do its work. Of many who ask at the same moment one asks the database. Never throws. */
export const findHealth = (): Promise<Health> =>
  (place.deskHealth ??= look().finally(() => {
    place.deskHealth = undefined
  }))

async function look(): Promise<Health> {
  const missing = await Promise.race([findMissing(), pause(patience, ['database' as const], { ref: false })])
  return { ready: missing.length === 0, missing }
}

async function findMissing(): Promise<Missing[]> {
  const standby = await ask(() => client()<Fact[]>`select pg_is_in_recovery() as fact`)
  if (standby !== false) return ['database']
  const [migrated, queues] = await Promise.all([
    ask(
      () =>
        client()<Fact[]>`
          select max(created_at) >= ${newestMigration.at} as fact from drizzle.__drizzle_migrations`,
    ),
    ask(
      () =>
        client()<Fact[]>`
          select (select version from pgboss.version) >= ${pgBoss.pgboss.schema}
            and (select count(*) from pgboss.queue where name = any(${queueNames})) = ${queueNames.length} as fact`,
    ),
  ])
  return [...(migrated ? [] : ['migrations' as const]), ...(queues ? [] : ['queue' as const])]
}

interface Fact {
  fact: boolean | null
}

/** A table that is not there, or that the role may not read. */
const absent = ['42P01', '3F000', '42501']

async function ask(question: () => PromiseLike<Fact[]>): Promise<boolean | null> {
  try {
    const [row] = await question()
    return row?.fact ?? null
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!absent.includes(code)) logUnknown(error, 'health')
    return null
  }
}
