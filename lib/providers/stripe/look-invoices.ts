import 'server-only'
import { thirtyDays } from '../seconds.ts'
import type { Connection } from './client.ts'
import { StripeNo } from './errors.ts'
import { list } from './lists.ts'
import { lookEvents } from './look-events.ts'
import type { LookedInvoice } from './looked.ts'
import { refundedOf, toInvoice } from './map.ts'
import { unlessDenied, type Denials } from './unless-denied.ts'
import { chargeShape, invoiceShape, type InvoiceShape } from './shapes.ts'

/** An event is a little younger than its payment: what was paid just before the 30 days may still have one in them. Seconds. */
const slack = 120

/** A payment begins once its invoice is final, and a direct debit takes up to two weeks; a day for what was attached. Seconds. */
const longestPayment = 15 * 24 * 3600
const attached = 24 * 3600

export interface Known {
  shape: InvoiceShape
  invoice: LookedInvoice
}

interface Asked {
  customerId: string
  now: number
  denials: Denials
}

/** The customer's paid, voided and given-up invoices, those of the last 30 days with their events and refunds. */
export async function lookInvoices(connection: Connection, asked: Asked): Promise<LookedInvoice[]> {
  const { customerId, denials } = asked
  const read = () => readKnown(connection, customerId)
  const known = (await unlessDenied(denials, 'invoices', read)) ?? []
  const recent = recentOf(known, asked)
  if (recent.length === 0) return known.map(({ invoice }) => invoice)
  const [events, refunded] = await Promise.all([
    unlessDenied(denials, 'events', () =>
      lookEvents(
        connection,
        recent.map(({ invoice }) => invoice),
      ),
    ),
    readRefunds(connection, recent, asked),
  ])
  const inWindow = new Set(recent.map(({ invoice }) => invoice.id))
  return known.map(({ invoice }) =>
    inWindow.has(invoice.id)
      ? { ...invoice, events: events?.get(invoice.id) ?? null, refunded: refunded.get(invoice.id) ?? 0 }
      : invoice,
  )
}

export async function readKnown(connection: Connection, customerId: string): Promise<Known[]> {
  const shapes = await readInvoices(connection, customerId)
  return shapes.flatMap((shape) => {
    const invoice = toInvoice(shape)
    return invoice ? [{ shape, invoice }] : []
  })
}

export const recentOf = (known: readonly Known[], { now }: Pick<Asked, 'now'>) =>
  known.filter(({ invoice }) => invoice.status === 'paid' && invoice.closedAt >= now - thirtyDays - slack)

/** What went back of each of these invoices, by its id; nothing where the key may not read it, which is noted in `denials`. */
export async function readRefunds(
  connection: Connection,
  recent: readonly Known[],
  { customerId, now, denials }: Asked,
): Promise<Map<string, number>> {
  if (recent.length === 0) return new Map()
  const finals = recent.map(({ shape }) => shape.status_transitions?.finalized_at ?? shape.created)
  const since = Math.max(now - thirtyDays - longestPayment, Math.min(...finals) - attached)
  const read = () => readCharges(connection, customerId, since)
  const charges = (await unlessDenied(denials, 'refunds', read)) ?? []
  return new Map(recent.map(({ shape }) => [shape.id, refundedOf(shape, charges)]))
}

/** Without a filter by status or creation: voided ones are named, and a draft of long ago may have been paid yesterday. */
async function readInvoices(connection: Connection, customer: string): Promise<InvoiceShape[]> {
  const invoices = (expand: string[]) =>
    list(connection, {
      route: 'GET /v1/invoices',
      shape: invoiceShape,
      page: (stripe, cursor) =>
        stripe.invoices.list({ customer, ...cursor, ...(expand.length > 0 && { expand }) }),
    })
  try {
    return await invoices(['data.payments'])
  } catch (error) {
    // Before API version 2025-03-31 an invoice has no payments; its charge stands on it.
    if (error instanceof StripeNo && error.kind === 'parameter' && error.words.includes('expand'))
      return invoices([])
    throw error
  }
}

function readCharges(connection: Connection, customer: string, since: number) {
  return list(connection, {
    route: 'GET /v1/charges',
    shape: chargeShape,
    page: (stripe, cursor) => stripe.charges.list({ customer, created: { gte: since }, ...cursor }),
  })
}
