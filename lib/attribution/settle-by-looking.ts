import 'server-only'
import type { Delivery } from '#db/schema/deliveries.ts'
import type { Answer, Confirmation } from '#lib/providers/provider.ts'
import { Refusal } from '#lib/errors.ts'
import { attemptOf, closeDelivery, closeWithoutEffect } from './deliveries.ts'
import { confirmStep, heedBreakers, tellAnswer } from './heed-breaker.ts'
import { performCall } from './perform-call.ts'
import type { StepEnd } from './perform-step.ts'
import { done, type Sending } from './send-step.ts'
import { markStep } from './steps.ts'
import { TryLater } from './try-later.ts'
import { type Trouble, whatNext } from './what-next.ts'

/** Until then the event of our own change may not be listed yet. Milliseconds. */
const eventIsLate = 60_000

/** A delivery that nobody knows the end of, and the milliseconds since it was opened. */
export type Unsettled = Delivery & { age: number }

/** Settles it as the table says: by what the provider shows, by the provider's memory of the same key, or by a person. */
export async function settleByLooking(sending: Sending, delivery: Unsettled): Promise<StepEnd> {
  const { provider, row, step } = sending
  if (delivery.outcome === 'open') await closeDelivery(delivery, workerEnded)
  const next = whatNext[(delivery.failure ?? 'worker ended') as Trouble][step.kind]
  if (next !== 'look, same key' && next !== 'look, person') return ask(row)
  const seen = await look(sending, delivery)
  if (seen.seen !== 'unseen') return seenAfterAll(sending, delivery, seen)
  if (next === 'look, same key' && delivery.age < provider.keyKeptFor(step)) return repeat(sending, delivery)
  return ask(row)
}

const look = (sending: Sending, delivery: Delivery): Promise<Confirmation> =>
  confirmStep(sending, attemptOf(delivery)).catch((error: unknown) => {
    if (error instanceof Refusal) throw new TryLater(error.message)
    throw error
  })

async function seenAfterAll(
  sending: Sending,
  delivery: Delivery,
  { sentence }: Confirmation,
): Promise<StepEnd> {
  const answer = { seen: sentence }
  await closeDelivery(delivery, { outcome: 'accepted', status: null, providerRequestId: null, answer })
  return done(sending, `The answer was lost; its effect was seen. ${sentence}`)
}

async function ask(row: Sending['row']): Promise<StepEnd> {
  const sentence = 'It is not known whether this was sent: the answer was lost. A person says what happened.'
  await markStep(row, { state: 'asks', sentence })
  return { goOn: false, event: 'request.paused', state: 'paused', sentence, asks: 'unknown' }
}

/** Only an acceptance tells of the first call; whatever else comes back tells of this one, and the delivery stays unknown. */
async function repeat(sending: Sending, delivery: Unsettled): Promise<StepEnd> {
  const { step } = sending
  await heedBreakers([step.provider])
  const answer = await performCall(sending, delivery)
  if (answer.outcome === 'accepted') {
    await closeDelivery(delivery, answer)
    return done(sending, null)
  }
  await tellAnswer(step.provider, answer)
  if (answer.outcome === 'unknown' && answer.replayed) return settleFailed(sending, delivery, answer.sentence)
  if (answer.outcome === 'unknown' || answer.outcome === 'not sent') throw new TryLater(answer.sentence)
  if (answer.outcome === 'moved' && delivery.age < eventIsLate) {
    throw new TryLater('The customer changed; whether this attempt did it is not shown yet.')
  }
  return ask(sending.row)
}

/** The first call is over, as the provider remembers it, and failed: what it left behind, if anything, is there to be seen. */
async function settleFailed(sending: Sending, delivery: Delivery, sentence: string): Promise<StepEnd> {
  const seen = await look(sending, delivery)
  if (seen.seen !== 'unseen') return seenAfterAll(sending, delivery, seen)
  await closeWithoutEffect(delivery, `${sentence} It had no effect.`)
  throw new TryLater(sentence)
}

const workerEnded: Answer = {
  outcome: 'unknown',
  failure: 'cut',
  status: null,
  providerRequestId: null,
  sentence: 'The worker ended before the answer came.',
}
