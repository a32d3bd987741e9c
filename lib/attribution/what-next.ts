import type { Failure } from '#lib/providers/failure.ts'
import type { Step } from '#lib/providers/step.ts'

/** The steps that call a provider and change something there. */
export type SendingStep = Exclude<Step, { kind: 'wait' | 'guided' }>

/**
 * What can go wrong with a step: also that its worker ended while the call was under way, and that a backup was restored that may be older
 * than the call.
 */
export type Trouble = Failure | 'worker ended' | 'restored'

/**
 * `again`: without effect; the worker tries again, with growing delays. `look, same key`: what the provider shows is looked up; where it
 * shows nothing, the call is repeated under its idempotency key while the provider keeps that, and then a person says. `look, person`:
 * looked up, else a person says. `person`: nothing can be looked up, a person says. `by hand`: a person does it, or leaves it out.
 * `never`: the request has failed. `stale`: the world moved, and a new decision is asked for.
 */
export type Next = 'again' | 'look, same key' | 'look, person' | 'person' | 'by hand' | 'never' | 'stale'

const again = { mark: 'again', signup: 'again', resend: 'again', push: 'again', post: 'again' } as const

/** Nobody knows whether it happened. Only a mark and a sign-up leave something that can be looked up. */
const unclear = {
  mark: 'look, same key',
  signup: 'look, person',
  resend: 'person',
  push: 'person',
  post: 'person',
} as const

/** Which trouble of which step leads to what. The tests of every fault go by this table. */
export const whatNext = {
  unreached: again,
  unread: again,
  'no turn': again,
  'too many': again,
  locked: again,
  cut: unclear,
  'timed out': unclear,
  'server error': unclear,
  unreadable: unclear,
  busy: unclear,
  'worker ended': unclear,
  // The key of the call, if there was one, is lost.
  restored: { ...unclear, mark: 'look, person' },
  refused: { mark: 'never', signup: 'never', resend: 'by hand', push: 'by hand', post: 'by hand' },
  moved: { mark: 'stale', signup: 'stale', resend: 'stale', push: 'stale', post: 'stale' },
} as const satisfies Record<Trouble, Record<SendingStep['kind'], Next>>
