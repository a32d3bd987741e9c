import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { Refusal } from '#lib/errors.ts'
import { logUnknown } from '#lib/log.ts'
import type { Answer } from '../provider.ts'
import type { Step } from '../step.ts'
import { type Turn, useTurn } from '../turns.ts'
import { classify } from './classify.ts'
import { type Connection, KeysRefused } from './client.ts'
import { type Sent, sendOnce } from './send-once.ts'
import { getToken } from './tokens.ts'

type Event = Extract<Step, { kind: 'signup' | 'post' }>

/** All of it ends before the desk takes an open delivery for one that has no call in flight. Milliseconds. */
const longestToken = 5000
const longest = 25_000
const shortestCall = 3000

/** Milliseconds that a call whose delivery is open may wait for its turn. */
const patience = 4000

/**
 * Sends one event as the plan has it. Cello knows no idempotency and gives no id (docs.cello.so/api-reference): it is sent again by
 * itself only after a 401, which is surely without effect, and then once.
 */
export async function perform(connection: Connection, step: Step, turn?: Turn): Promise<Answer> {
  if (step.kind !== 'signup' && step.kind !== 'post')
    throw new Error(`Cello does not perform a step of the kind ${step.kind}`)
  const end = Date.now() + longest
  try {
    const token = await withinSeconds(getToken(connection))
    if (!(await useTurn(connection.limits, turn, patience))) return noTurn
    const first = await send(connection, step, { token, end })
    if (first.came === 'nothing' || first.status !== 401) return classify(connection, first)
    const renewed = await withinSeconds(getToken(connection, token))
    if (end - Date.now() < shortestCall) return notSent('Cello wanted a new token; nothing was sent.', 'soon')
    if (!(await useTurn(connection.limits, undefined, patience))) return noTurn
    return classify(connection, await send(connection, step, { token: renewed, end }))
  } catch (error) {
    return withoutToken(error)
  }
}

function send(
  { base, sendTimeout }: Connection,
  { body }: Event,
  { token, end }: { token: string; end: number },
): Promise<Sent> {
  const timeout = Math.min(sendTimeout, end - Date.now())
  return sendOnce(`${base}/events`, { token, body, timeout })
}

/** Nothing leaves without a token. */
function withoutToken(error: unknown): Answer {
  if (error instanceof KeysRefused)
    return { outcome: 'refused', status: 401, providerRequestId: null, sentence: error.message }
  if (error instanceof Refusal) return notSent(error.message, 'later')
  logUnknown(error, "Cello's token")
  return notSent('The desk could not get a token of Cello; nothing was sent.', 'later')
}

const noTurn: Answer = {
  outcome: 'not sent',
  failure: 'no turn',
  status: null,
  providerRequestId: null,
  sentence: 'Too many calls of the desk wait for Cello just now; nothing was sent.',
  again: 'later',
}

const notSent = (sentence: string, again: 'soon' | 'later'): Answer => ({
  outcome: 'not sent',
  failure: 'unread',
  status: null,
  providerRequestId: null,
  sentence,
  again,
})

async function withinSeconds(token: Promise<string>): Promise<string> {
  const stopping = new AbortController()
  const late = pause(longestToken, null, { signal: stopping.signal }).catch(() => null)
  const first = await Promise.race([token, late]).finally(() => stopping.abort())
  if (first === null) throw new Refusal('unavailable', 'Cello gave no token in time; nothing was sent.')
  return first
}
