import { expect, test } from 'vitest'
import { invoiceShape } from '#lib/providers/stripe/shapes.ts'
import { intervalOf, type Price, pricesOf, termsOf } from '#lib/providers/stripe/terms.ts'

test.each([
  ['week', 1, 'weekly'],
  ['week', 2, 'bi-weekly'],
  ['month', 1, 'monthly'],
  ['month', 3, 'quarterly'],
  ['month', 6, 'semi-annual'],
  ['month', 12, 'yearly'],
  ['year', 1, 'yearly'],
  ['year', 2, 'biennial'],
  ['year', 3, 'triennial'],
  ['month', 2, null],
  ['day', 1, null],
] as const)('every %s times %i is called %s', (interval, interval_count, word) => {
  expect(intervalOf({ interval, interval_count })).toBe(word)
})

const invoice = (changes: object) =>
  invoiceShape.parse({ id: 'in_1', created: 1, currency: 'eur', status: 'paid', ...changes })

const prices = new Map<string, Price>([
  ['price_pro', { interval: 'monthly', product: 'Pro' }],
  ['price_team', { interval: 'monthly', product: 'Team' }],
  ['price_year', { interval: 'yearly', product: 'Pro' }],
  ['price_setup', { interval: 'one-time', product: 'Setup' }],
])

const line = (price: string, { quantity = 1, proration = false } = {}) => ({
  quantity,
  pricing: { price_details: { price, product: 'prod_1' } },
  parent: { subscription_item_details: { proration }, invoice_item_details: null },
})
const subscribed = (...data: object[]) =>
  invoice({ parent: { subscription_details: { subscription: 'sub_1' } }, lines: { data, has_more: false } })

test('a subscription tells its interval, product and seats', () => {
  const one = subscribed(line('price_pro', { quantity: 7 }))
  expect(pricesOf(one)).toEqual(['price_pro'])
  expect(termsOf(one, prices)).toEqual({ id: 'sub_1', interval: 'monthly', productKey: 'Pro', seats: 7 })
})

test('an invoice of before API version 2025-03-31 is understood too', () => {
  const old = invoice({
    subscription: 'sub_1',
    lines: {
      data: [
        { type: 'subscription', quantity: 2, price: { id: 'price_pro', object: 'price' }, proration: false },
        { type: 'invoiceitem', quantity: 1, price: { id: 'price_setup' }, proration: false },
      ],
    },
  })
  expect(termsOf(old, prices)).toEqual({ id: 'sub_1', interval: 'monthly', productKey: 'Pro', seats: 2 })
})

test('what a change of plan bills beside it is not what was bought', () => {
  const changed = subscribed(line('price_team', { proration: true }), line('price_pro'))
  expect(termsOf(changed, prices)).toMatchObject({ interval: 'monthly', productKey: 'Pro', seats: 1 })
  const between = subscribed(line('price_team', { proration: true }), line('price_team', { proration: true }))
  expect(termsOf(between, prices)).toMatchObject({ interval: 'monthly', productKey: 'Team', seats: null })
})

test('where an invoice does not agree with itself nothing is claimed', () => {
  expect(termsOf(subscribed(line('price_pro'), line('price_team')), prices)).toMatchObject({
    interval: 'monthly',
    productKey: null,
    seats: null,
  })
  expect(termsOf(subscribed(line('price_pro'), line('price_year')), prices)).toMatchObject({
    interval: null,
    productKey: 'Pro',
  })
  expect(termsOf(subscribed(line('price_unknown')), prices)).toMatchObject({
    interval: null,
    productKey: null,
  })
  const more = { ...subscribed(line('price_pro')), lines: { data: [], has_more: true } }
  expect(termsOf(more, prices)).toMatchObject({ interval: null, productKey: null, seats: null })
})

test('without a subscription it was paid once', () => {
  const once = invoice({ lines: { data: [{ quantity: 1, pricing: null }], has_more: false } })
  expect(termsOf(once, prices)).toEqual({ id: null, interval: 'one-time', productKey: null, seats: 1 })
})
