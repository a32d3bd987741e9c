import 'server-only'
import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import type { Actor } from '#lib/auth/actor.ts'
import { decimalAmount } from '#lib/currency.ts'
import type { DeliveryFilter } from './delivery-filter.ts'
import { type DeliveryRow, eachPage } from './find-deliveries.ts'

const columns: Record<string, (row: DeliveryRow) => string> = {
  Opened: ({ openedAt }) => openedAt.toISOString(),
  Closed: ({ closedAt }) => closedAt?.toISOString() ?? '',
  Request: ({ requestNumber }) => `R-${requestNumber}`,
  Purpose: ({ purpose }) => purpose,
  Attempt: ({ attempt }) => String(attempt),
  'Customer id': ({ customerId }) => safeText(customerId),
  'Customer e-mail': ({ customerEmail }) => safeText(customerEmail),
  Event: ({ eventId }) => safeText(eventId),
  'Invoice id': ({ invoiceId }) => safeText(invoiceId),
  'Invoice number': ({ invoiceNumber }) => safeText(invoiceNumber),
  Amount: ({ amount, currency }) => (amount === null ? '' : decimalAmount(amount, currency ?? '')),
  Currency: ({ currency }) => safeText(currency).toUpperCase(),
  'Amount in minor units': ({ amount }) => (amount === null ? '' : String(amount)),
  Endpoint: ({ endpointId }) => safeText(endpointId),
  'Requested by': ({ requester }) => safeText(requester),
  'Approved by': ({ approver }) => safeText(approver),
  Outcome: ({ outcome }) => outcome,
  'Reported by': ({ settler }) => safeText(settler),
  'What they wrote': ({ settledBecause }) => safeText(settledBecause),
  'Seen delivered': ({ deliveredAt }) => deliveredAt?.toISOString() ?? '',
  'HTTP status': ({ status }) => (status === null ? '' : String(status)),
  Answer: ({ sentence }) => safeText(sentence),
  'Provider request id': ({ providerRequestId }) => safeText(providerRequestId),
  Provider: ({ provider }) => provider,
  'Delivery id': ({ id }) => id,
}

/** The filtered history as CSV: UTF-8 with a byte order mark, moments in UTC, read and written a page at a time. */
export const streamDeliveries = (actor: Actor<'delivery:see'>, filter: DeliveryFilter) =>
  Readable.toWeb(
    Readable.from(writeDeliveries(eachPage(actor, filter)), { objectMode: false, highWaterMark: 1 }),
  ) as ReadableStream<Uint8Array>

/** A chunk a page: a chunk a row is slow on its way through the web's streams. */
export async function* writeDeliveries(
  pages: AsyncIterable<DeliveryRow[]> | Iterable<DeliveryRow[]>,
): AsyncGenerator<Uint8Array> {
  let first = true
  for await (const rows of pages) {
    yield Buffer.from(writePage(rows, first))
    first = false
  }
}

const writePage = (rows: readonly DeliveryRow[], first: boolean) =>
  stringify(
    rows.map((row) => Object.values(columns).map((cell) => cell(row))),
    {
      bom: first,
      header: first,
      columns: Object.keys(columns),
      record_delimiter: 'windows',
      quoted_match: /[;\t\r\n]/,
    },
  )

/**
 * Text that no spreadsheet takes for a formula (owasp.org/www-community/attacks/CSV_Injection): an apostrophe stands before whatever
 * could begin one, also behind a semicolon, a tab or a new line, where a spreadsheet of another country begins the next cell. An
 * apostrophe at such a place is doubled, so that taking one away there gives the text back.
 */
export function safeText(text: string | null): string {
  return (text ?? '').replaceAll(/(?<=^|[;\t\r\n])(?=[\s"]*[=+\-@＝＋－＠'])|^(?=[\t\r\n])/g, "'")
}
