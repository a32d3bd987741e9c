import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import postgres, { type Sql } from 'postgres'
import { Obstacle } from './obstacle.ts'

export function connect(address: string) {
  return postgres(address, { max: 1, connect_timeout: 5, onnotice: () => undefined })
}

/** Ends the server that a killed start left running on this data. */
export async function endStale(dataFolder: string, user: string, password: string): Promise<void> {
  const file = path.join(dataFolder, 'postmaster.pid')
  if (!existsSync(file)) return
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n')
  if (!pid || !port || !isAlive(Number(pid))) return
  if (await isOurs(`postgres://${user}:${password}@127.0.0.1:${port}/postgres`, dataFolder))
    await end(Number(pid))
}

/** The number in the file may belong to another program by now: the server itself says whose data it has. */
async function isOurs(address: string, dataFolder: string) {
  const sql = connect(address)
  try {
    return (await whenReady(sql)) === dataFolder
  } catch {
    return false
  } finally {
    await sql.end({ timeout: 1 })
  }
}

async function whenReady(sql: Sql) {
  const deadline = Date.now() + 20_000
  for (;;) {
    try {
      const [row] = await sql<{ folder: string }[]>`select current_setting('data_directory') as folder`
      return row?.folder
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
