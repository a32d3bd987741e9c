import { Hono } from 'hono'
import { type ApiEvent, readApiEvent, subjectOf } from './api-event.ts'
import { bearer } from './bearer.ts'
import { blank, noted, refused, warned } from './feed-fields.ts'
import { type PriceUnit, readPrice } from './read-price.ts'
import type { Store } from './store.ts'
import { takePayment } from './take-payment.ts'
import { takeSignup } from './take-signup.ts'
import type { Tokens } from './tokens.ts'

interface Cello {
  store: Store
  tokens: Tokens
  priceUnit: PriceUnit
  now: () => Date
}

/**
 * POST /events of API v1. It answers `{ success: true }` to whatever it can read, once or again, and gives no id: what
 * became of it stands in the feed. Source: Cello's OpenAPI document and tracking-purchase.
 */
export function apiEventRoutes(cello: Cello) {
  const { store, tokens, now } = cello
  return new Hono().post('/events', bearer(tokens), async (c) => {
    const body: unknown = await c.req.json().catch(() => null)
    const read = readApiEvent(body)
    const problem = 'problem' in read ? read.problem : missing(read.event)
    const entry = { ...blank, source: 'Cello API', at: now().toISOString() } as const
    if ('problem' in read || problem) {
      const eventType = 'event' in read ? read.event.context.event.trigger : 'unreadable'
      store.show({ ...entry, eventType, ...refused('event', problem ?? '') })
      return c.json({ message: problem ?? '' }, 400)
    }
    store.show({ ...entry, eventType: read.event.context.event.trigger, ...take(cello, read.event) })
    return c.json({ success: true })
  })
}

/** What the field table calls required for a paid invoice, beside what the document requires of every event. */
function missing({ payload, context }: ApiEvent): string | null {
  if (context.event.trigger !== 'invoice-paid') return null
  const wanted = {
    'payload.price': payload.price,
    'payload.currency': payload.currency,
    'context.newUser.id': context.newUser.id,
    'context.newUser.email': context.newUser.email,
    'context.subscription.invoiceId': context.subscription.invoiceId,
    'context.subscription.interval': context.subscription.interval,
    'context.subscription.productKey': context.subscription.productKey,
  }
  const absent = Object.entries(wanted).flatMap(([name, value]) => (value === undefined ? [name] : []))
  if (absent.length > 0) return `${absent.join(', ')}: required for invoice-paid`
  return /^[A-Za-z]{3}$/.test(payload.currency ?? '') ? null : 'payload.currency: must be an ISO 4217 code'
}

function take(cello: Cello, event: ApiEvent) {
  const subject = subjectOf(event)
  const { trigger } = event.context.event
  if (trigger === 'new-signup') return takeSignup(cello.store, subject, cello.now())
  if (trigger === 'invoice-paid') return takePaid(cello, event)
  const { code: ucc, newUserId, email } = subject
  return { ucc, newUserId, email, invoiceId: event.context.subscription.invoiceId ?? null, ...noted }
}

function takePaid({ store, priceUnit, now }: Cello, event: ApiEvent) {
  const { price = 0, currency = '' } = event.payload
  const { minor, whole } = readPrice(price, currency, priceUnit)
  const payment = {
    invoiceId: event.context.subscription.invoiceId ?? null,
    transactionId: null,
    eventId: null,
    occurredAt: event.context.event.timestamp / 1000,
    paid: minor,
    currency: currency.toLowerCase(),
  }
  const taken = takePayment(store, payment, subjectOf(event), now())
  return whole ? taken : warned(taken, 'price', `${price} ${currency} in ${priceUnit} units was rounded.`)
}
