import type { CaseRow } from '#lib/cases/find-cases.ts'
import { caseName } from '#lib/cases/rules.ts'
import { formatMoney } from '#app/_ui/format.ts'
import { counted } from '../../requests/_plan/counted.ts'
import { asksWords, kindNames } from '../_parts/case-words.ts'

/** One row of the list of cases, in the words that are drawn. */
export interface CaseLine extends Pick<
  CaseRow,
  'id' | 'state' | 'waitingOn' | 'outcome' | 'assignee' | 'touchedAt'
> {
  name: string
  title: string
  note: string
  asks?: string
  /** When the next clock runs out; null while they stand still, left out where none runs any more. */
  due?: Date | null
}

export function lineOf(row: CaseRow): CaseLine {
  const { id, number, state, waitingOn, outcome, assignee, touchedAt, summary, asks, nextDueAt } = row
  return {
    id,
    name: caseName(number),
    title: summary,
    note: noteOf(row),
    state,
    waitingOn,
    outcome,
    assignee,
    touchedAt,
    ...(asks && { asks: asksWords[asks] }),
    ...(state !== 'resolved' && { due: nextDueAt }),
  }
}

function noteOf({
  referrerName,
  referrerEmail,
  newUsers,
  kind,
  cause,
  stakeAmount,
  stakeCurrency,
  source,
}: CaseRow) {
  const who = referrerName ?? referrerEmail
  return [
    ...(who === null ? [] : [who]),
    counted(newUsers, 'new user'),
    kindNames[kind],
    cause,
    ...(stakeAmount === null || stakeCurrency === null
      ? []
      : [formatMoney({ amount: stakeAmount, currency: stakeCurrency })]),
    ...(source === null ? [] : [`from ${source}`]),
  ].join(' · ')
}
