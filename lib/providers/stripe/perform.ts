import 'server-only'
import { z } from 'zod'
import { Refusal } from '#lib/errors.ts'
import type { Answer, Attempt } from '../provider.ts'
import type { Step } from '../step.ts'
import { readyTurn, type Turn, useTurn } from '../turns.ts'
import { type Called, classify } from './classify.ts'
import type { Connection } from './client.ts'
import { permissionIn, StripeNo } from './errors.ts'
import { isId } from './ids.ts'
import { readCustomer } from './look-customer.ts'
import { movedIn } from './metadata.ts'
import { holdAfter } from './read.ts'

type Mark = Extract<Step, { kind: 'mark' }>
type Resend = Extract<Step, { kind: 'resend' }>

/** At most one writing call, under the attempt's idempotency key. */
export async function perform(
  connection: Connection,
  step: Step,
  attempt: Attempt,
  turn?: Turn,
): Promise<Answer> {
  switch (step.kind) {
    case 'mark':
      return (await refuseMoved(connection, step, turn)) ?? mark(connection, step, attempt)
    case 'resend':
      return resend(connection, step, { attempt, turn })
    default:
      throw new Error(`Stripe does not perform a step of the kind ${step.kind}`)
  }
}

/** The route of the first call of a step. */
const firstRoute = { mark: 'GET /v1/customers/:id', resend: 'POST /v1/events/:id/retry' }

export const ready = (connection: Connection, { kind }: Step, signal: AbortSignal) =>
  readyTurn(connection.limitsOf(kind === 'mark' ? firstRoute.mark : firstRoute.resend), signal)

async function refuseMoved(
  connection: Connection,
  { customerId, changes }: Mark,
  turn: Turn | undefined,
): Promise<Answer | null> {
  try {
    const customer = await readCustomer(connection, customerId, { hurry: true, turn })
    if (customer.state !== 'found') return gone(customerId)
    const differences = movedIn(customer.metadata, changes)
    return differences.length > 0 ? { outcome: 'moved', differences } : null
  } catch (error) {
    if (error instanceof StripeNo) return refusedRead(error)
    if (!(error instanceof Refusal)) throw error
    return {
      outcome: 'not sent',
      failure: 'unread',
      status: null,
      providerRequestId: null,
      sentence: error.message,
      again: 'soon',
    }
  }
}

const gone = (customerId: string): Answer => ({
  outcome: 'moved',
  differences: [{ key: 'customer', before: customerId, after: null }],
})

function refusedRead(no: StripeNo): Answer {
  const name = permissionIn(no.words)
  const sentence = `The Stripe key may not read the customer${name === null ? '' : `: it lacks ${name}`}. Nothing was sent.`
  return {
    outcome: 'refused',
    status: no.kind === 'permission' ? 403 : 400,
    providerRequestId: null,
    sentence,
  }
}

interface Writing {
  what: 'mark' | 'resend'
  route: string
  turn?: Turn | undefined
}

/** Milliseconds that a call whose delivery is open may wait for its turn. */
const patience = 4000

async function write(connection: Connection, { what, route, turn }: Writing, call: () => Promise<Called>) {
  const isOurs = await useTurn(connection.limitsOf(route), turn, patience).catch((error: unknown) => {
    if (error instanceof Refusal) return false
    throw error
  })
  if (!isOurs) return noTurn
  return classify(what, () =>
    call().catch(async (error: unknown) => {
      await holdAfter(connection, route, error)
      throw error
    }),
  )
}

const noTurn: Answer = {
  outcome: 'not sent',
  failure: 'no turn',
  status: null,
  providerRequestId: null,
  sentence: 'Too many calls of the desk wait for Stripe just now; nothing was sent.',
  again: 'later',
}

const markedShape = z.object({ id: z.string(), livemode: z.boolean().optional() })

async function mark(
  connection: Connection,
  { customerId, changes }: Mark,
  { idempotencyKey }: Attempt,
): Promise<Answer> {
  const { writer } = connection
  const metadata = Object.fromEntries(changes.map(({ key, after }) => [key, after ?? '']))
  return write(connection, { what: 'mark', route: 'POST /v1/customers/:id' }, async () => {
    const customer = await writer.customers.update(customerId, { metadata }, { idempotencyKey })
    const { id, livemode } = markedShape.parse(customer)
    return {
      called: customer.lastResponse,
      answer: { id, livemode: livemode ?? null, keys: Object.keys(metadata) },
    }
  })
}

const resentShape = z.object({
  id: z.string(),
  livemode: z.boolean().optional(),
  pending_webhooks: z.number().optional(),
})

const called = z.object({
  lastResponse: z.object({ statusCode: z.number(), requestId: z.string().optional() }),
})

/**
 * The call is not in Stripe's SDK; Stripe's own command line tool makes it (stripe-cli, pkg/cmd/resource/events_resend.go). It sends
 * the event as it was to one endpoint; a 2xx says that it will be sent, not that it arrived.
 */
async function resend(
  connection: Connection,
  { eventId, endpointId }: Resend,
  { attempt: { idempotencyKey }, turn }: { attempt: Attempt; turn: Turn | undefined },
): Promise<Answer> {
  if (!isId('evt', eventId)) throw new Error('the plan has an event without an event id')
  const { writer } = connection
  return write(connection, { what: 'resend', route: firstRoute.resend, turn }, async () => {
    const event: unknown = await writer.rawRequest(
      'POST',
      `/v1/events/${eventId}/retry`,
      { webhook_endpoint: endpointId },
      { idempotencyKey },
    )
    const { id, livemode, pending_webhooks } = resentShape.parse(event)
    if (id !== eventId) throw new Error('Stripe answered with another event')
    return {
      called: called.parse(event).lastResponse,
      answer: { id, livemode: livemode ?? null, pending_webhooks: pending_webhooks ?? null },
    }
  })
}
