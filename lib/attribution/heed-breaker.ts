import 'server-only'
import { Refusal } from '#lib/errors.ts'
import { logUnknown } from '#lib/log.ts'
import type { Answer, Attempt, Confirmation } from '#lib/providers/provider.ts'
import { callProvider } from '#lib/telemetry/call-provider.ts'
import { askBreaker, tellBreaker } from '#lib/work/breaker.ts'
import type { Performing } from './perform-step.ts'
import { TryLater } from './try-later.ts'

/** @throws TryLater while one of the providers is left alone because it does not answer. */
export async function heedBreakers(providers: readonly string[]) {
  for (const provider of providers) {
    const broken = await askBreaker(provider)
    if (broken) throw new TryLater(broken.sentence, broken.wait * (1 + Math.random() / 5))
  }
}

/** Tells the breaker how a call ended. What cannot be told is not: the call itself is over, and written down. */
export const tellAnswer = (provider: string, answer: Answer) =>
  tell(provider, {
    failure: answer.outcome === 'not sent' || answer.outcome === 'unknown' ? answer.failure : null,
    sentence: 'sentence' in answer ? answer.sentence : null,
  })

/** Tells the breaker that a provider could not be read, or could. */
export const tellRead = (provider: string, refusal: Refusal | null) =>
  tell(provider, { failure: refusal && 'unread', sentence: refusal?.message ?? null })

/** What the provider shows of an attempt. @throws Refusal `unavailable`, of which the breaker is told. */
export async function confirmStep({ provider, step }: Performing, attempt: Attempt): Promise<Confirmation> {
  try {
    const call = { provider: step.provider, verb: 'confirm', kind: step.kind } as const
    const seen = await callProvider(
      call,
      ({ seen: what }) => what,
      () => provider.confirm(step, attempt),
    )
    await tellRead(step.provider, null)
    return seen
  } catch (error) {
    if (error instanceof Refusal) await tellRead(step.provider, error)
    throw error
  }
}

async function tell(provider: string, ended: Parameters<typeof tellBreaker>[1]) {
  await tellBreaker(provider, ended).catch((error: unknown) => logUnknown(error, 'breaker'))
}
