import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { unavailable } from '#lib/errors.ts'
import { log } from '#lib/log.ts'
import { Broken } from '../exchange.ts'
import type { Connection } from './client.ts'
import { Busy, ChargebeeNo, isDenied, isMissing, passes, Unreadable } from './errors.ts'
import type { Line } from './line.ts'

const tries = 5
const firstDelay = 250

export interface Read<T extends z.ZodType> {
  /** What is read, for the log. */
  route: string
  shape: T
  call: (line: Line) => Promise<unknown>
}

/** One read for a page or a plan, tried again where the trouble may pass. @throws ChargebeeNo for what is missing, denied or refused, else Refusal `unavailable`. */
export async function read<T extends z.ZodType>(
  { look }: Pick<Connection, 'look'>,
  { route, shape, call }: Read<T>,
): Promise<z.infer<T>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return shape.parse(await call(look))
    } catch (error) {
      if (isWorldly(error)) throw error
      if (!passes(error) || attempt >= tries) throw asRefusal(error, route)
      await pause(firstDelay * 2 ** (attempt - 1) * (0.5 + Math.random()))
    }
  }
}

/** Says something about the world or the key, not about this moment. */
const isWorldly = (error: unknown) =>
  isMissing(error) || isDenied(error) || (error instanceof ChargebeeNo && error.status === 400)

/** What could not be read, as a sentence. Whatever else was thrown stays as it is. */
export function asRefusal(error: unknown, route: string): unknown {
  if (error instanceof z.ZodError) {
    const paths = error.issues.map(({ path }) => path.join('.'))
    log.warn({ route, paths }, 'Chargebee answered in an unknown shape')
    return unavailable(
      'Chargebee answered in a form that the desk does not understand. Try again; if it stays, tell an admin.',
    )
  }
  const known = [ChargebeeNo, Broken, Unreadable, Busy].some((kind) => error instanceof kind)
  if (!known) return error
  const { status, code } = error instanceof ChargebeeNo ? error : { status: null, code: null }
  log.warn({ route, status, code, name: (error as Error).name }, 'Chargebee could not be read')
  return unavailable(sentenceFor(error))
}

function sentenceFor(error: unknown): string {
  if (error instanceof Busy || (error instanceof ChargebeeNo && error.status === 429))
    return 'Chargebee gets too many requests of this site just now. Try again in a minute.'
  if (error instanceof Broken && error.timedOut)
    return 'Chargebee did not answer in time. Try again in a minute.'
  if (error instanceof Broken && !error.left)
    return 'Chargebee cannot be reached. Try again in a minute; if it stays, tell an admin.'
  if (error instanceof ChargebeeNo && error.status === 401) return refusesKey
  if (error instanceof ChargebeeNo && error.code === 'site_not_found')
    return 'Chargebee does not know this site. Ask an admin to put its name into CHARGEBEE_SITE.'
  return 'Chargebee does not work properly just now. Try again in a minute.'
}

export const refusesKey =
  'Chargebee refuses the key. Ask an admin to put a valid one of this site into CHARGEBEE_API_KEY.'
