import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import type { Step } from '#lib/providers/step.ts'
import { Refusal } from '#lib/errors.ts'
import { attemptOf, findAttempts, hasEffect } from './deliveries.ts'
import { confirmStep, heedBreakers } from './heed-breaker.ts'
import { isHeld } from './is-held.ts'
import type { Performing, StepEnd } from './perform-step.ts'
import { markStep } from './steps.ts'
import { TryLater } from './try-later.ts'

const first = 100
const longest = 3000

/**
 * The barrier: waits until the event that our own mark caused was delivered. Counted from the moment when the step began, also across
 * workers; when the time is up a person decides.
 */
export async function waitStep(performing: Performing<Extract<Step, { kind: 'wait' }>>): Promise<StepEnd> {
  const { request, row, step, signal } = performing
  const [marked] = (await findAttempts(request, row.position - 1)).filter(({ outcome }) => hasEffect(outcome))
  if (!marked) {
    await markStep(row, {
      state: 'skipped',
      sentence: 'The desk did not mark the customer, so nothing was waited for.',
    })
    return { goOn: true }
  }
  if (marked.failure === 'restored') {
    await markStep(row, {
      state: 'skipped',
      sentence: 'The customer was marked before the backup was restored, so nothing was waited for.',
    })
    return { goOn: true }
  }
  const began = row.state === 'now' && row.startedAt ? row.startedAt.getTime() : Date.now()
  for (let delay = first; ; delay = Math.min(delay * 1.5, longest)) {
    const seen = await confirmStep(performing, attemptOf(marked)).catch((error: unknown) => {
      if (error instanceof Refusal) return { seen: 'unseen' as const, sentence: error.message }
      throw error
    })
    if (seen.seen === 'delivered') {
      await markStep(row, { state: 'done', sentence: seen.sentence })
      return { goOn: true }
    }
    await heedBreakers([step.provider])
    if (Date.now() - began > step.seconds * 1000) {
      const sentence = `Waited ${String(step.seconds)} s. ${seen.sentence}`
      await markStep(row, { state: 'asks', sentence })
      return { goOn: false, event: 'request.paused', state: 'paused', sentence }
    }
    if (signal.aborted) throw new TryLater('The worker is shutting down.', 0)
    if (await isHeld(request.id)) throw new TryLater('Somebody paused or stopped it.', 0)
    await pause(delay, undefined, { signal }).catch(() => undefined)
  }
}
