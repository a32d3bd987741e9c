import { expect, test } from 'vitest'
import { openStory } from '../support/stripe-provider.ts'

test('a customer is found by e-mail, customer id, subscription id and invoice id', async () => {
  const { stripe, world } = await openStory()
  world.seed.invoice({ id: 'in_Known', customer: 'cus_Bi1Rc6hTzP', amount: 100, currency: 'eur' })
  const found = async (text: string) => (await stripe.find(text)).map(({ id }) => id)
  expect(await found(' anna@birch.example ')).toEqual(['cus_Bi1Rc6hTzP'])
  expect(await found('ANNA@birch.example')).toEqual(['cus_Bi1Rc6hTzP'])
  expect(await found('cus_Bi1Rc6hTzP')).toEqual(['cus_Bi1Rc6hTzP'])
  expect(await found('sub_Birch01')).toEqual(['cus_Bi1Rc6hTzP'])
  expect(await found('in_Known')).toEqual(['cus_Bi1Rc6hTzP'])
  expect((await found('team@meadow.example')).sort()).toEqual(['cus_Me1Dw4aKfG', 'cus_Me2Dw5bLgH'])
})

test('an address that Stripe keeps with capitals is found however it is typed', async () => {
  const { stripe } = await openStory()
  for (const typed of ['Billing@Cobalt.example', 'billing@cobalt.example', 'BILLING@COBALT.EXAMPLE']) {
    expect((await stripe.find(typed)).map(({ id }) => id)).toEqual(['cus_Co5Bt1nXvT'])
  }
})

test('a deleted customer is shown as deleted', async () => {
  const { stripe } = await openStory()
  expect(await stripe.find('cus_Fe3Rn6cMhI')).toMatchObject([
    { id: 'cus_Fe3Rn6cMhI', deleted: true, note: 'deleted' },
  ])
})

test.each([
  '',
  'nobody',
  'nobody@nowhere.example',
  'cus_Unknown',
  'cus_Su8Mt2hRmN',
  'cus_a b',
  'cus_../../v1/account',
  "anna@birch.example' OR email:'x@y.example",
  '"@quotes\\.example',
  '<b>anna@birch.example</b>',
  "'; DROP TABLE customers; --",
  'a\u0000b@birch.example',
  'x'.repeat(10_000),
  `${'x'.repeat(10_000)}@birch.example`,
])('%j finds nothing and breaks nothing', async (text) => {
  const { stripe } = await openStory()
  expect(await stripe.find(text)).toEqual([])
})

test('a search that Stripe cannot answer says so', async () => {
  const { stripe, world } = await openStory()
  const off = world.fault({ kind: 'unauthorized' })
  await expect(stripe.find('anna@birch.example')).rejects.toThrow('Stripe refuses the key')
  off()
  world.fault({ kind: 'forbidden', permission: 'customer_read' })
  await expect(stripe.find('cus_Bi1Rc6hTzP')).rejects.toThrow('customer_read')
})

test('the links open the dashboard, in test mode under /test/', async () => {
  const { stripe, world } = await openStory()
  expect(stripe.links.customer('cus_1')).toBe('https://dashboard.stripe.com/test/customers/cus_1')
  expect(stripe.links.event('evt_1')).toBe('https://dashboard.stripe.com/test/events/evt_1')
  const live = await openStory({ settings: { key: world.keys.live } })
  expect(live.stripe.links.invoice('in_1')).toBe('https://dashboard.stripe.com/invoices/in_1')
})
