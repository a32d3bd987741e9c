import type { Step } from '#lib/providers/step.ts'
import type { Progress } from './progress-of.ts'

/** What a step that asks wants to know of a person. */
export type Question =
  | { kind: 'unknown'; deliveryId: string; what: string; sentence: string }
  | { kind: 'waited'; sentence: string }
  | { kind: 'guided'; instruction: string; link: string }
  | { kind: 'refused'; eventId: string | null; sentence: string }
  | { kind: 'stuck'; sentence: string }

export function questionOf(step: Step, { row, last }: Progress): Question | null {
  if (row?.state !== 'asks') return null
  const sentence = row.sentence ?? ''
  if (last?.outcome === 'unknown')
    return { kind: 'unknown', deliveryId: last.id, what: nameOf(step), sentence }
  if (step.kind === 'wait') return { kind: 'waited', sentence }
  if (step.kind === 'guided') return { kind: 'guided', instruction: step.instruction, link: step.link }
  if ('invoice' in step)
    return { kind: 'refused', eventId: 'eventId' in step ? step.eventId : null, sentence }
  return { kind: 'stuck', sentence }
}

function nameOf(step: Step) {
  if ('invoice' in step) return `${step.invoice.number ?? step.invoice.id} was sent`
  if (step.kind === 'signup') return 'Cello was told of the sign-up'
  return 'the customer was marked'
}
