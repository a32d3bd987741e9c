import { openStates } from '#lib/attribution/rules.ts'
import { isOneOf } from '#lib/attribution/rules.ts'
import type { RequestRow } from '#lib/attribution/find-requests.ts'
import { counted } from '../requests/_plan/counted.ts'

export const requestNumber = (number: number) => `R-${number}`

export const kindWords: Record<RequestRow['kind'], string> = {
  glitch: 'Technical glitch',
  dispute: 'User dispute',
  custom: 'Custom scenario',
}

/** "4 invoices, 1 not resent": all that were paid, then what no resend brings. */
export function invoiceWords({ resends, notResent }: Pick<RequestRow, 'resends' | 'notResent'>) {
  const all = resends + notResent
  if (all === 0) return 'nothing paid yet'
  if (notResent === 0) return counted(all, 'invoice')
  return `${counted(all, 'invoice')}, ${resends === 0 ? 'none' : notResent} ${resends === 0 ? '' : 'not '}resent`
}

/** What an approver asked, what moved, what went wrong: worth more in a list than the kind. */
export function openSentence({ state, stateSentence, support }: OpenRow) {
  if (support === 'to write') return 'Cello support must be written to: the message is ready.'
  const told: RequestRow['state'][] = ['returned', 'stale', 'paused', 'failed', 'rejected']
  return told.includes(state) ? stateSentence : null
}

type OpenRow = Pick<RequestRow, 'state' | 'stateSentence' | 'support'>

/** Whether money can still run out. */
export const clockRuns = (state: RequestRow['state']) => isOneOf(state, openStates) || state === 'failed'
