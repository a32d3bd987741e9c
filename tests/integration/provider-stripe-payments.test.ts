import { expect, onTestFinished, test } from 'vitest'
import type { Settings } from '#lib/providers/stripe/client.ts'
import { openStripe } from '../support/sandbox-stripe.ts'
import { connectTo } from '../support/stripe-provider.ts'

const day = 24 * 3600_000

async function openShop(settings: Partial<Settings> = {}) {
  const world = await openStripe()
  const now = Date.now()
  const { id: customer } = world.seed.customer({ email: 'pay@northwind.example', name: 'Northwind' })
  const { id: subscription } = world.seed.subscription({
    customer,
    amount: 4900,
    currency: 'eur',
    interval: 'month',
    intervalCount: 3,
    product: { id: 'prod_Pro', name: 'Pro plan' },
    quantity: 4,
    createdAt: now - 200 * day,
  })
  const shared = { customer, amount: 4900, currency: 'eur' }
  world.seed.invoice({ ...shared, id: 'in_old', subscription, paidAt: now - 100 * day })
  world.seed.invoice({ ...shared, id: 'in_young', subscription, paidAt: now - 10 * day, refunded: 900 })
  world.seed.invoice({ ...shared, id: 'in_back', paidAt: now - 5 * day, refunded: 4900 })
  world.seed.invoice({ ...shared, id: 'in_once', paidAt: now - 4 * day, event: false })
  world.seed.invoice({ ...shared, id: 'in_void', status: 'void' })
  world.seed.invoice({ ...shared, id: 'in_draft', status: 'draft' })
  onTestFinished(() => {
    world.clearFaults()
  })
  const stripe = connectTo(world, settings)
  const read = async () => {
    const payments = (await stripe.readPayments?.(customer)) ?? []
    return new Map(payments.map((payment) => [payment.invoice.id, payment]))
  }
  return { world, stripe, customer, subscription, read }
}

test('past payments are read with what they were for, without a look at events', async () => {
  const { world, read, subscription } = await openShop()
  const payments = await read()
  expect([...payments.keys()].sort()).toEqual(['in_back', 'in_old', 'in_once', 'in_void', 'in_young'])
  expect(payments.get('in_young')).toMatchObject({
    obstacle: null,
    invoice: { amount: 4900, currency: 'eur', refunded: 900 },
    subscription: { id: subscription, interval: 'quarterly', productKey: 'Pro plan', seats: 4 },
    findings: [],
  })
  expect(payments.get('in_back')?.obstacle).toEqual({
    reason: 'refunded',
    sentence: 'Refunded in whole: 49.00 EUR.',
  })
  expect(payments.get('in_void')?.obstacle?.reason).toBe('voided')
  expect(payments.get('in_once')).toMatchObject({
    obstacle: null,
    subscription: { id: null, interval: 'one-time', productKey: null },
  })
  expect(payments.get('in_old')?.obstacle).toBeNull()
  expect(world.calls.map(({ route }) => route).sort()).toEqual([
    'GET /v1/charges',
    'GET /v1/invoices',
    'GET /v1/prices/:id',
    'GET /v1/products/:id',
  ])
})

test('an unknown customer, or what is no customer at all, has no payments', async () => {
  const { world, stripe } = await openShop()
  expect(await stripe.readPayments?.('cus_Nobody')).toEqual([])
  expect(await stripe.readPayments?.('../account')).toEqual([])
  expect(world.calls.filter(({ path }) => path !== '/v1/invoices')).toEqual([])
})

test('a restricted key that may not read prices, products or refunds says so, and the rest is read', async () => {
  const { world, customer } = await openShop()
  const key = world.keys.restricted(['rak_invoice_read'])
  const payments = (await connectTo(world, { key }).readPayments?.(customer)) ?? []
  const young = payments.find(({ invoice }) => invoice.id === 'in_young')
  expect(young?.subscription).toMatchObject({ interval: null, productKey: null, seats: 4 })
  const said = young?.findings
    ?.map(({ level, title, sentence }) => `${level}: ${title} ${sentence}`)
    .join(' ')
  expect(said).toMatch(/warning: Refunds could not be read.*charge_read/)
  expect(said).toMatch(/warning: The Stripe key may not read prices.*plan_read/)
  const withPrices = world.keys.restricted(['rak_invoice_read', 'rak_plan_read', 'rak_charge_read'])
  const more = (await connectTo(world, { key: withPrices }).readPayments?.(customer)) ?? []
  const known = more.find(({ invoice }) => invoice.id === 'in_young')
  expect(known?.subscription).toMatchObject({ interval: 'quarterly', productKey: null })
  expect(known?.findings?.map(({ title }) => title)).toEqual(['The Stripe key may not read products.'])
})

test('a key that may not read invoices is told the permission', async () => {
  const { world, customer } = await openShop()
  const key = world.keys.restricted(['rak_customer_read'])
  await expect(connectTo(world, { key }).readPayments?.(customer)).rejects.toMatchObject({
    kind: 'unavailable',
    message: expect.stringContaining('invoice_read') as string,
  })
})
