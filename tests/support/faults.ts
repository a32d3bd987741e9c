import type { Trouble } from '#lib/attribution/what-next.ts'
import type { SingleStep } from './single-steps.ts'

/** What is done to one call. */
export interface Struck {
  name: string
  /** For the sandbox; null: nothing listens at the provider's address. */
  fault: object | null
  /** What the desk can tell of it; null: it was accepted. */
  trouble: Trouble | null
  /** How often it had its effect once all is over. */
  effects: 0 | 1
}

const reasons = {
  stripe: [
    ...['endpoint-rate', 'global-rate', 'endpoint-concurrency', 'global-concurrency', 'resource-specific'],
  ].map((reason) => ({ name: `429 ${reason}`, fault: { kind: 'rate-limit', reason } })),
  chargebee: ['api_request_limit_exceeded', 'third_party_api_request_limit_exceeded'].map((code) => ({
    name: `429 ${code}`,
    fault: { kind: 'rate-limit', code, retryAfter: 1 },
  })),
  cello: [{ name: '429', fault: { kind: 'error', status: 429 } }],
}

/** Whoever takes the call: a push goes to Cello. */
const takerOf = ({ provider, kind }: SingleStep) => (kind === 'push' ? 'cello' : provider)

/** All that can happen to one call of this kind of step, and what the desk can tell of it. */
export function faultsOf(single: SingleStep): Struck[] {
  const { kind, provider } = single
  const taker = takerOf(single)
  const refusals = [401, 403].map((status): Struck => ({
    name: String(status),
    fault:
      taker === 'cello'
        ? { kind: 'error', status }
        : status === 401
          ? { kind: 'unauthorized' }
          : { kind: 'forbidden', permission: 'write' },
    // Cello is asked once more with a new token.
    ...(status === 401 && provider === 'cello'
      ? { trouble: null, effects: 1 }
      : { trouble: 'refused', effects: 0 }),
  }))
  // The desk reads a customer before it marks it, and an event before it pushes it: that is what finds nobody there.
  const unreached = kind === 'mark' || kind === 'push' ? 'unread' : 'unreached'
  const badGateway = taker === 'cello' || taker === 'chargebee' ? 'server error' : 'unreadable'
  // Of the answer to a webhook nothing counts but its status.
  const garbled = kind === 'push' ? null : 'unreadable'
  return [
    { name: 'a refused connection', fault: null, trouble: unreached, effects: 1 },
    { name: 'a cut before the effect', fault: { kind: 'cut', when: 'before' }, trouble: 'cut', effects: 0 },
    { name: 'a cut after the effect', fault: { kind: 'cut', when: 'after' }, trouble: 'cut', effects: 1 },
    // What was held back has its effect when the sandbox goes on: late, but only then.
    {
      name: 'no answer in time, before',
      fault: { kind: 'hold', when: 'before' },
      trouble: 'timed out',
      effects: 1,
    },
    {
      name: 'no answer in time, after',
      fault: { kind: 'hold', when: 'after' },
      trouble: 'timed out',
      effects: 1,
    },
    ...reasons[taker].map((one): Struck => ({ ...one, trouble: 'too many', effects: 1 })),
    ...(taker === 'cello'
      ? []
      : [
          {
            name: '429 lock_timeout',
            fault: { kind: 'lock-timeout' },
            trouble: 'locked',
            effects: 1,
          } as const,
        ]),
    { name: '500', fault: { kind: 'error', status: 500 }, trouble: 'server error', effects: 0 },
    { name: '503', fault: { kind: 'error', status: 503 }, trouble: 'server error', effects: 0 },
    { name: 'HTML with 502', fault: { kind: 'html' }, trouble: badGateway, effects: 0 },
    {
      name: 'HTML with 200',
      fault: { kind: 'html', status: 200, when: 'after' },
      trouble: garbled,
      effects: 1,
    },
    { name: 'truncated JSON', fault: { kind: 'truncated' }, trouble: garbled, effects: 1 },
    { name: 'the JSON of something else', fault: { kind: 'wrong' }, trouble: garbled, effects: 1 },
    { name: 'a slow answer', fault: { kind: 'delay', ms: 100 }, trouble: null, effects: 1 },
    ...refusals,
  ]
}
