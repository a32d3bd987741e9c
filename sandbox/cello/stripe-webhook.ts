import { Hono } from 'hono'
import { blank, ignored, noted, refused } from './feed-fields.ts'
import { signatureProblem } from './signature.ts'
import type { Store } from './store.ts'
import {
  knownStripeCustomer,
  readCustomer,
  readEvent,
  readInvoice,
  type StripeEvent,
  type StripeInvoice,
} from './stripe-event.ts'
import { takePayment } from './take-payment.ts'
import { takeSignup } from './take-signup.ts'
import type { Subject } from './types.ts'

const source = 'Stripe Webhook'

/** The events Cello asks to be subscribed to beside those it acts on (docs.cello.so/integrations/webhooks/stripe-webhook). */
const alsoAsked = [
  'charge.refunded',
  'charge.succeeded',
  'charge.updated',
  'customer.deleted',
  'customer.subscription.created',
  'customer.subscription.deleted',
  'customer.subscription.updated',
]

export function stripeWebhookRoutes(store: Store, productId: string, now: () => Date) {
  return new Hono().post('/products/:productId/transaction-webhook/stripe', async (c) => {
    if (c.req.param('productId') !== productId) return c.json({ message: 'Unknown product.' }, 404)
    const entry = { ...blank, source, at: now().toISOString() } as const
    const body = await c.req.text()
    const problem = signatureProblem(c.req.header('stripe-signature'), body, store.signingSecret, now())
    if (problem) {
      store.show({ ...entry, eventType: 'unverified', ...refused('signature', problem) })
      return c.json({ message: problem }, 400)
    }
    const event = readEvent(body)
    if (!event) {
      store.show({ ...entry, eventType: 'unreadable', ...refused('event', 'Not a Stripe event.') })
      return c.json({ message: 'Not a Stripe event.' }, 400)
    }
    store.show({ ...entry, eventType: event.type, eventId: event.id, ...take(store, event, now()) })
    return c.json({ received: true })
  })
}

function take(store: Store, event: StripeEvent, now: Date) {
  if (event.type === 'customer.created' || event.type === 'customer.updated') {
    const customer = readCustomer(event)
    if (!customer) return refused('event', 'The event holds no customer.')
    return takeSignup(store, store.remember(knownStripeCustomer(customer)), now)
  }
  if (event.type === 'invoice.paid') {
    const invoice = readInvoice(event)
    return invoice
      ? takeInvoice(store, event, invoice, now)
      : refused('event', 'The event holds no paid invoice.')
  }
  return alsoAsked.includes(event.type) ? noted : ignored
}

/** An invoice names its customer only: what Cello knows of it, it heard before. */
function takeInvoice(store: Store, event: StripeEvent, invoice: StripeInvoice, now: Date) {
  const known = store.customer(source, invoice.customer)
  const subject: Subject = {
    source,
    customerId: invoice.customer,
    email: known?.email ?? invoice.customer_email ?? null,
    code: known?.code ?? null,
    newUserId: known?.newUserId ?? null,
    organizationId: known?.organizationId ?? null,
  }
  const payment = {
    invoiceId: invoice.id,
    transactionId: null,
    eventId: event.id,
    occurredAt: event.created,
    paid: invoice.amount_paid,
    currency: invoice.currency,
  }
  return takePayment(store, payment, subject, now)
}
