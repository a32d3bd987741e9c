import { expect, test } from 'vitest'
import { context, openCello, tokensOf, wanted } from '../support/cello-provider.ts'
import { openStripe } from '../support/sandbox-stripe.ts'
import { connectTo } from '../support/stripe-provider.ts'

const day = 24 * 3600_000

async function openBoth(key?: string) {
  const shop = await openStripe()
  const { id: customer } = shop.seed.customer({ email: 'pay@northwind.example', name: 'Northwind GmbH' })
  const { id: subscription } = shop.seed.subscription({
    customer,
    amount: 4900,
    currency: 'eur',
    quantity: 2,
  })
  const invoice = { customer, subscription, amount: 4900, currency: 'eur' }
  shop.seed.invoice({ ...invoice, id: 'in_1', paidAt: Date.now() - 9 * day })
  shop.seed.invoice({ ...invoice, id: 'in_2', paidAt: Date.now() - 40 * day })
  shop.seed.invoice({ ...invoice, id: 'in_3', paidAt: Date.now() - 2 * day, refunded: 900 })
  const stripe = connectTo(shop, key === undefined ? {} : { key })
  const opened = await openCello({ findBilling: (path) => (path === 'stripe' ? stripe : undefined) })
  const { payments: _, ...asked } = wanted({ customerId: customer, billing: 'stripe' })
  const planOf = async (changed = asked) =>
    opened.cello.plan(await opened.cello.look(changed), changed, context())
  return { ...opened, shop, customer, asked, planOf }
}

test('payments are read from the billing provider, with their terms, refunds and too old ones', async () => {
  const { customer, planOf } = await openBoth()
  const plan = await planOf()
  expect(plan.customer).toEqual({ id: customer, email: 'pay@northwind.example', name: 'Northwind GmbH' })
  expect(plan.steps.map((step) => ('invoice' in step ? step.invoice.id : step.kind))).toEqual([
    'signup',
    'in_1',
    'in_3',
  ])
  expect(plan.steps[1]).toMatchObject({
    body: {
      payload: { price: 4900, currency: 'EUR' },
      context: { subscription: { interval: 'monthly', productKey: 'Team', seatsUsed: 2, invoiceId: 'in_1' } },
    },
  })
  expect(plan.notResent).toMatchObject([{ invoice: { id: 'in_2' }, reason: 'too old' }])
  expect(plan.findings.map(({ reason }) => reason)).toEqual(['too old', 'refunded in part'])
})

test('a customer that the billing provider does not know is said', async () => {
  const { asked, planOf } = await openBoth()
  const plan = await planOf({ ...asked, customerId: 'cus_Nobody' })
  expect(plan.findings[0]).toMatchObject({
    level: 'blocker',
    reason: 'customer unknown',
    title: 'Stripe does not know this customer.',
  })
})

test('a billing provider in live mode is not read into Cello’s sandbox', async () => {
  const { planOf } = await openBoth('sk_live_51PracticeDeskSecret')
  expect((await planOf()).findings.map(({ level, reason }) => `${level}: ${reason}`)).toContain(
    'blocker: wrong mode',
  )
})

test('a billing provider that is not connected is refused with what to do', async () => {
  const { cello, asked } = await openBoth()
  await expect(cello.look({ ...asked, billing: 'paperbooks' })).rejects.toMatchObject({
    kind: 'unavailable',
    message: expect.stringContaining('or type the payments') as string,
  })
})

test('customers are searched where payments are read, and nowhere else', async () => {
  const { cello, customer } = await openBoth()
  expect((await cello.find('pay@northwind.example', 'stripe')).map(({ id }) => id)).toEqual([customer])
  expect(await cello.find('pay@northwind.example')).toEqual([])
})

test('a look changes nothing, and reads the organisation too', async () => {
  const { cello, world } = await openCello()
  await cello.look(wanted({ organizationId: 'org_7' }))
  expect(world.calls.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
    'GET /new-users/org_7/reward',
    'GET /new-users/usr_9001/reward',
    'POST /token',
  ])
})

test('the connection is tried with a look-up, and says environment, price unit and pace', async () => {
  const { cello, world } = await openCello({ settings: { priceUnit: 'major' } })
  const checks = await cello.check()
  expect(checks.map(({ level }) => level)).toEqual(['good', 'good', 'good'])
  expect(checks.map(({ sentence }) => sentence).join(' ')).toMatch(
    /Connected to 127\.0\.0\.1, which counts as test.*49\.00 EUR is sent as 49\..*at most 10 calls a second/,
  )
  expect(tokensOf(world)).toHaveLength(1)
  const { cello: wrong } = await openCello({ settings: { base: world.address, secretAccessKey: 'wrong' } })
  expect(await wrong.check()).toMatchObject([
    {
      level: 'blocker',
      title: 'Cello does not answer.',
      sentence: expect.stringContaining('keys are made per environment') as string,
    },
  ])
})
