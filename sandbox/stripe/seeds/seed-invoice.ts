import type Stripe from 'stripe'
import type { Account } from '../account/account.ts'
import { customerOf } from '../invoices/customer-of.ts'
import { invoiceObject } from '../invoices/invoice-object.ts'
import { newId } from '../../new-id.ts'
import { remember, seconds } from './create-seeds.ts'
import { payByCharge, payOutOfBand } from './pay.ts'
import { billedBy } from './seed-subscription.ts'
import type { InvoiceSeed, Seeds } from './seeds.ts'

const HOUR = 60 * 60

export function seedInvoice(account: Account, seed: InvoiceSeed): ReturnType<Seeds['invoice']> {
  const customer = account.state.customers.get(seed.customer)
  const gone = account.state.deletedCustomers.find(({ id }) => id === seed.customer)
  const livemode = customer?.livemode ?? gone?.livemode ?? false
  const paid = seed.paidAt === undefined ? null : seconds(seed.paidAt)
  const created = seconds(seed.createdAt ?? seed.paidAt ?? account.now())
  const status = seed.status ?? (paid === null ? 'open' : 'paid')
  const finalized =
    seed.finalizedAt === undefined ? Math.min(created + HOUR, paid ?? Infinity) : seconds(seed.finalizedAt)
  const invoice = invoiceObject({
    id: seed.id ?? newId('in'),
    customer: seed.customer,
    livemode,
    amount: seed.amount,
    currency: seed.currency,
    created,
    status,
    number: seed.number ?? null,
    email: customer?.email ?? null,
    name: customer?.name ?? null,
    billed: seed.subscription === undefined ? null : billedBy(account, seed.subscription),
    trial: seed.trial ?? false,
    outOfBand: seed.outOfBand ?? false,
    finalized: status === 'draft' ? null : finalized,
    paid: status === 'paid' ? paid : null,
    closed: finalized,
  })
  account.state.invoices.add(invoice)
  const settled = status === 'paid' && invoice.total > 0
  const charge = settled && !seed.outOfBand ? payByCharge(account, invoice) : null
  if (settled && seed.outOfBand) payOutOfBand(account, invoice)
  const event = status === 'paid' ? tellPaid(account, invoice, charge, seed) : null
  if (charge && seed.refunded) refund(account, charge, seed.refunded)
  if (seed.credited) credit(account, invoice, seed.credited)
  account.changed()
  return { id: invoice.id, event, charge: charge?.id ?? null }
}

/** `invoice.payment_succeeded` is for money through Stripe only, `invoice.paid` for all. */
function tellPaid(
  account: Account,
  invoice: Stripe.Invoice,
  charge: Stripe.Charge | null,
  seed: InvoiceSeed,
) {
  const created = invoice.status_transitions.paid_at ?? invoice.created
  const shared = { object: invoice, created, deliver: seed.deliver ?? false }
  if (charge) remember(account, { ...shared, type: 'charge.succeeded', object: charge })
  if (!seed.outOfBand) remember(account, { ...shared, type: 'invoice.payment_succeeded' })
  if (seed.event === false) return null
  return remember(account, { ...shared, type: 'invoice.paid', ...(seed.event && { id: seed.event }) })
}

function refund(account: Account, charge: Stripe.Charge, amount: number) {
  const before = charge.amount_refunded
  charge.amount_refunded = amount
  charge.refunded = amount === charge.amount
  const created = Math.min(charge.created + HOUR, account.seconds())
  const previous = { amount_refunded: before, ...(charge.refunded && { refunded: false }) }
  remember(account, { type: 'charge.refunded', object: charge, previous, created, deliver: false })
}

/** Credits the customer's balance; no money goes back to a card. */
function credit(account: Account, invoice: Stripe.Invoice, amount: number) {
  invoice.post_payment_credit_notes_amount += amount
  const name = invoice.id.replace(/^in_/, '')
  const created = Math.min((invoice.status_transitions.paid_at ?? invoice.created) + HOUR, account.seconds())
  const note = account.state.creditNotes.add({
    id: `cn_${name}`,
    object: 'credit_note',
    amount,
    amount_shipping: 0,
    created,
    currency: invoice.currency,
    customer: customerOf(invoice),
    customer_account: null,
    customer_balance_transaction: `cbtxn_${name}`,
    discount_amount: 0,
    discount_amounts: [],
    effective_at: created,
    invoice: invoice.id,
    lines: { object: 'list', data: [], has_more: false, url: `/v1/credit_notes/cn_${name}/lines` },
    livemode: invoice.livemode,
    memo: null,
    metadata: {},
    number: `${invoice.number ?? name}-CN-01`,
    out_of_band_amount: null,
    pdf: '',
    post_payment_amount: amount,
    pre_payment_amount: 0,
    pretax_credit_amounts: [],
    reason: 'order_change',
    refunds: [],
    shipping_cost: null,
    status: 'issued',
    subtotal: amount,
    subtotal_excluding_tax: amount,
    total: amount,
    total_excluding_tax: amount,
    total_taxes: [],
    type: 'post_payment',
    voided_at: null,
  })
  remember(account, { type: 'credit_note.created', object: note, created, deliver: false })
}
