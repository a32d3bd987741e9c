import 'server-only'
import type { Delivery } from '#db/schema/deliveries.ts'
import type { Answer } from '#lib/providers/provider.ts'
import { Refusal } from '#lib/errors.ts'
import { attemptOf, closeDelivery } from './deliveries.ts'
import type { StepEnd } from './perform-step.ts'
import { done, type Sending } from './send-step.ts'
import { markStep } from './steps.ts'
import { TryLater } from './try-later.ts'

/** Until then the event of our own change may not be listed yet. Milliseconds. */
const eventIsLate = 60_000

/**
 * A delivery that nobody knows the end of. What the provider can show is looked up; a call is repeated under its idempotency key only
 * while the provider answers that from its memory. A payment cannot be looked up: a person decides.
 */
export async function settleByLooking(sending: Sending, delivery: Delivery): Promise<StepEnd> {
  const { provider, row, step } = sending
  const attempt = attemptOf(delivery)
  if (delivery.outcome === 'open') await closeDelivery(delivery, unknown)
  if (!('invoice' in step)) {
    const seen = await provider.confirm(step, attempt).catch((error: unknown) => {
      if (error instanceof Refusal) throw new TryLater(error.message)
      throw error
    })
    if (seen.seen !== 'unseen') {
      await closeDelivery(delivery, {
        outcome: 'accepted',
        status: null,
        providerRequestId: null,
        answer: { seen: seen.sentence },
      })
      return done(sending, `The answer was lost; its effect was seen. ${seen.sentence}`)
    }
    if (Date.now() - delivery.openedAt.getTime() < provider.keyKeptFor(step)) return repeat(sending, delivery)
  }
  return ask(row)
}

async function ask(row: Sending['row']): Promise<StepEnd> {
  const sentence = 'It is not known whether this was sent: the answer was lost. A person says what happened.'
  await markStep(row, { state: 'asks', sentence })
  return { goOn: false, event: 'request.paused', state: 'paused', sentence, asks: 'unknown' }
}

/** Only an acceptance tells of the first call; whatever else comes back tells of this one, and the delivery stays unknown. */
async function repeat(sending: Sending, delivery: Delivery): Promise<StepEnd> {
  const answer = await sending.provider.perform(sending.step, attemptOf(delivery))
  if (answer.outcome === 'accepted') {
    await closeDelivery(delivery, answer)
    return done(sending, null)
  }
  if (answer.outcome === 'unknown' || answer.outcome === 'not sent') throw new TryLater(answer.sentence)
  if (answer.outcome === 'moved' && Date.now() - delivery.openedAt.getTime() < eventIsLate) {
    throw new TryLater('The customer changed; whether this attempt did it is not shown yet.')
  }
  return ask(sending.row)
}

const unknown: Answer = {
  outcome: 'unknown',
  status: null,
  providerRequestId: null,
  sentence: 'The worker ended before the answer came.',
}
