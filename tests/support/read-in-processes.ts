import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { StripeWorld } from '#sandbox/stripe/index.ts'
import type { Reading } from './reading-process.ts'

const hour = 3600_000

export interface Readers extends Pick<Reading, 'paths' | 'atATime' | 'lasts'> {
  databaseUrl: string
  processes: number
  perSecond: { inAll: number; perEndpoint: number }
  atEnd: (stop: () => void) => void
}

/**
 * Processes that read Stripe as much as they may; each has another time of day. `left`: when calls left all those that ended by
 * themselves, in milliseconds of one clock. What a busy machine, or a busy Stripe, makes of them on their way is not in it.
 */
export async function readInProcesses(world: StripeWorld, readers: Readers) {
  const { databaseUrl, processes, perSecond, atEnd, ...reading } = readers
  const settings = { key: world.keys.live, base: world.address, perSecond }
  const children = Array.from({ length: processes }, (_, number) =>
    fork(
      'tests/support/reading-process.ts',
      [JSON.stringify({ ...reading, settings, clockIsWrongBy: number * hour })],
      {
        execArgv: ['--conditions=react-server'],
        env: { ...process.env, DATABASE_URL: databaseUrl },
      },
    ),
  )
  atEnd(() => children.forEach((child) => child.kill('SIGKILL')))
  await Promise.all(children.map((child) => once(child, 'message')))
  const ended = Promise.all(children.map(leftOf))
  children.forEach((child) => child.send('begin'))
  return { children, left: ended.then((all) => all.flat().sort((a, b) => a - b)) }
}

/** A process that fails, and was not killed, read less than it should. */
async function leftOf(child: ChildProcess): Promise<number[]> {
  const left: number[] = []
  child.on('message', (moments: number[]) => left.push(...moments))
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
  if (code !== 0 && signal === null) throw new Error(`a process that read ended with ${String(code)}`)
  return left
}

/** The most calls in any second, wherever it begins. */
export function mostInASecond(left: readonly number[]) {
  let first = 0
  return left.reduce((most, now, last) => {
    while (now - (left[first] ?? now) >= 1000) first += 1
    return Math.max(most, last - first + 1)
  }, 0)
}

/** The part of a limit that is used from the second second on: in the first one all processes begin at once. */
export function used(left: readonly number[], perSecond: number) {
  const from = (left[0] ?? 0) + 1000
  const until = left.at(-1) ?? 0
  return left.filter((one) => one >= from && one < until).length / ((until - from) / 1000) / perSecond
}
