import { Hono } from 'hono'
import { type ChargebeeEvent, knownChargebeeCustomer, readChargebeeEvent } from './chargebee-event.ts'
import { blank, ignored, noted, refused, warned } from './feed-fields.ts'
import type { Store } from './store.ts'
import { takePayment } from './take-payment.ts'
import { takeSignup } from './take-signup.ts'

const source = 'Chargebee Webhook'

/** The events Cello asks for beside those it acts on (docs.cello.so/integrations/webhooks/chargebee-webhook). */
const alsoAsked = ['customer_deleted', 'payment_refunded', 'payment_failed']

export interface Login {
  /** The product's id. */
  user: string
  password: string
}

export function chargebeeWebhookRoutes(store: Store, login: Login, now: () => Date) {
  return new Hono().post('/products/:productId/transaction-webhook/chargebee', async (c) => {
    if (c.req.param('productId') !== login.user) return c.json({ message: 'Unknown product.' }, 404)
    const entry = { ...blank, source, at: now().toISOString() } as const
    const problem = loginProblem(c.req.header('authorization'), login)
    if (problem) {
      store.show({ ...entry, eventType: 'unverified', ...refused('credentials', problem) })
      return c.json({ message: problem }, 401)
    }
    const event = readChargebeeEvent(await c.req.text())
    if (!event) {
      store.show({ ...entry, eventType: 'unreadable', ...refused('event', 'Not a Chargebee event.') })
      return c.json({ message: 'Not a Chargebee event.' }, 400)
    }
    const taken = { ...entry, eventType: event.event_type, eventId: event.id, ...take(store, event, now()) }
    store.show(
      (event.content.card ?? null) === null
        ? taken
        : warned(taken, 'card', 'Card data was sent: switch on “Exclude card information” in Chargebee.'),
    )
    return c.json({ received: true })
  })
}

function loginProblem(header: string | undefined, { user, password }: Login): string | null {
  const given = /^Basic (.+)$/i.exec(header ?? '')?.[1]
  if (given === undefined) return 'The basic authentication is missing.'
  const matches = Buffer.from(given, 'base64').toString() === `${user}:${password}`
  return matches ? null : 'The basic authentication is not this product’s id and secret.'
}

function take(store: Store, event: ChargebeeEvent, now: Date) {
  const { customer } = event.content
  if (event.event_type === 'customer_created' || event.event_type === 'customer_changed') {
    if (!customer) return refused('event', 'The event holds no customer.')
    return takeSignup(store, store.remember(knownChargebeeCustomer(customer)), now)
  }
  if (event.event_type === 'payment_succeeded') return takeTransaction(store, event, now)
  return alsoAsked.includes(event.event_type) ? noted : ignored
}

/** The customer inside is of the time of the payment: what Cello heard since counts more. */
function takeTransaction(store: Store, { id, occurred_at, content }: ChargebeeEvent, now: Date) {
  const { customer, transaction, invoice } = content
  if (!customer || !transaction) return refused('event', 'The event holds no payment of a customer.')
  const known = store.customer(source, customer.id) ?? knownChargebeeCustomer(customer)
  const payment = {
    invoiceId: invoice?.id ?? null,
    transactionId: transaction.id,
    eventId: id,
    occurredAt: occurred_at,
    paid: transaction.amount,
    currency: transaction.currency_code.toLowerCase(),
  }
  return takePayment(store, payment, known, now)
}
