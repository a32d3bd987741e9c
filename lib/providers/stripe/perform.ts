import 'server-only'
import { z } from 'zod'
import { Refusal } from '#lib/errors.ts'
import type { Answer, Attempt } from '../provider.ts'
import type { Step } from '../step.ts'
import { classify } from './classify.ts'
import type { Connection } from './client.ts'
import { permissionIn, StripeNo } from './errors.ts'
import { isId } from './ids.ts'
import { readCustomer } from './look-customer.ts'
import { movedIn } from './metadata.ts'
import { waitForTurn } from './read.ts'

type Mark = Extract<Step, { kind: 'mark' }>
type Resend = Extract<Step, { kind: 'resend' }>

/** At most one writing call, under the attempt's idempotency key. */
export async function perform(connection: Connection, step: Step, attempt: Attempt): Promise<Answer> {
  switch (step.kind) {
    case 'mark':
      return (await refuseMoved(connection, step)) ?? mark(connection, step, attempt)
    case 'resend':
      return resend(connection, step, attempt)
    default:
      throw new Error(`Stripe does not perform a step of the kind ${step.kind}`)
  }
}

async function refuseMoved(connection: Connection, { customerId, changes }: Mark): Promise<Answer | null> {
  try {
    const customer = await readCustomer(connection, customerId, { hurry: true })
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

const markedShape = z.object({ id: z.string(), livemode: z.boolean().optional() })

async function mark(
  { writer, recent }: Connection,
  { customerId, changes }: Mark,
  { idempotencyKey }: Attempt,
): Promise<Answer> {
  await waitForTurn({ recent }, 'POST /v1/customers/:id')
  const metadata = Object.fromEntries(changes.map(({ key, after }) => [key, after ?? '']))
  return classify('mark', async () => {
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
  { writer, recent }: Connection,
  { eventId, endpointId }: Resend,
  { idempotencyKey }: Attempt,
): Promise<Answer> {
  if (!isId('evt', eventId)) throw new Error('the plan has an event without an event id')
  await waitForTurn({ recent }, 'POST /v1/events/:id/retry')
  return classify('resend', async () => {
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
