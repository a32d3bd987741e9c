import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import type { Delivery } from '#db/schema/deliveries.ts'
import type { Answer } from '#lib/providers/provider.ts'
import type { Turn } from '#lib/providers/turns.ts'
import { Refusal } from '#lib/errors.ts'
import { type Attempted, closeDelivery, findAttempts, hasEffect, openDelivery } from './deliveries.ts'
import { heedBreakers, tellAnswer } from './heed-breaker.ts'
import type { Performing, StepEnd } from './perform-step.ts'
import { performCall } from './perform-call.ts'
import { settleByLooking } from './settle-by-looking.ts'
import { hasRunOut, ranOut } from './run-out.ts'
import { markStep } from './steps.ts'
import { TryLater } from './try-later.ts'
import { type SendingStep, whatNext } from './what-next.ts'

export type Sending = Performing<SendingStep>

/** How often an attempt that surely had no effect is repeated at once before the queue waits longer. */
const triesAtOnce = 3

/** Milliseconds. */
const firstPause = 200

/** A provider gives a call up after 25 s in all; an open delivery older than this has no call in flight any more. Milliseconds. */
const inFlight = 30_000

/** Sends one step at most once: an earlier attempt that had, or may have had, its effect is settled first, never repeated blindly. */
export async function sendStep(sending: Sending): Promise<StepEnd> {
  const attempts = await findAttempts(sending.request, sending.row.position)
  const [last] = attempts
  if (last && hasEffect(last.outcome)) return done(sending, last.sentence)
  if (last?.outcome === 'open' && last.age < inFlight) {
    await untilOver(last, sending.signal)
    return sendStep(sending)
  }
  if (last?.outcome === 'open' || last?.outcome === 'unknown') return settleByLooking(sending, last)
  if (hasRunOut(sending.step)) {
    await markStep(sending.row, { state: 'skipped', sentence: ranOut })
    return { goOn: true }
  }
  return sendAnew(sending, (last?.attempt ?? 0) + 1)
}

/** Another worker's call may still be under way: it is over by then, closed or not. */
async function untilOver({ age }: Attempted, signal: AbortSignal) {
  await pause(inFlight - age, undefined, { signal }).catch(() => undefined)
  if (signal.aborted) throw new TryLater('The worker is shutting down.', 0)
}

async function sendAnew(sending: Sending, attempt: number): Promise<StepEnd> {
  const { request, approved, row, step } = sending
  for (let tries = 1; ; tries += 1) {
    const turn = await untilReady(sending)
    await heedBreakers([step.provider])
    const delivery = await openDelivery({
      request,
      approved,
      position: row.position,
      step,
      attempt: attempt + tries - 1,
    })
    const answer = await performCall(sending, delivery, turn)
    await Promise.all([closeDelivery(delivery, answer), tellAnswer(step.provider, answer)])
    if (answer.outcome !== 'not sent') return endWith(sending, delivery, answer)
    if (sending.signal.aborted) throw new TryLater(answer.sentence, 0)
    if (answer.again === 'later' || tries === triesAtOnce) throw new TryLater(answer.sentence)
    await pause(firstPause * 2 ** tries * (0.5 + Math.random() / 2))
  }
}

/** The limits are waited for before anything is opened: whoever pauses the request meanwhile stops this very call. */
async function untilReady({ provider, step, signal }: Sending): Promise<Turn | undefined> {
  const turn = await provider.ready?.(step, signal).catch((error: unknown) => {
    if (error instanceof Refusal) throw new TryLater(error.message)
    throw error
  })
  if (signal.aborted) throw new TryLater('The worker is shutting down.', 0)
  return turn ?? undefined
}

/** What an answer that is not simply tried again means for the step and the request. */
async function endWith(
  sending: Sending,
  delivery: Delivery,
  answer: Exclude<Answer, { outcome: 'not sent' }>,
): Promise<StepEnd> {
  const { row, step } = sending
  switch (answer.outcome) {
    case 'accepted':
      return done(sending, null)
    case 'unknown':
      return settleByLooking(sending, {
        ...delivery,
        outcome: answer.outcome,
        failure: answer.failure,
        providerRequestId: answer.providerRequestId,
        age: Date.now() - delivery.openedAt.getTime(),
      })
    case 'moved': {
      const what = answer.differences.map(({ key }) => key).join(', ')
      const sentence = `The customer changed at the last moment: ${what}. It was not marked.`
      await markStep(row, { state: 'failed', sentence })
      return { goOn: false, event: 'request.found stale', state: 'stale', sentence }
    }
    case 'refused': {
      if (whatNext.refused[step.kind] === 'never') {
        await markStep(row, { state: 'failed', sentence: answer.sentence })
        return { goOn: false, event: 'request.failed', state: 'failed', sentence: answer.sentence }
      }
      await markStep(row, { state: 'asks', sentence: answer.sentence })
      return { goOn: false, event: 'request.paused', state: 'paused', sentence: answer.sentence }
    }
  }
}

export async function done({ row }: Pick<Sending, 'row'>, sentence: string | null): Promise<StepEnd> {
  await markStep(row, { state: 'done', sentence })
  return { goOn: true }
}
