import { chmod, mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Sql } from 'postgres'
import { type Child, root, startChild } from './child.ts'
import type { StartChild } from './ensemble.ts'
import { keptSecrets } from './kept-file.ts'
import { explainPostgres } from './postgres-sentences.ts'
import { connect, endStale } from './postgres-stale.ts'

export interface ClusterOptions {
  folder: string
  port: number
  user: string
  password: string
  initdbFlags: string[]
  postgresFlags: string[]
}

export interface Cluster {
  child: Child
  /** The address of one of its databases, as the superuser, the schema's owner or the application. */
  address(role: 'superuser' | 'owner' | 'application', database?: string): string
  stop: () => Promise<void>
}

export const databaseName = 'attribution_desk'
const roles = {
  superuser: 'postgres',
  owner: 'attribution_desk_owner',
  application: 'attribution_desk',
} as const

/**
 * Starts the embedded PostgreSQL whose data is in `<folder>/postgres`, making it first where there is none: listening on the
 * loopback only, with an owner who is no superuser. `careless` gives up safety against power loss, for tests.
 */
export async function startPostgres(options: {
  folder: string
  /** Asked for once nothing of an earlier start holds it any more. */
  port: () => Promise<number>
  log?: string | undefined
  careless?: boolean
  start?: StartChild
}): Promise<Cluster> {
  const { folder, careless = false, start = startChild } = options
  const secrets = keptSecrets(folder, ['superuserPassword', 'ownerPassword', 'applicationPassword'])
  const passwords = {
    superuser: secrets.superuserPassword,
    owner: secrets.ownerPassword,
    application: secrets.applicationPassword,
  }
  await mkdir(folder, { recursive: true })
  // As root the server runs under another account, which has to be able to walk through this folder.
  await chmod(folder, 0o755)
  await endStale(path.join(folder, 'postgres'), roles.superuser, passwords.superuser)

  const port = await options.port()
  const address: Cluster['address'] = (role, database = databaseName) =>
    `postgres://${roles[role]}:${passwords[role]}@127.0.0.1:${String(port)}/${database}`
  const cluster: ClusterOptions = {
    folder: path.join(folder, 'postgres'),
    port,
    user: roles.superuser,
    password: passwords.superuser,
    initdbFlags: ['--encoding=UTF8', '--no-locale', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    postgresFlags: flags(careless),
  }
  const child = start({
    name: 'PostgreSQL',
    args: [path.join(import.meta.dirname, 'postgres-process.ts'), JSON.stringify(cluster)],
    log: options.log,
    patience: 30_000,
  })
  const answer = (await child.firstMessage) as { ready: boolean; log?: string } | undefined
  if (!answer?.ready) {
    await child.stop()
    throw explainPostgres(answer?.log ?? child.lastLines(), { folder, root, port })
  }

  const sql = connect(address('superuser', 'postgres'))
  try {
    await prepare(sql, passwords.owner)
  } catch (error) {
    await child.stop()
    throw error
  } finally {
    await sql.end({ timeout: 1 })
  }
  return { child, address, stop: () => child.stop() }
}

function flags(careless: boolean) {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    ...(careless && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

async function prepare(sql: Sql, ownerPassword: string) {
  const [owner] = await sql`select 1 from pg_roles where rolname = ${roles.owner}`
  if (!owner)
    await sql.unsafe(`create role ${roles.owner} login createrole createdb password '${ownerPassword}'`)
  const [database] = await sql`select 1 from pg_database where datname = ${databaseName}`
  if (!database) await sql.unsafe(`create database ${databaseName} owner ${roles.owner}`)
}
