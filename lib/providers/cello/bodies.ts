import { currencyDigits, decimalAmount } from '#lib/currency.ts'
import type { Invoice, Money } from '../step.ts'
import type { Interval, Wanted } from '../wanted.ts'
import type { PriceUnit } from './client.ts'

export interface Person {
  email: string
  name: string | null
}

export interface Subscription {
  id: string | null
  interval: Interval
  productKey: string
  seats: number | null
}

type Body = Record<string, unknown>

/** `new-signup`, with the price and currency that Cello's own example has for it. `at` is ISO 8601 in UTC. */
export const signupBody = (wanted: Wanted, person: Person, at: string): Body => ({
  eventName: 'ReferralUpdated',
  payload: { ucc: wanted.referralCode, newUserId: referredId(wanted), price: 0, currency: '' },
  context: { newUser: newUser(wanted, person), event: { trigger: 'new-signup', timestamp: at } },
})

export interface Paid {
  invoice: Invoice
  paidAt: string
  subscription: Subscription
  priceUnit: PriceUnit
}

/** `invoice-paid`, with every field that Cello's table calls required (docs.cello.so/attribution/tracking-purchase). */
export const paidBody = (wanted: Wanted, person: Person, paid: Paid): Body => ({
  eventName: 'ReferralUpdated',
  payload: {
    ucc: wanted.referralCode,
    newUserId: referredId(wanted),
    price: priceOf(paid.invoice, paid.priceUnit),
    currency: paid.invoice.currency.toUpperCase(),
  },
  context: {
    newUser: newUser(wanted, person),
    event: { trigger: 'invoice-paid', timestamp: paid.paidAt },
    subscription: withoutNull({
      id: paid.subscription.id,
      invoiceId: paid.invoice.id,
      interval: paid.subscription.interval,
      seatsUsed: paid.subscription.seats,
      productKey: paid.subscription.productKey,
    }),
  },
})

/** A number whose decimal form is the amount's, exactly: a double holds fifteen figures, and no invoice has more. */
export const priceOf = ({ amount, currency }: Money, unit: PriceUnit): number =>
  unit === 'minor' || currencyDigits(currency) === 0 ? amount : Number(decimalAmount(amount, currency))

interface Referral {
  payload: { ucc: string; newUserId: string }
  context: { newUser: { id: string } }
}

/** The code that a body is about, whose referral it tells of, and all the ids under which that may be shown. */
export function referralIn(body: Body): { referralCode: string; referred: string; ids: string[] } {
  const { payload, context } = body as unknown as Referral
  const { ucc: referralCode, newUserId: referred } = payload
  return { referralCode, referred, ids: [...new Set([context.newUser.id, referred])] }
}

/** Of a referral of an organisation this field holds the organisation's id, while `context.newUser.id` is always the person's. */
export const referredId = ({ newUserId, organizationId }: Wanted) => organizationId ?? newUserId

const newUser = ({ newUserId, organizationId }: Wanted, { email, name }: Person) =>
  withoutNull({ id: newUserId, email, name, organizationId })

const withoutNull = (fields: Record<string, string | number | null>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== ''))
