import { type CaseOutcome, type WaitedOn, waitedOn } from '#lib/cases/words.ts'
import type { BulkAct } from '#lib/cases/change-many.ts'
import type { SelectOption } from '#app/_ui/select.tsx'
import { counted } from '../../requests/_plan/counted.ts'
import { capital, outcomeNames } from '../_parts/case-words.ts'

/** What is chosen in the form. */
export interface Choice {
  act: 'assign' | 'move' | 'resolve'
  assigneeId: string
  to: string
  outcome: string
  declineReasonId: string
}

export const first: Choice = {
  act: 'assign',
  assigneeId: '',
  to: 'investigating',
  outcome: '',
  declineReasonId: '',
}

export const toOptions = [
  { value: 'investigating', label: 'Investigating' },
  ...waitedOn.map((value) => ({ value: value, label: `Waiting on ${value}` })),
]

const plain = ['attributed', 'partly', 'withdrawn', 'not ours', 'denied'] as const satisfies CaseOutcome[]
export const outcomeOptions = plain.map((value) => ({
  value: value,
  label: capital(outcomeNames[value]),
}))

const nobody = 'nobody'
export const nobodyOption: SelectOption = { value: nobody, label: 'Nobody' }

/** The act as the desk takes it; a sentence where something is missing. */
export function actOf({ act, assigneeId, to, outcome, declineReasonId }: Choice): BulkAct | string {
  if (act === 'assign') {
    if (assigneeId === '') return 'Choose who gets them, or nobody.'
    return { act, assigneeId: assigneeId === nobody ? null : assigneeId }
  }
  if (act === 'move')
    return to === 'investigating' ? { act, to } : { act, to: 'waiting', waitingOn: to as WaitedOn }
  if (outcome === '') return 'Choose how they ended.'
  if (outcome !== 'denied') return { act, outcome: outcome as Exclude<(typeof plain)[number], 'denied'> }
  if (declineReasonId === '') return 'Choose why they are denied.'
  return { act, outcome: 'denied', declineReasonId }
}

/** What one click does, on its button. */
export function wordsOf(choice: Choice, count: number, workers: readonly SelectOption[]): string {
  const cases = counted(count, 'case')
  const { act, assigneeId, to, outcome } = choice
  if (act === 'move') return to === 'investigating' ? `Begin with ${cases}` : `Let ${cases} wait on ${to}`
  if (act === 'resolve')
    return outcome === ''
      ? `Resolve ${cases}`
      : `Resolve ${cases}: ${outcomeNames[outcome as CaseOutcome].toLowerCase()}`
  if (assigneeId === nobody) return `Take ${cases} from whoever has them`
  const name = workers.find(({ value }) => value === assigneeId)?.label
  return name === undefined ? `Give ${cases} to somebody` : `Give ${cases} to ${name}`
}
