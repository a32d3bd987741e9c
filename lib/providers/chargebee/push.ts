import 'server-only'
import { log } from '#lib/log.ts'
import { type Answered, Broken, exchange } from '../exchange.ts'
import type { Answer } from '../provider.ts'
import type { Step } from '../step.ts'
import type { Turn } from '../turns.ts'
import { notSent, unreadBefore } from './classify.ts'
import type { Cello, Connection } from './client.ts'
import { isDenied, isMissing } from './errors.ts'
import { isObject, parseExactly } from './exact-json.ts'
import { isId } from './ids.ts'
import { eventShape } from './shapes.ts'
import { takeOutCards, type TakenOut } from './take-out-cards.ts'

type Push = Extract<Step, { kind: 'push' }>

/**
 * Posts Chargebee's event to Cello's endpoint as Chargebee itself would, without card data: what Chargebee suggests for sending events
 * again in bulk (chargebee.com/docs, "How to do bulk webhook resubmit").
 */
export async function push(connection: Connection, step: Push, turn?: Turn): Promise<Answer> {
  const { cello, timeout } = connection
  if (cello === null) return refused(null, notConfigured)
  const letter = await readLetter(connection, step, turn)
  if ('outcome' in letter) return letter
  const answer = await post(cello, letter, timeout)
  if (answer.outcome === 'accepted') log.info({ what: 'push', status: answer.status }, 'Cello took an event')
  else log.warn({ what: 'push', ...answer }, 'Cello did not accept an event')
  return answer
}

const notConfigured =
  'CELLO_CHARGEBEE_WEBHOOK_URL is not set any more, so nothing can be pushed. Ask an admin to set it, or resend the event in Chargebee and say so.'

async function readLetter(
  connection: Connection,
  step: Push,
  turn: Turn | undefined,
): Promise<TakenOut | Answer> {
  const { eventId } = step
  if (!isId(eventId)) throw new Error('the plan has an event without an event id')
  try {
    const answer = parseExactly(await connection.hurry.get(`/events/${encodeURIComponent(eventId)}`, turn))
    const event = isObject(answer) ? answer['event'] : undefined
    if (!isOf(step, event))
      return refused(null, `The event ${eventId} is not that of this payment any more. Nothing was sent.`)
    return takeOutCards(event)
  } catch (error) {
    if (isMissing(error))
      return refused(404, 'Chargebee has no such event any more. Only Cello support can import its payment.')
    if (isDenied(error)) return refused(403, 'The Chargebee key may not read events. Nothing was sent.')
    return unreadBefore(error, 'GET event')
  }
}

/** Whether it is the event that was approved. */
function isOf({ eventId, customerId, invoice }: Push, event: unknown): boolean {
  const read = eventShape.safeParse(JSON.parse(JSON.stringify(event ?? null)))
  if (!read.success) return false
  const { id, event_type, content } = read.data
  return (
    id === eventId &&
    event_type === 'payment_succeeded' &&
    content.customer?.id === customerId &&
    content.transaction?.id === invoice.paymentId
  )
}

async function post(
  { url, user, password }: Cello,
  { event, cards }: TakenOut,
  timeout: number,
): Promise<Answer> {
  try {
    const answered = await exchange({
      method: 'POST',
      url: new URL(url),
      headers: {
        'content-type': 'application/json',
        authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
      },
      body: JSON.stringify(event),
      timeout,
    })
    return judge(answered, cards)
  } catch (error) {
    if (!(error instanceof Broken)) throw error
    if (!error.left) {
      const sentence = "Cello's endpoint could not be reached; nothing was sent."
      return notSent('unreached', { sentence, again: 'later' })
    }
    const failure = error.timedOut ? 'timed out' : 'cut'
    const sentence = error.timedOut
      ? "Cello's endpoint did not answer in time."
      : "The connection broke before Cello's endpoint answered."
    return { outcome: 'unknown', failure, status: null, providerRequestId: null, sentence }
  }
}

function judge({ status, headers }: Answered, cards: number): Answer {
  const id = headers['apigw-requestid']
  const known = { status, providerRequestId: typeof id === 'string' ? id : null }
  if (status >= 200 && status < 300)
    return { outcome: 'accepted', ...known, answer: { taken: status, cardsTakenOut: cards } }
  if (status === 429) {
    const sentence = "Cello's endpoint gets too many requests just now; nothing was sent."
    return { outcome: 'not sent', failure: 'too many', ...known, sentence, again: 'soon' }
  }
  if (status >= 500 || status === 408) {
    const sentence = `Cello's endpoint answered with an error of its own (${String(status)}).`
    return { outcome: 'unknown', failure: 'server error', ...known, sentence }
  }
  return { outcome: 'refused', ...known, sentence: refusal(status) }
}

function refusal(status: number): string {
  if (status === 401 || status === 403)
    return "Cello's endpoint refuses the credentials. Ask an admin to copy CELLO_CHARGEBEE_WEBHOOK_USER and CELLO_CHARGEBEE_WEBHOOK_PASSWORD again from the Cello portal, under Webhooks."
  if (status === 404 || status < 400)
    return `Cello has no such endpoint (${String(status)}). Ask an admin to copy CELLO_CHARGEBEE_WEBHOOK_URL again from the Cello portal, under Webhooks.`
  return `Cello's endpoint refuses the event (${String(status)}). Look in Cello's event feed why, or have it resent in Chargebee.`
}

const refused = (status: number | null, sentence: string): Answer => ({
  outcome: 'refused',
  status,
  providerRequestId: null,
  sentence,
})
