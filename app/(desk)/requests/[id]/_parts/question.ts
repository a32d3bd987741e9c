import type { Step } from '#lib/providers/step.ts'
import type { Progress } from './progress-of.ts'

/** A step that sends something, whose answer may be lost. */
export type Sent = Exclude<Step['kind'], 'wait' | 'guided'>

/** What a step that asks wants to know of a person; payments that are to be done by hand have a panel of their own. */
export type Question =
  | {
      kind: 'unknown'
      sent: Sent
      deliveryId: string
      what: string
      sentence: string
      seenAt: string | null
      /** A restored backup asks: many like it may be unknown at once. */
      forgotten: boolean
    }
  | { kind: 'waited'; event: string; sentence: string }
  | { kind: 'stuck'; sentence: string }

export function questionOf(step: Step, { row, last }: Progress): Question | null {
  if (row?.state !== 'asks') return null
  const sentence = row.sentence ?? ''
  if (last?.outcome === 'unknown' && step.kind !== 'wait' && step.kind !== 'guided')
    return {
      kind: 'unknown',
      sent: step.kind,
      deliveryId: last.id,
      what: nameOf(step),
      sentence: last.sentence ?? '',
      seenAt: seenAt(step),
      forgotten: last.failure === 'restored',
    }
  if (step.kind === 'wait') return { kind: 'waited', event: step.event, sentence }
  return 'invoice' in step ? null : { kind: 'stuck', sentence }
}

const verbs = { resend: 'resent', push: 'pushed', post: 'posted' } as const

function nameOf(step: Extract<Step, { kind: Sent }>) {
  if (step.kind === 'signup') return 'Cello was told of the sign-up'
  if (step.kind === 'mark') return 'the customer was marked'
  return `${step.invoice.number ?? step.invoice.id} was ${verbs[step.kind]}`
}

/** The id of what the provider's own pages show about it. */
function seenAt(step: Extract<Step, { kind: Sent }>) {
  if (step.kind === 'mark') return step.customerId
  return step.kind === 'resend' ? step.eventId : null
}
