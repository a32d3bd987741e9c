import path from 'node:path'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator'
import type { Sql } from 'postgres'
import postgres from 'postgres'
import { grantApplication } from '#db/grants.ts'
import { installQueues } from '#lib/work/queues.ts'
import { root } from './parts/child.ts'
import { explainDatabase } from './parts/database-sentences.ts'
import { loadEnvironmentFiles } from './parts/environment-files.ts'
import { Obstacle, main } from './parts/obstacle.ts'

interface Addresses {
  /** The role that owns the schema. */
  ownerUrl: string
  /** The application's own limited role, made when it is absent and the owner may make it. */
  applicationUrl: string
}

/** Brings the database to this version of the desk. Safe to run twice, and from several hosts at once. Refuses with an Obstacle. */
export async function migrate({ ownerUrl, applicationUrl }: Addresses): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, connect_timeout: 10, onnotice: () => undefined })
  try {
    await requireVersion(sql)
    await sql`select pg_advisory_lock(7326002)`
    await runMigrations(drizzle(sql), { migrationsFolder: path.join(root, 'drizzle') })
    await installQueues(ownerUrl)
    if (roleOf(applicationUrl) !== roleOf(ownerUrl)) {
      await makeRole(sql, applicationUrl)
      await grantApplication(sql, roleOf(applicationUrl))
    }
  } catch (error) {
    throw explainDatabase(error, ownerUrl)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

async function requireVersion(sql: Sql) {
  const [row] = await sql<{ version: string; name: string }[]>`
    select current_setting('server_version_num') as version, current_setting('server_version') as name`
  if (row && Number(row.version) < 150_000)
    throw new Obstacle(
      `The database is PostgreSQL ${row.name}, which is too old: the desk needs PostgreSQL 15 or newer.`,
    )
}

async function makeRole(sql: Sql, applicationUrl: string) {
  const role = roleOf(applicationUrl)
  const [known] = await sql`select 1 from pg_roles where rolname = ${role}`
  if (known) return
  const [statement] = await sql<{ text: string }[]>`
    select format('create role %I login password %L', ${role}::text, ${passwordOf(applicationUrl)}::text) as text`
  try {
    if (statement) await sql.unsafe(statement.text)
  } catch (error) {
    if (error instanceof postgres.PostgresError && error.code === '42501')
      throw new Obstacle(
        `The database has no role “${role}” (from DATABASE_URL), and the role of DATABASE_OWNER_URL may not make it. ` +
          `Ask who runs the database to: create role "${role}" login password '…'.`,
      )
    throw error
  }
}

const roleOf = (url: string) => decodeURIComponent(new URL(url).username)
const passwordOf = (url: string) => decodeURIComponent(new URL(url).password)

if (import.meta.main) {
  await main(async () => {
    loadEnvironmentFiles()
    const applicationUrl = process.env['DATABASE_URL']
    if (!applicationUrl)
      throw new Obstacle(
        'DATABASE_URL is not set. Set it to the database to migrate; npm start migrates its own by itself.',
      )
    await migrate({ ownerUrl: process.env['DATABASE_OWNER_URL'] || applicationUrl, applicationUrl })
    console.log('The database is up to date.')
    return 0
  })
}
