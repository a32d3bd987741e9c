import 'server-only'
import { z } from 'zod'
import type { Answer, Attempt } from '../provider.ts'
import type { Step } from '../step.ts'
import type { Turn } from '../turns.ts'
import { failedMark, unreadBefore } from './classify.ts'
import type { Connection } from './client.ts'
import { isDenied, isMissing } from './errors.ts'
import { isObject, parseExactly } from './exact-json.ts'
import { movedIn, paramsOf } from './fields.ts'
import { isId } from './ids.ts'
import { toCarrying } from './map.ts'
import { customerAnswer } from './shapes.ts'

type Mark = Extract<Step, { kind: 'mark' }>

/** Checks that the customer is as the plan says, by a read of this moment, and writes the changes in one call. */
export async function mark(
  connection: Connection,
  step: Mark,
  { attempt, turn }: { attempt: Attempt; turn: Turn | undefined },
): Promise<Answer> {
  const before = await readBefore(connection, step, turn)
  return 'outcome' in before ? before : write(connection, step, attempt, before)
}

interface Before {
  /** The whole `meta_data`, whose numbers are written again as they were. */
  metaData: Record<string, unknown>
}

async function readBefore(
  connection: Connection,
  { customerId, changes }: Mark,
  turn: Turn | undefined,
): Promise<Before | Answer> {
  if (!isId(customerId)) return gone(customerId)
  try {
    const text = await connection.hurry.get(`/customers/${encodeURIComponent(customerId)}`, turn)
    const { customer } = customerAnswer.parse(JSON.parse(text))
    if (customer.deleted) return gone(customerId)
    const differences = movedIn(toCarrying(customer), changes)
    return differences.length > 0 ? { outcome: 'moved', differences } : { metaData: metaDataIn(text) }
  } catch (error) {
    if (isMissing(error)) return gone(customerId)
    if (isDenied(error)) {
      const sentence = 'The Chargebee key may not read the customer. Nothing was sent.'
      return { outcome: 'refused', status: 403, providerRequestId: null, sentence }
    }
    return unreadBefore(error, 'GET customer')
  }
}

function metaDataIn(text: string): Record<string, unknown> {
  const answer = parseExactly(text)
  const customer = isObject(answer) ? answer['customer'] : undefined
  const metaData = isObject(customer) ? customer['meta_data'] : undefined
  return isObject(metaData) ? metaData : {}
}

const gone = (customerId: string): Answer => ({
  outcome: 'moved',
  differences: [{ key: 'customer', before: customerId, after: null }],
})

const markedShape = z.object({
  httpStatusCode: z.number(),
  isIdempotencyReplayed: z.unknown(),
  customer: z.object({ id: z.string(), resource_version: z.number().nullish() }),
})

async function write(
  { write: line }: Connection,
  { customerId, changes }: Mark,
  { idempotencyKey }: Attempt,
  { metaData }: Before,
): Promise<Answer> {
  try {
    const headers = { 'chargebee-idempotency-key': idempotencyKey }
    const answer: unknown = await line.sdk.customer.update(customerId, paramsOf(metaData, changes), headers)
    const { httpStatusCode, isIdempotencyReplayed, customer } = markedShape.parse(answer)
    return {
      outcome: 'accepted',
      status: httpStatusCode,
      providerRequestId: null,
      answer: {
        id: customer.id,
        resource_version: customer.resource_version ?? null,
        replayed: isIdempotencyReplayed === 'true',
        keys: changes.map(({ key }) => key),
      },
    }
  } catch (error) {
    return failedMark(error)
  }
}
