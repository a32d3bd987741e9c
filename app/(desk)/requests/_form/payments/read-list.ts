import { checkPayments, parsePayments, type ReadPayments } from '#lib/attribution/parse-payments.ts'
import { type PaymentCells, writePayments } from '#lib/attribution/payment-columns.ts'
import { isBlank } from '#lib/attribution/read-payment.ts'

interface Kept {
  payments: string
  zone: string
  read: ReadPayments | string
}

let last: Kept | undefined

/** The list as it stands in the form. Reading a long one takes a while, and every part of the form asks for it: the last is kept. */
export function readList(payments: string, zone: string): ReadPayments | string {
  if (last?.payments === payments && last.zone === zone) return last.read
  const read = parsePayments(payments, { now: new Date(), zone: zone || undefined })
  last = { payments, zone, read }
  return read
}

/** The rows as text. They are checked as they are, so that a long list is not read back from its own text. */
export function writeList(rows: readonly PaymentCells[], zone: string): string {
  const payments = rows.length < 2 && rows.every(isBlank) ? '' : writePayments(rows)
  if (payments !== '')
    last = { payments, zone, read: checkPayments(rows, { now: new Date(), zone: zone || undefined }) }
  return payments
}
