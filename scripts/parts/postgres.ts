import { chmod, mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Sql } from 'postgres'
import { type Child, root, startChild } from './child.ts'
import { keptSecrets } from './kept-file.ts'
import { explainPostgres } from './postgres-sentences.ts'
import { alreadyRunning, connect, endStale, holdsFolder } from './postgres-stale.ts'

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
  stop(): Promise<void>
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
  port: number
  log?: string
  careless?: boolean
}): Promise<Cluster> {
  const { folder, port, careless = false } = options
  const secrets = keptSecrets(folder, ['superuserPassword', 'ownerPassword', 'applicationPassword'])
  const passwords = {
    superuser: secrets.superuserPassword,
    owner: secrets.ownerPassword,
    application: secrets.applicationPassword,
  }
  const address: Cluster['address'] = (role, database = databaseName) =>
    `postgres://${roles[role]}:${passwords[role]}@127.0.0.1:${String(port)}/${database}`

  await mkdir(folder, { recursive: true })
  // As root the server runs under another account, which has to be able to walk through this folder.
  await chmod(folder, 0o755)
  await endStale(path.join(folder, 'postgres'), roles.superuser, passwords.superuser)

  const cluster: ClusterOptions = {
    folder: path.join(folder, 'postgres'),
    port,
    user: roles.superuser,
    password: passwords.superuser,
    initdbFlags: ['--encoding=UTF8', '--no-locale', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    postgresFlags: flags(careless),
  }
  const child = startChild({
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

  const session = connect(address('superuser', 'postgres'))
  const stop = async () => {
    await session.end({ timeout: 1 })
    await child.stop()
  }
  try {
    if (!(await holdsFolder(session))) throw alreadyRunning()
    await prepare(session, passwords.owner)
  } catch (error) {
    await stop()
    throw error
  }
  return { child, address, stop }
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
