import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { unavailable } from '#lib/errors.ts'
import type { Attempt, Confirmation } from '../provider.ts'
import type { Difference, Step } from '../step.ts'
import type { Connection } from './client.ts'
import { ChargebeeNo, isDenied, isMissing } from './errors.ts'
import { carries } from './fields.ts'
import { isId } from './ids.ts'
import { list } from './lists.ts'
import { lookEndpoint } from './look-endpoint.ts'
import { toCarrying } from './map.ts'
import { read } from './read.ts'
import { customerAnswer, type EventShape, eventShape } from './shapes.ts'
import { webhookSentence } from './webhook-sentence.ts'

type Of<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>

/** What can be seen of a step now. @throws Refusal `unavailable`. */
export async function confirm(connection: Connection, step: Step, attempt: Attempt): Promise<Confirmation> {
  try {
    switch (step.kind) {
      case 'mark':
        return await confirmMark(connection, step, attempt)
      case 'wait':
        return await confirmWait(connection, step, attempt)
      case 'push':
        return confirmPush(step, attempt)
      case 'guided':
        return { ...unseen("Chargebee's API does not show what a person sent again."), eventId: step.eventId }
      default:
        throw new Error(`Chargebee does not confirm a step of the kind ${step.kind}`)
    }
  } catch (error) {
    if (isDenied(error)) throw unavailable('The Chargebee key may not look.')
    if (error instanceof ChargebeeNo) throw unavailable('Chargebee does not let the desk look.')
    throw error
  }
}

async function confirmMark(
  connection: Connection,
  { customerId, changes }: Of<'mark'>,
  attempt: Attempt,
): Promise<Confirmation> {
  const customer = await readCarrying(connection, customerId)
  if (!customer) return unseen('Chargebee does not know this customer any more.')
  if (!carries(customer, changes)) return unseen('The customer does not carry the values.')
  const event = await waitForOwnEvent(connection, { customerId, attempt, changes })
  if (!event) return unseen('The customer carries the values, but nothing shows that this attempt set them.')
  const sentence = 'The customer carries the values, and this attempt set them.'
  return { seen: 'effect', eventId: event.id, sentence }
}

async function readCarrying(connection: Connection, id: string) {
  if (!isId(id)) return null
  try {
    const { customer } = await read(connection, {
      route: 'GET customer',
      shape: customerAnswer,
      call: ({ sdk }) => sdk.customer.retrieve(id),
    })
    return customer.deleted ? null : toCarrying(customer)
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** Its event comes about with the change, but may be listed a moment later. Milliseconds. */
const delays = [250, 500, 1000]

async function waitForOwnEvent(connection: Connection, own: Own) {
  for (const delay of delays) {
    const event = await findOwnEvent(connection, own)
    if (event) return event
    await pause(delay)
  }
  return findOwnEvent(connection, own)
}

async function confirmWait(
  connection: Connection,
  { customerId }: Of<'wait'>,
  attempt: Attempt,
): Promise<Confirmation> {
  const event = await findOwnEvent(connection, { customerId, attempt })
  if (!event) return unseen('Chargebee does not show the customer_changed event of the mark yet.')
  const found = { eventId: event.id }
  const endpoint = await lookEndpoint(connection, [])
  if (endpoint.state !== 'found') {
    const sentence =
      "Chargebee has made customer_changed, but shows no webhook of Cello's that could take it."
    return { seen: 'effect', ...found, sentence }
  }
  const status = event.webhooks.find(({ id }) => id === endpoint.id)?.webhook_status
  const sentence = webhookSentence(status, endpoint.name)
  return { seen: status === 'succeeded' ? 'delivered' : 'effect', ...found, sentence }
}

/** Cello's endpoint took it itself, or nobody can tell: a lost answer leaves no trace at Chargebee. */
function confirmPush({ eventId }: Of<'push'>, { answer }: Attempt): Confirmation {
  const taken = z.object({ taken: z.number() }).safeParse(answer)
  if (taken.success)
    return {
      seen: 'delivered',
      eventId,
      sentence: `Cello's endpoint took it (${String(taken.data.taken)}).`,
    }
  return { ...unseen("Only Cello's event feed shows whether it arrived."), eventId }
}

const unseen = (sentence: string): Confirmation => ({ seen: 'unseen', eventId: null, sentence })

interface Own {
  customerId: string
  attempt: Attempt
  /** Absent where it is not known what was set. */
  changes?: readonly Difference[]
}

/** Our clock and Chargebee's may differ by `early`; the call leaves within `late` of the attempt's opening. Seconds. */
const early = 60
const late = 300
const mostPages = 20

/** The first `customer_changed` that holds what the attempt set: by the version that its answer told, else by the values. */
async function findOwnEvent(
  connection: Connection,
  { customerId, attempt, changes = [] }: Own,
): Promise<EventShape | undefined> {
  const opened = Math.floor(attempt.openedAt.getTime() / 1000)
  const version = z.object({ resource_version: z.number() }).safeParse(attempt.answer)
  const isOwn = ({ content: { customer } }: EventShape) => {
    if (customer?.id !== customerId) return false
    if (version.success) return (customer.resource_version ?? 0) >= version.data.resource_version
    return carries(toCarrying(customer), changes)
  }
  const since = version.success || changes.length > 0 ? opened - early : opened
  const events = await list(connection, {
    noun: 'event',
    shape: eventShape,
    page: ({ sdk }, cursor) =>
      sdk.event.list({
        ...cursor,
        event_type: { is: 'customer_changed' },
        occurred_at: { between: [since, opened + late] },
        'sort_by[asc]': 'occurred_at',
      }),
    enough: (found) => found.some(isOwn),
    mostPages,
  })
  return events.filter(({ event_type }) => event_type === 'customer_changed').find(isOwn)
}
