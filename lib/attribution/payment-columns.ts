/** The columns of a list of payments, in the order of the template. */
export const paymentColumns = [
  'invoice',
  'paid_at',
  'amount',
  'currency',
  'interval',
  'product',
  'subscription',
] as const
export type PaymentColumn = (typeof paymentColumns)[number]

/** One payment as it was typed. */
export type PaymentCells = Record<PaymentColumn, string>

export const noCells: PaymentCells = {
  invoice: '',
  paid_at: '',
  amount: '',
  currency: '',
  interval: '',
  product: '',
  subscription: '',
}

/** Without these a list says nothing. The currency may stand beside the amount. */
export const neededColumns = ['invoice', 'paid_at', 'amount'] as const satisfies PaymentColumn[]

export const columnWords: Record<PaymentColumn, string> = {
  invoice: 'Invoice',
  paid_at: 'Paid at',
  amount: 'Amount',
  currency: 'Currency',
  interval: 'Interval',
  product: 'Product',
  subscription: 'Subscription',
}

/** A request takes so many; a list that is looked through may be longer. */
export const mostPayments = 1000
export const mostRows = 10_000

/** The list as text: the cells in the columns' order, as `parsePayments` reads them. No rows are the empty text. */
export const writePayments = (rows: readonly PaymentCells[]) =>
  rows.length === 0
    ? ''
    : [
        paymentColumns.join(','),
        ...rows.map((cells) => paymentColumns.map((name) => quoted(cells[name])).join(',')),
      ].join('\n')

const quoted = (cell: string) => (/[",;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** What is downloaded to be filled in: only the head, so that no example is ever taken for a payment. The mark tells Excel that it is UTF-8. */
export const template = `\uFEFF${paymentColumns.join(',')}\r\n`
