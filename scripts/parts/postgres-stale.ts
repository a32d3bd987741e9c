import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import postgres, { type Sql } from 'postgres'
import { Obstacle } from './obstacle.ts'

/** One session holds this as long as the start that owns the data folder lives; PostgreSQL gives it up when that process dies. */
const folderLock = 7_326_001

export function connect(address: string) {
  return postgres(address, { max: 1, connect_timeout: 5, onnotice: () => undefined })
}

export async function holdsFolder(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ held: boolean }[]>`select pg_try_advisory_lock(${folderLock}) as held`
  return row?.held ?? false
}

/** Ends the server a killed start left running on this data, and refuses when its start is still there. */
export async function endStale(dataFolder: string, user: string, password: string): Promise<void> {
  const file = path.join(dataFolder, 'postmaster.pid')
  if (!existsSync(file)) return
  const [pid, , , port] = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim())
  if (!pid || !port || !isAlive(Number(pid))) return
  const sql = connect(`postgres://${user}:${password}@127.0.0.1:${port}/postgres`)
  try {
    const [server] = await whenReady(sql)
    if (server?.folder !== dataFolder) return
    if (!(await holdsFolder(sql))) throw alreadyRunning()
  } catch (error) {
    if (error instanceof Obstacle) throw error
    return
  } finally {
    await sql.end({ timeout: 1 })
  }
  await end(Number(pid))
}

export function alreadyRunning() {
  return new Obstacle(
    'The desk is already running on this data folder. Use that one, end it with Ctrl-C, or start another with DATA_FOLDER=<another folder>.',
  )
}

async function whenReady(sql: Sql) {
  const deadline = Date.now() + 20_000
  for (;;) {
    try {
      return await sql<{ folder: string }[]>`select current_setting('data_directory') as folder`
    } catch (error) {
      const startingUp = error instanceof postgres.PostgresError && error.code === '57P03'
      if (!startingUp || Date.now() > deadline) throw error
      await pause(200)
    }
  }
}

async function end(pid: number) {
  process.kill(pid, 'SIGINT')
  const deadline = Date.now() + 20_000
  while (isAlive(pid)) {
    if (Date.now() > deadline)
      throw new Obstacle(
        `PostgreSQL from an earlier start (process ${String(pid)}) does not end. End it and start again.`,
      )
    await pause(50)
  }
}

function isAlive(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
