import { isCurrency } from '#lib/currency.ts'
import { type GivenPayment, type Interval, intervals } from '#lib/providers/wanted.ts'
import { type PaymentCells, type PaymentColumn, paymentColumns } from './payment-columns.ts'
import { type MomentReader, readMoment } from './read-moment.ts'
import { readPaidAmount } from './read-paid-amount.ts'

/** A sentence for each cell that is not right. */
export type Problems = Partial<Record<PaymentColumn, string>>

/** One row of a list of payments: the payment, or what is wrong with which cell. Neither where nothing stands in it. */
export interface ReadRow {
  cells: PaymentCells
  problems: Problems
  payment: GivenPayment | null
}

const longest = 255

export function readPayment(cells: PaymentCells, reader: MomentReader): ReadRow {
  if (isBlank(cells)) return { cells, problems: {}, payment: null }
  const problems: Problems = {}
  for (const name of paymentColumns) {
    const unfit = unfitFor(cells[name])
    if (unfit !== undefined) problems[name] = unfit
  }
  const take = <T>(name: PaymentColumn, value: T | string): T | null => {
    if (typeof value !== 'string') return value
    problems[name] ??= value
    return null
  }
  const currency = take('currency', readCurrency(cells.currency))
  const paid = take('amount', readPaidAmount(cells.amount, currency?.code ?? cells.currency.toLowerCase()))
  const moment = take('paid_at', readMoment(cells.paid_at, reader))
  const interval = take('interval', readInterval(cells.interval))
  if (cells.invoice === '') problems.invoice = 'Which invoice was paid? Enter its id or number.'
  if (paid && currency?.code === '' && !isCurrency(paid.currency))
    problems.amount ??= unknownCurrency(paid.currency)
  if (!paid || !moment || !interval || Object.keys(problems).length > 0)
    return { cells, problems, payment: null }
  return {
    cells,
    problems,
    payment: {
      invoiceId: cells.invoice,
      paidAt: moment.at,
      ...paid,
      interval: interval.interval,
      productKey: cells.product || null,
      subscriptionId: cells.subscription || null,
    },
  }
}

export const isBlank = (cells: PaymentCells) => paymentColumns.every((name) => cells[name] === '')

function unfitFor(cell: string): string | undefined {
  const first = /^[=@+]/.exec(cell)?.[0]
  if (first !== undefined) return `This begins with ${first}, as a formula does. Enter the value itself.`
  if (cell.length > longest) return `This has ${cell.length} characters; at most ${longest} are taken.`
  return /\p{Cc}|\uFFFD/u.test(cell) || !cell.isWellFormed()
    ? 'There is a character in it that cannot be read. Type it again.'
    : undefined
}

function readCurrency(text: string): { code: string } | string {
  const code = text.toLowerCase()
  if (code === '' || isCurrency(code)) return { code }
  return /^[a-z]{3}$/.test(code) ? unknownCurrency(code) : 'A currency has three letters, such as EUR.'
}

const unknownCurrency = (code: string) =>
  `There is no currency ${code.toUpperCase()}. Enter its three letters, such as EUR.`

const otherWords: Record<string, Interval> = {
  once: 'one-time',
  week: 'weekly',
  month: 'monthly',
  quarter: 'quarterly',
  'half-yearly': 'semi-annual',
  'semi-annually': 'semi-annual',
  year: 'yearly',
  annual: 'yearly',
  annually: 'yearly',
}

/** Cello's words, and the ones that billing programs write for them. */
function readInterval(text: string): { interval: Interval | null } | string {
  const word = text.toLowerCase().replaceAll(/[\s_]+/g, '-')
  if (word === '') return { interval: null }
  const interval = intervals.find((one) => one === word) ?? otherWords[word]
  return interval ? { interval } : `An interval is one of: ${intervals.join(', ')}.`
}
