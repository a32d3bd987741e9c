import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { unavailable } from '#lib/errors.ts'
import type { Attempt, Confirmation } from '../provider.ts'
import type { Step } from '../step.ts'
import type { Connection } from './client.ts'
import { permissionIn, StripeNo } from './errors.ts'
import { isId } from './ids.ts'
import { list } from './lists.ts'
import { readCustomer } from './look-customer.ts'
import { movedIn } from './metadata.ts'
import { read } from './read.ts'
import { type EventShape, eventShape } from './shapes.ts'

type Of<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>

/** What can be seen of a step now. @throws Refusal `unavailable`. */
export async function confirm(connection: Connection, step: Step, attempt: Attempt): Promise<Confirmation> {
  try {
    switch (step.kind) {
      case 'mark':
        return await confirmMark(connection, step, attempt)
      case 'wait':
        return await confirmWait(connection, step, attempt)
      case 'resend':
        return await confirmResend(connection, step, attempt)
      default:
        throw new Error(`Stripe does not confirm a step of the kind ${step.kind}`)
    }
  } catch (error) {
    if (!(error instanceof StripeNo)) throw error
    const name = permissionIn(error.words)
    throw unavailable(
      name === null ? 'Stripe does not let the desk look.' : `The Stripe key lacks the permission ${name}.`,
    )
  }
}

async function confirmMark(
  connection: Connection,
  step: Of<'mark'>,
  attempt: Attempt,
): Promise<Confirmation> {
  const customer = await readCustomer(connection, step.customerId)
  if (customer.state !== 'found') return unseen('Stripe does not know this customer any more.')
  const wanted = step.changes.map(({ key, after }) => ({ key, before: after, after: null }))
  if (movedIn(customer.metadata, wanted).length > 0) return unseen('The customer does not carry the values.')
  const event = await waitForOwnEvent(connection, step.customerId, attempt)
  if (!event) return unseen('The customer carries the values, but nothing shows that this attempt set them.')
  return {
    seen: 'effect',
    eventId: event.id,
    sentence: 'The customer carries the values, and this attempt set them.',
  }
}

/** Its event comes about with the change, but may be listed a moment later. Milliseconds. */
const delays = [250, 500, 1000]

async function waitForOwnEvent(connection: Connection, customerId: string, attempt: Attempt) {
  for (const delay of delays) {
    const event = await findOwnEvent(connection, customerId, attempt)
    if (event) return event
    await pause(delay)
  }
  return findOwnEvent(connection, customerId, attempt)
}

async function confirmWait(
  connection: Connection,
  step: Of<'wait'>,
  attempt: Attempt,
): Promise<Confirmation> {
  const event = await findOwnEvent(connection, step.customerId, attempt)
  if (!event) return unseen('Stripe does not show the customer.updated event of the mark yet.')
  if (event.pending_webhooks === 0) {
    return {
      seen: 'delivered',
      eventId: event.id,
      sentence: 'Stripe delivered customer.updated to every endpoint.',
    }
  }
  const sentence = 'Stripe has made customer.updated, but not every endpoint has taken it yet.'
  return { seen: 'effect', eventId: event.id, sentence }
}

/**
 * `pending_webhooks` counts all endpoints, and is 0 for a past event before it is resent: after a lost answer it says nothing.
 */
async function confirmResend(
  connection: Connection,
  { eventId }: Of<'resend'>,
  attempt: Attempt,
): Promise<Confirmation> {
  if (attempt.providerRequestId === null) {
    return {
      ...unseen("Stripe's API does not show single deliveries: look at the event in Stripe's dashboard."),
      eventId,
    }
  }
  if (!isId('evt', eventId)) return unseen('There is no such event.')
  const event = await read(connection, {
    route: 'GET /v1/events/:id',
    shape: eventShape,
    call: (stripe) => stripe.events.retrieve(eventId),
  })
  if (event.pending_webhooks === 0)
    return { seen: 'delivered', eventId, sentence: 'Stripe delivered it to every endpoint.' }
  return { seen: 'unseen', eventId, sentence: 'Not every endpoint has taken it yet.' }
}

const unseen = (sentence: string): Confirmation => ({ seen: 'unseen', eventId: null, sentence })

/** Our clock and Stripe's may differ by `early`; the call leaves within `late` of the attempt's opening. Seconds. */
const early = 60
const late = 300
const mostPages = 20

async function findOwnEvent(
  connection: Connection,
  customerId: string,
  attempt: Attempt,
): Promise<EventShape | undefined> {
  const opened = Math.floor(attempt.openedAt.getTime() / 1000)
  const isOwn = ({ data, request }: EventShape) =>
    data.object.id === customerId &&
    (request?.idempotency_key === attempt.idempotencyKey ||
      (attempt.providerRequestId !== null && request?.id === attempt.providerRequestId))
  const events = await list(connection, {
    route: 'GET /v1/events',
    shape: eventShape,
    page: (stripe, cursor) =>
      stripe.events.list({
        type: 'customer.updated',
        created: { gte: opened - early, lte: opened + late },
        ...cursor,
      }),
    enough: (found) => found.some(isOwn),
    mostPages,
  })
  return events.find(isOwn)
}
