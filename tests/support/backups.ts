import { chownSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { execFile, spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import postgres from 'postgres'
import { inject, vi } from 'vitest'
import { anyFreePort } from '#scripts/parts/ports.ts'
import { type Cluster, startPostgres } from '#scripts/parts/postgres.ts'
import { databaseUrl, ownerUrl } from './database.ts'

const { superuserUrl } = inject('template')
const databaseName = new URL(databaseUrl).pathname.slice(1)
const inDatabase = (url: string, name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href
const connect = (url: string) => postgres(url, { max: 1, onnotice: () => undefined })

export interface Elsewhere {
  /** The restored database, as the application's limited role. */
  url: string
  ownerUrl: string
  end: () => Promise<void>
}

export interface Backup {
  restore: () => Promise<Elsewhere>
}

/** What pg_dump and pg_restore do, without the two: every row of one moment, into a database whose tables the migrations make. */
export async function dump(): Promise<Backup> {
  const sql = connect(inDatabase(superuserUrl, databaseName))
  const rows = new Map<string, Buffer>()
  const numbers = await sql.begin('isolation level repeatable read', async (tx) => {
    for (const name of await findTables(tx))
      rows.set(name, await buffer(await tx.unsafe(`copy ${name} to stdout`).readable()))
    return tx<{ name: string; last: string }[]>`
      select format('%I.%I', schemaname, sequencename) as name, last_value::text as last from pg_sequences where last_value is not null`
  })
  await sql.end()
  return { restore: () => load(rows, [...numbers]) }
}

const findTables = async (sql: postgres.ISql) => {
  const found = await sql<{ name: string }[]>`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('public', 'drizzle', 'pgboss')`
  return found.map(({ name }) => name)
}

async function load(
  rows: Map<string, Buffer>,
  numbers: { name: string; last: string }[],
): Promise<Elsewhere> {
  const { cluster, end } = await startCluster(() => undefined)
  const name = 'restored'
  const postgresItself = connect(cluster.address('superuser', 'postgres'))
  await postgresItself.unsafe(`create database ${name} owner attribution_desk_owner`)
  await postgresItself.end()
  const url = cluster.address('application', name)
  const ownerUrl = cluster.address('owner', name)
  await promisify(execFile)(process.execPath, ['--conditions=react-server', 'scripts/migrate.ts'], {
    env: { ...process.env, DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl },
  })
  const sql = connect(cluster.address('superuser', name))
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx.unsafe(`truncate ${(await findTables(tx)).join(', ')}`)
    for (const [table, content] of rows)
      await pipeline(Readable.from(content), await tx.unsafe(`copy ${table} from stdin`).writable())
    for (const { name: sequence, last } of numbers)
      await tx`select setval(${sequence}::regclass, ${last}::bigint)`
  })
  await sql.end()
  return { url, ownerUrl, end }
}

/** A copy of the running server's files, from which it recovers to the moment of the backup and not further. */
export async function copyFiles(): Promise<Backup> {
  const sql = connect(superuserUrl)
  const [place] = await sql<{ data_directory: string }[]>`show data_directory`
  const origin = place?.data_directory ?? ''
  const folder = mkdtempSync(path.join(tmpdir(), 'attribution-desk-backup-'))
  // Its log of changes serves as the archive, so none of it is put away meanwhile.
  await sql`alter system set wal_keep_size = '4GB'`
  await sql`select pg_reload_conf()`
  await sql`select pg_backup_start('rehearsal', true)`
  copy(path.dirname(origin), folder)
  const [label] = await sql<{ labelfile: string }[]>`select * from pg_backup_stop(false)`
  await sql`select pg_create_restore_point('rehearsal')`
  write(path.join(folder, 'postgres'), 'backup_label', label?.labelfile ?? '')
  await sql.end()
  return { restore: () => recover(folder, origin) }
}

/** With its owner, as PostgreSQL's documentation has it for a backup of a running server: without its process id and its log of changes. */
function copy(from: string, to: string) {
  // A file that went away meanwhile is no failure: the log of changes knows of it.
  spawnSync('cp', ['-a', `${from}/.`, to])
  const data = path.join(to, 'postgres')
  for (const name of ['postmaster.pid', 'postmaster.opts']) rmSync(path.join(data, name), { force: true })
  for (const name of readdirSync(path.join(data, 'pg_wal')).filter((one) => /^[0-9A-F]{24}/.test(one)))
    rmSync(path.join(data, 'pg_wal', name))
}

/** As the account that the server runs under. */
function write(data: string, name: string, text: string) {
  const { uid, gid } = statSync(data)
  writeFileSync(path.join(data, name), text)
  chownSync(path.join(data, name), uid, gid)
}

async function recover(folder: string, origin: string): Promise<Elsewhere> {
  const sql = connect(superuserUrl)
  await sql`select pg_switch_wal()`
  await sql.end()
  const { cluster, end } = await startCluster((to) => {
    copy(folder, to)
    const data = path.join(to, 'postgres')
    write(data, 'recovery.signal', '')
    const settings = {
      restore_command: `cp "${origin}/pg_wal/%f" "%p"`,
      recovery_target_name: 'rehearsal',
      recovery_target_action: 'promote',
    }
    const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'\n`)
    write(data, 'postgresql.auto.conf', lines.join(''))
    rmSync(folder, { recursive: true })
  })
  const restored = connect(cluster.address('superuser', 'postgres'))
  await vi.waitFor(
    async () => {
      const [row] = await restored<{ recovering: boolean }[]>`select pg_is_in_recovery() as recovering`
      if (row?.recovering !== false) throw new Error('still recovers')
    },
    { timeout: 20_000 },
  )
  await restored.end()
  return {
    url: inDatabase(databaseUrl, databaseName).replace(/:\d+\//, portOf(cluster)),
    ownerUrl: inDatabase(ownerUrl, databaseName).replace(/:\d+\//, portOf(cluster)),
    end,
  }
}

const portOf = (cluster: Cluster) => `:${new URL(cluster.address('owner')).port}/`

async function startCluster(fill: (folder: string) => void) {
  const folder = mkdtempSync(path.join(tmpdir(), 'attribution-desk-restored-'))
  fill(folder)
  const log = path.join(folder, 'restored.log')
  const cluster = await startPostgres({ folder, port: anyFreePort, log, careless: true })
  return {
    cluster,
    end: async () => {
      await cluster.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
