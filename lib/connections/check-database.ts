import 'server-only'
import { newestMigration } from '#db/migrations.ts'
import { whyUnreachable } from '#db/why-unreachable.ts'
import type { Check } from '#lib/providers/provider.ts'
import { placeOfDatabase, readDatabase } from './database.ts'
import { blocker, good, warning } from './sentences.ts'

interface Server {
  version: string
  number: number
  role: string
  /** It may change or delete what must stay. */
  unlimited: boolean
  tables: boolean
  /** It may read which migrations ran. */
  readable: boolean
  /** A copy that takes no writes. */
  standby: boolean
}

/** The version, the role's rights and the tables of the database. Never throws for what a person can mend. */
export async function checkDatabase(): Promise<Check[]> {
  try {
    return await readDatabase(async (sql) => {
      const [server] = await sql<Server[]>`
        select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
          current_user as role, pg_is_in_recovery() as standby, to_regclass('public.requests') is not null as tables,
          coalesce(has_table_privilege(to_regclass('public.audit_entries'), 'update, delete, truncate'), false) as unlimited,
          coalesce(has_table_privilege(to_regclass('drizzle.__drizzle_migrations'), 'select')
            and has_schema_privilege(to_regnamespace('drizzle'), 'usage'), false) as readable`
      if (!server) throw new Error('the database did not answer a select')
      if (!server.tables) return [...judgeServer(server), empty]
      const [newest] = server.readable
        ? await sql<{ at: string | null }[]>`select max(created_at) as at from drizzle.__drizzle_migrations`
        : []
      return [...judgeServer(server), judgeRole(server), judgeMigrations(newest?.at ?? null)]
    })
  } catch (error) {
    const words = whyUnreachable(error, placeOfDatabase())
    if (words === null) throw error
    return [blocker('The database cannot be used.', ...words)]
  }
}

function judgeServer({ version, number, standby }: Server): Check[] {
  const place = placeOfDatabase()
  if (number < 150_000)
    return [
      blocker(
        'PostgreSQL is too old.',
        `${place} is PostgreSQL ${version}; the desk needs 15 or newer.`,
        'Upgrade it, or set DATABASE_URL to a newer one.',
      ),
    ]
  const answers = good(`PostgreSQL ${version} answers.`, `It is at ${place}.`)
  if (!standby) return [answers]
  return [
    answers,
    blocker(
      'The database takes no writes.',
      `${place} is a standby that copies another server.`,
      'Set DATABASE_URL to the primary.',
    ),
  ]
}

const empty = blocker(
  'The database is empty.',
  'The tables of the desk are not there.',
  'Run npm run migrate.',
)

function judgeRole({ role, unlimited }: Server): Check {
  if (!unlimited)
    return good('The role is the limited one.', `${role} can only add to history, never change or delete it.`)
  return warning(
    'The role may do more than it needs.',
    `The rights of ${role} do not keep it from changing history. Triggers still forbid that.`,
    'Set DATABASE_URL to a role of its own and DATABASE_OWNER_URL to the one that owns the tables, then run npm run migrate.',
  )
}

function judgeMigrations(at: string | null): Check {
  const { name, at: wanted } = newestMigration
  if (at === null)
    return warning(
      'Whether the tables are up to date is not known.',
      'The role may not read which migrations ran.',
      'Run npm run migrate once: it gives the role that right.',
    )
  if (Number(at) < wanted)
    return blocker(
      'The tables are older than the desk.',
      `The migration ${name} has not run.`,
      'Run npm run migrate.',
    )
  if (Number(at) > wanted)
    return warning(
      'The tables are newer than the desk.',
      'A newer version of the desk has migrated this database.',
      'Install that version here too.',
    )
  return good('The tables are up to date.', `The newest migration, ${name}, has run.`)
}
