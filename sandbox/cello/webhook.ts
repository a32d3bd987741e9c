import { Hono } from 'hono'
import { signatureProblem } from './signature.ts'
import type { Store } from './store.ts'
import { readCustomer, readEvent, readInvoice, type StripeEvent } from './stripe-event.ts'
import { takeCustomer } from './take-customer.ts'
import { takeInvoice } from './take-invoice.ts'
import type { FeedEntry } from './types.ts'

/** The events Cello asks to be subscribed to (docs.cello.so/integrations/webhooks/stripe-webhook). */
const noted = [
  'charge.refunded',
  'charge.succeeded',
  'charge.updated',
  'customer.deleted',
  'customer.subscription.created',
  'customer.subscription.deleted',
  'customer.subscription.updated',
]

export function webhookRoutes(store: Store, productId: string, now: () => Date) {
  return new Hono().post('/products/:productId/transaction-webhook/stripe', async (c) => {
    if (c.req.param('productId') !== productId) return c.json({ message: 'Unknown product.' }, 404)
    const body = await c.req.text()
    const problem = signatureProblem(c.req.header('stripe-signature'), body, store.signingSecret, now())
    if (problem) {
      store.show({ ...blank, ...stamp(now()), eventType: 'unverified', ...refused('signature', problem) })
      return c.json({ message: problem }, 400)
    }
    const event = readEvent(body)
    if (!event) {
      store.show({
        ...blank,
        ...stamp(now()),
        eventType: 'unreadable',
        ...refused('event', 'Not a Stripe event.'),
      })
      return c.json({ message: 'Not a Stripe event.' }, 400)
    }
    store.show({
      ...blank,
      ...stamp(now()),
      eventType: event.type,
      eventId: event.id,
      ...take(store, event, now()),
    })
    return c.json({ received: true })
  })
}

const blank = { customerId: null, invoiceId: null, ucc: null, newUserId: null, email: null, eventId: null }

function stamp(now: Date) {
  return { source: 'Stripe Webhook', at: now.toISOString() } as const
}

function refused(field: 'signature' | 'event', message: string) {
  const fields: FeedEntry['fields'] = [{ field, status: 'Error', message }]
  return { fields, status: 'Error', outcome: 'refused', result: `Refused: ${message}` } as const
}

function take(store: Store, event: StripeEvent, now: Date) {
  if (event.type === 'customer.created' || event.type === 'customer.updated') {
    const customer = readCustomer(event)
    return customer ? takeCustomer(store, customer, now) : refused('event', 'The event holds no customer.')
  }
  if (event.type === 'invoice.paid') {
    const invoice = readInvoice(event)
    return invoice
      ? takeInvoice(store, event, invoice, now)
      : refused('event', 'The event holds no paid invoice.')
  }
  const none: Pick<FeedEntry, 'fields' | 'status'> = { fields: [], status: 'OK' }
  return noted.includes(event.type)
    ? ({ ...none, outcome: 'noted', result: 'Noted. It changes no attribution and no reward.' } as const)
    : ({ ...none, outcome: 'ignored', result: 'Ignored: Cello does not use this kind of event.' } as const)
}
