import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import Stripe from 'stripe'
import { z } from 'zod'
import { unavailable } from '#lib/errors.ts'
import { log } from '#lib/log.ts'
import type { Connection } from './client.ts'
import { isTimeout, neverLeft, passes, readNo } from './errors.ts'
import { holdTurns, type Turn, useTurn } from '../turns.ts'

const firstDelay = 250

export interface Read<T extends z.ZodType> {
  /** The endpoint that the limit counts, such as `GET /v1/events`. */
  route: string
  shape: T
  call: (stripe: Stripe) => Promise<unknown>
  tries?: number
  /** Milliseconds that may be waited for a turn. Default: as long as it takes. */
  within?: number
  turn?: Turn | undefined
}

/** One read, tried again where the trouble may pass. @throws StripeNo, or Refusal `unavailable`. */
export async function read<T extends z.ZodType>(
  connection: Connection,
  { route, shape, call, tries = 5, within = Infinity, turn }: Read<T>,
) {
  for (let attempt = 1; ; attempt += 1) {
    if (!(await useTurn(connection.limitsOf(route), turn, within))) throw unavailable(tooMany)
    try {
      return shape.parse(await call(connection.reader))
    } catch (error) {
      const no = readNo(error)
      if (no) throw no
      await holdAfter(connection, route, error)
      if (!passes(error) || attempt >= tries) throw asRefusal(error, route)
      await pause(firstDelay * 2 ** (attempt - 1) * (0.5 + Math.random()))
    }
  }
}

/** How long nothing of a route leaves after Stripe said that it had enough: it documents no Retry-After. Milliseconds. */
const enough = 1000

/** After a 429 for the rate: the others wait too. */
export async function holdAfter({ limitsOf }: Pick<Connection, 'limitsOf'>, route: string, error: unknown) {
  if (!(error instanceof Stripe.errors.StripeError)) return
  const isForRate = error.statusCode === 429 && error.code !== 'lock_timeout'
  const [limit] = limitsOf(route)
  if (isForRate && limit) await holdTurns(limit, enough)
}

function asRefusal(error: unknown, route: string): unknown {
  if (error instanceof z.ZodError) {
    log.warn(
      { route, paths: error.issues.map(({ path }) => path.join('.')) },
      'Stripe answered in an unknown shape',
    )
    return unavailable(
      'Stripe answered in a form that the desk does not understand. Try again; if it stays, tell an admin.',
    )
  }
  if (!(error instanceof Stripe.errors.StripeError)) return error
  log.warn(
    { route, status: error.statusCode, code: error.code, providerRequestId: error.requestId },
    'Stripe could not be read',
  )
  return unavailable(sentenceFor(error))
}

const tooMany = 'Stripe gets too many requests of this account just now. Try again in a minute.'

function sentenceFor(error: InstanceType<typeof Stripe.errors.StripeError>): string {
  if (error.statusCode === 401)
    return 'Stripe refuses the key. Ask an admin to put a valid one into STRIPE_SECRET_KEY.'
  if (error.statusCode === 429) return tooMany
  if (neverLeft(error)) return 'Stripe cannot be reached. Try again in a minute; if it stays, tell an admin.'
  if (isTimeout(error)) return 'Stripe did not answer in time. Try again in a minute.'
  return 'Stripe does not work properly just now. Try again in a minute.'
}
