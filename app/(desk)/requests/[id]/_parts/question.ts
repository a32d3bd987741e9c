import type { Step } from '#lib/providers/provider.ts'
import type { Progress } from './progress-of.ts'

/** What a step that asks wants to know of a person. */
export type Question =
  | { kind: 'unknown'; deliveryId: string; what: string; sentence: string }
  | { kind: 'waited'; sentence: string }
  | { kind: 'refused'; eventId: string; sentence: string }
  | { kind: 'stuck'; sentence: string }

export function questionOf(step: Step, { row, last }: Progress): Question | null {
  if (row?.state !== 'asks') return null
  const sentence = row.sentence ?? ''
  if (last?.outcome === 'unknown')
    return { kind: 'unknown', deliveryId: last.id, what: nameOf(step), sentence }
  if (step.kind === 'wait') return { kind: 'waited', sentence }
  if (step.kind === 'resend') return { kind: 'refused', eventId: step.eventId, sentence }
  return { kind: 'stuck', sentence }
}

function nameOf(step: Step) {
  if (step.kind === 'resend') return `${step.invoice.number ?? step.invoice.id} was resent`
  return 'the customer was marked'
}
