import { createServer } from 'node:net'
import postgres from 'postgres'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { anyFreePort } from '#scripts/parts/ports.ts'
import {
  npmStart,
  ownerAddress,
  processesOf,
  type Started,
  temporaryFolder,
} from '#tests/support/start-desk.ts'

let place: ReturnType<typeof temporaryFolder>
let port: number
let env: Record<string, string>
let started: Started[] = []

beforeEach(async () => {
  place = temporaryFolder()
  port = await anyFreePort()
  env = { DATA_FOLDER: place.folder, PORT: String(port) }
})

afterEach(async () => {
  for (const { process: child } of started)
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
  started = []
  await nothingIsLeft()
  place.remove()
})

function start(extra: Record<string, string> = {}, ...args: string[]) {
  const desk = npmStart({ ...env, ...extra }, ...args)
  started.push(desk)
  return desk
}

async function ready(desk: Started) {
  await desk.says('Ctrl-C stops everything')
  return desk
}

const nothingIsLeft = () =>
  vi.waitFor(() => expect(processesOf(place.folder)).toEqual([]), { timeout: 30_000, interval: 100 })

async function asOwner<T>(query: (sql: postgres.Sql) => Promise<T>) {
  const sql = postgres(ownerAddress(place.folder), { max: 1 })
  try {
    return await query(sql)
  } finally {
    await sql.end()
  }
}

describe('npm start', () => {
  it('prints the address and the people, answers there, keeps the data between starts, and forgets it with --fresh', async () => {
    const first = await ready(start())
    expect(first.written()).toContain(`http://localhost:${port}`)
    expect(first.written()).toMatch(/Sam Reyes +requester/)
    expect((await fetch(`http://127.0.0.1:${port}/api/health`)).status).toBe(200)
    await asOwner((sql) => sql`update people set name = 'Samuel Reyes' where name = 'Sam Reyes'`)
    const sandbox = await first.says(/The sandbox +(\S+)/)
    first.process.kill('SIGTERM')
    expect(await first.code).toBe(0)
    await nothingIsLeft()

    const second = await ready(start())
    expect(await second.says(/The sandbox +(\S+)/)).toBe(sandbox)
    const renamed = await asOwner((sql) => sql`select from people where name = 'Samuel Reyes'`)
    expect(renamed).toHaveLength(1)
    process.kill(-Number(second.process.pid), 'SIGKILL')
    await nothingIsLeft()

    const third = await ready(start({}, '--fresh'))
    expect(await asOwner((sql) => sql`select from people where name = 'Samuel Reyes'`)).toHaveLength(0)
    expect(await asOwner((sql) => sql`select from people where name = 'Sam Reyes'`)).toHaveLength(1)
    third.process.kill('SIGINT')
    expect(await third.code).toBe(0)
  })

  it('refuses a second start on the same data, is ended by Ctrl-C pressed twice, and leaves no process', async () => {
    const desk = await ready(start())
    expect(processesOf(place.folder).length).toBeGreaterThan(5)
    const second = start({ PORT: String(await anyFreePort()) })
    expect(await second.code).toBe(1)
    expect(second.written().trim()).toMatch(/^The desk is already running on this data folder\..*$/)

    const group = -Number(desk.process.pid)
    process.kill(group, 'SIGINT')
    await desk.says('Stopping')
    process.kill(group, 'SIGINT')
    expect(await desk.code).toBe(0)
    await nothingIsLeft()
  })

  it('leaves no process when npm is killed, and ends as a whole when one of its processes is', async () => {
    const desk = await ready(start())
    desk.process.kill('SIGKILL')
    await nothingIsLeft()

    const again = await ready(start())
    const [web] = processesOf(place.folder).filter((line) => line.includes('next-server'))
    process.kill(Number.parseInt(web ?? ''), 'SIGKILL')
    expect(await again.code).toBe(1)
    expect(again.written()).toContain('The web process ended by itself')
  })

  it('says in one sentence that the port is taken', async () => {
    const server = createServer().listen(port, '127.0.0.1')
    const desk = start()
    expect(await desk.code).toBe(1)
    expect(desk.written().trim()).toMatch(
      /^Port \d+ is already in use\. Stop what uses it, or choose another port, for example: PORT=\d+ npm start\.$/,
    )
    server.close()
  })
})
