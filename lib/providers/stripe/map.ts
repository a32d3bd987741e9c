import type { Account, Candidate } from '../provider.ts'
import { formatDay, toIso } from '../seconds.ts'
import type { LookedCustomer, LookedEndpoint, LookedEvent, LookedInvoice, StripeLook } from './looked.ts'
import type { ChargeShape, CustomerShape, EndpointShape, EventShape, InvoiceShape } from './shapes.ts'

type Mode = Account['mode']

const modeOf = (livemode: boolean | null | undefined, otherwise: Mode): Mode =>
  livemode === undefined || livemode === null ? otherwise : livemode ? 'live' : 'test'

export function toCandidate({ id, deleted, email, name, created }: CustomerShape): Candidate {
  const since = created === null ? null : `created ${formatDay(created)}`
  return {
    id,
    email,
    name,
    deleted,
    createdAt: created === null ? null : toIso(created),
    note: [name, deleted ? 'deleted' : null, since].filter((part) => part !== null).join(' · '),
  }
}

export function toCustomer(customer: CustomerShape, keyMode: Mode): StripeLook['customer'] {
  if (customer.deleted) return { state: 'deleted' }
  const { id, email, name, metadata, livemode } = customer
  return {
    state: 'found',
    id,
    email,
    name,
    metadata,
    mode: modeOf(livemode, keyMode),
  } satisfies LookedCustomer
}

export function toEndpoint(endpoint: EndpointShape, keyMode: Mode): LookedEndpoint {
  return {
    state: 'found',
    id: endpoint.id,
    url: endpoint.url,
    enabled: endpoint.status === 'enabled',
    events: [...endpoint.enabled_events].sort(),
    createdAt: endpoint.created,
    mode: modeOf(endpoint.livemode, keyMode),
  }
}

export const toEvent = ({ id, created, livemode }: EventShape, keyMode: Mode): LookedEvent => ({
  id,
  createdAt: created,
  mode: modeOf(livemode, keyMode),
})

/** Null for drafts and open invoices: Stripe sends their `invoice.paid` itself once they are paid. */
export function toInvoice(invoice: InvoiceShape): LookedInvoice | null {
  const { id, number, status, created, currency } = invoice
  if (status !== 'paid' && status !== 'void' && status !== 'uncollectible') return null
  return {
    id,
    number,
    status,
    createdAt: created,
    closedAt: closedAt(invoice),
    amount: status === 'paid' ? invoice.amount_paid || invoice.amount_paid_off_stripe : invoice.total,
    currency: currency.toLowerCase(),
    refunded: 0,
    credited: invoice.post_payment_credit_notes_amount,
    outOfBand: isOutOfBand(invoice),
    events: [],
  }
}

function closedAt({ status, created, payments, status_transitions: at }: InvoiceShape): number {
  if (status === 'void') return at?.voided_at ?? at?.finalized_at ?? created
  if (status === 'uncollectible') return at?.marked_uncollectible_at ?? at?.finalized_at ?? created
  const paid = (payments?.data ?? []).map((payment) => payment.status_transitions?.paid_at ?? 0)
  return at?.paid_at ?? (Math.max(0, ...paid) || (at?.finalized_at ?? created))
}

function isOutOfBand({ paid_out_of_band, amount_paid_off_stripe, payments }: InvoiceShape): boolean {
  const recorded = (payments?.data ?? []).some(({ payment }) => payment?.type === 'payment_record')
  return paid_out_of_band === true || amount_paid_off_stripe > 0 || recorded
}

/** What went back of the invoice's payments, never more than was paid. */
export function refundedOf(invoice: InvoiceShape, charges: readonly ChargeShape[]): number {
  const payments = (invoice.payments?.data ?? []).map(({ payment }) => payment)
  const intents = new Set([
    invoice.payment_intent,
    ...payments.map((payment) => payment?.payment_intent ?? null),
  ])
  const paidBy = new Set([invoice.charge, ...payments.map((payment) => payment?.charge ?? null)])
  const refunded = charges
    .filter(
      (charge) =>
        charge.invoice === invoice.id ||
        paidBy.has(charge.id) ||
        (charge.payment_intent !== null && intents.has(charge.payment_intent)),
    )
    .reduce((sum, charge) => sum + charge.amount_refunded, 0)
  return Math.min(refunded, invoice.amount_paid)
}
