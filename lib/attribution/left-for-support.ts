import type { StepRow } from '#db/schema/steps.ts'
import type { NotResent } from '#lib/providers/finding.ts'
import { type Plan, supportOf } from './plan.ts'

/** A payment that did not come to Cello, and that only Cello support can import. */
export interface Left extends Pick<NotResent, 'invoice' | 'sentence'> {
  /** `left out`: a person let it be. */
  reason: NotResent['reason'] | 'left out'
  eventId: string | null
}

type Closed = Pick<StepRow, 'position' | 'state' | 'sentence' | 'closedAt'>

/**
 * What the message to Cello support is about: what the plan says, and the payments that were skipped on the way. Null where nothing is
 * left for it. Oldest first. Pure.
 */
export function leftForSupport(plan: Plan, steps: readonly Closed[]): Left[] | null {
  const planned = supportOf(plan)
  const skipped = steps.filter(({ state }) => state === 'skipped').flatMap((row) => leftOf(plan, row) ?? [])
  if (planned === null && skipped.length === 0) return null
  return [...(planned ?? []).map((one) => ({ eventId: null, ...one })), ...skipped].sort(oldestFirst)
}

function leftOf({ steps }: Plan, { position, sentence, closedAt }: Closed): Left | null {
  const step = steps[position]
  if (!step || !('invoice' in step)) return null
  const ranOut = closedAt !== null && new Date(step.clock) <= closedAt
  return {
    invoice: step.invoice,
    reason: ranOut ? 'too old' : 'left out',
    sentence: sentence ?? '',
    eventId: 'eventId' in step ? step.eventId : null,
  }
}

const paid = ({ invoice }: Left) => invoice.paidAt ?? invoice.createdAt
const oldestFirst = (a: Left, b: Left) =>
  paid(a) < paid(b) ? -1 : paid(a) > paid(b) ? 1 : a.invoice.id < b.invoice.id ? -1 : 1
