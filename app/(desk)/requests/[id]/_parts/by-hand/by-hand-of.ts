import 'server-only'
import { findProvider } from '#lib/providers/index.ts'
import type { PaymentStep } from '#lib/providers/step.ts'
import type { Paid } from '../../../_plan/group-steps.ts'
import type { Place } from '../../../_plan/place.ts'
import { asksByHand, type ProgressAt } from '../progress-of.ts'
import type { ByHand, ByHandEvent } from './by-hand.ts'

/** What a person is asked to do by hand for these payments: one panel for each thing to click. */
export function byHandOf(payments: readonly Paid[], progressAt: ProgressAt, place: Place): ByHand[] {
  const asked = payments.filter(({ position }) => asksByHand(progressAt(position)))
  const panels = Map.groupBy(asked, ({ position, step }) =>
    instructionOf(step, progressAt(position).row?.sentence ?? ''),
  )
  return [...panels].map(([instruction, some]) => ({
    instruction,
    ...pagesOf(some.map((paid) => eventOf(paid, place))),
    place: findProvider(some[0]?.step.provider ?? '')?.name ?? place.name,
    tried: some.some(({ step }) => step.kind !== 'guided'),
    possible: some.every(({ step }) => step.kind !== 'post'),
  }))
}

function instructionOf(step: PaymentStep, sentence: string) {
  if (step.kind === 'guided') return step.instruction
  if (step.kind === 'post') return sentence
  return `${sentence} Open the event there and press Resend beside Cello’s endpoint, then say so here; or leave it out.`
}

/** A page that is the same for all of them is said once. */
function pagesOf(events: ByHandEvent[]): Pick<ByHand, 'events' | 'page'> {
  const [page = null, ...others] = new Set(events.map(({ link }) => link))
  if (events.length === 1 || others.length > 0) return { events, page: null }
  return { events: events.map((event) => ({ ...event, link: null })), page }
}

const eventOf = ({ position, step }: Paid, place: Place): ByHandEvent => {
  const eventId = 'eventId' in step ? step.eventId : null
  const link = step.kind === 'guided' ? step.link : eventId === null ? undefined : place.links[eventId]
  return { position, invoice: step.invoice, eventId, link: link ?? null, clock: step.clock }
}
