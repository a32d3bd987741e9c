import { setTimeout as pause } from 'node:timers/promises'
import { codeOf } from './why-unreachable.ts'

const between = 250

/**
 * What PostgreSQL and the network say where the same statement may succeed in a moment: connections (08, 57P, and the driver's own words),
 * resources such as a full disk (53), and transactions that stood in each other's way (40).
 */
const passing = /^(08|40|53|57P)|^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|CONNECT)/

export const isPassing = (error: unknown) => passing.test(String(codeOf(error)))

/** Repeats what may be done twice while the database is away or full, for so many milliseconds. @throws whatever the last try threw. */
export async function outlast<T>(work: () => Promise<T>, patience: number): Promise<T> {
  const until = Date.now() + patience
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!isPassing(error) || Date.now() + between > until) throw error
      await pause(between)
    }
  }
}
