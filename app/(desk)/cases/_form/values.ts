import { readPaidAmount } from '#lib/attribution/read-paid-amount.ts'
import type { CasePage } from '#lib/cases/get-case.ts'
import { decimalAmount, isCurrency } from '#lib/currency.ts'
import { parseNewUsers } from '#lib/cases/parse-new-users.ts'

/** What stands in the form of a case, as it was typed. */
export interface Values {
  kind: string
  causeId: string
  summary: string
  story: string
  referrerName: string
  referrerEmail: string
  referrerId: string
  referral: string
  happenedOn: string
  amount: string
  currency: string
  sourceLink: string
  /** One a line. */
  newUsers: string
}

export const empty: Values = {
  kind: 'dispute',
  causeId: '',
  summary: '',
  story: '',
  referrerName: '',
  referrerEmail: '',
  referrerId: '',
  referral: '',
  happenedOn: '',
  amount: '',
  currency: 'EUR',
  sourceLink: '',
  newUsers: '',
}

export const valuesOf = (row: CasePage['row']): Values => ({
  kind: row.kind,
  causeId: row.causeId,
  summary: row.summary,
  story: row.story,
  referrerName: row.referrerName ?? '',
  referrerEmail: row.referrerEmail ?? '',
  referrerId: row.referrerId ?? '',
  referral: row.referralGiven ?? '',
  happenedOn: row.happenedOn ?? '',
  amount:
    row.stakeAmount === null || row.stakeCurrency === null
      ? ''
      : decimalAmount(row.stakeAmount, row.stakeCurrency),
  currency: (row.stakeCurrency ?? 'EUR').toUpperCase(),
  sourceLink: row.sourceLink ?? '',
  newUsers: '',
})

export type Stake = { amount: number; currency: string } | null

/** The money at stake, with either separator; a sentence where it cannot be read, or could be read as two amounts. */
export function stakeOf({ amount, currency }: Pick<Values, 'amount' | 'currency'>): Stake | string {
  const text = amount.trim()
  if (text === '') return null
  const code = currency.trim().toLowerCase()
  if (!isCurrency(code)) return 'This is no currency that money is counted in. Write it as EUR.'
  if (/^0+([.,]0+)?$/.test(text)) return { amount: 0, currency: code }
  return !/[1-9]/.test(text) || /[-−–(]/.test(text)
    ? 'Write the amount as 120.00.'
    : readPaidAmount(text, code)
}

/** What is sent but for the money, which may not be readable. */
export function sentOf({ amount: _amount, currency: _currency, newUsers, ...typed }: Values) {
  return { ...typed, kind: typed.kind as 'dispute', newUsers: parseNewUsers(newUsers) }
}
