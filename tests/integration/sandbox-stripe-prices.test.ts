import type Stripe from 'stripe'
import { expect, test } from 'vitest'
import { tellStory } from '#sandbox/story.ts'
import { openStripe, refusal, sdk } from '../support/sandbox-stripe.ts'

async function told() {
  const world = await openStripe()
  tellStory({ stripe: world, celloUrl: 'http://127.0.0.1:9/hook', now: Date.now() })
  return { world, stripe: sdk(world) }
}

test.each([
  ['sub_Northwind01', 'month', 1, 1, 12000, 'Team'],
  ['sub_Yarrow01', 'year', 1, 1, 118800, 'Studio'],
  ['sub_Thicket01', 'month', 3, 5, 8900, 'Team'],
  ['sub_Bracken01', 'month', 2, 1, 19800, 'Studio'],
])('%s is billed every %s × %i, for %i × %i, with the name of its product', async (id, ...expected) => {
  const { stripe } = await told()
  const [interval, interval_count, quantity, unit_amount, name] = expected
  const subscription = await stripe.subscriptions.retrieve(id)
  const [item] = subscription.items.data
  expect(item).toMatchObject({ quantity, price: { unit_amount, recurring: { interval, interval_count } } })
  const product = await stripe.products.retrieve(item?.price.product as string)
  expect(product).toMatchObject({ object: 'product', name, livemode: false })
  const expanded = await stripe.subscriptions.retrieve(id, { expand: ['items.data.price.product'] })
  expect(expanded.items.data[0]?.price.product).toEqual(JSON.parse(JSON.stringify(product)))
})

test('The period of a subscription is as long as its price says.', async () => {
  const { stripe } = await told()
  const days = async (id: string) => {
    const [item] = (await stripe.subscriptions.retrieve(id)).items.data
    return ((item?.current_period_end ?? 0) - (item?.current_period_start ?? 0)) / 86_400
  }
  expect([await days('sub_Northwind01'), await days('sub_Yarrow01'), await days('sub_Thicket01')]).toEqual([
    30, 365, 90,
  ])
})

test('An invoice names its subscription, and its line the price and the product.', async () => {
  const { stripe } = await told()
  const invoice = await stripe.invoices.retrieve('in_1PracticeTH0002')
  expect(invoice.parent?.subscription_details?.subscription).toBe('sub_Thicket01')
  const [line] = invoice.lines.data
  expect(line).toMatchObject({
    amount: 44500,
    quantity: 5,
    description: '5 × Team',
    pricing: { type: 'price_details', price_details: { price: 'price_Thicket01', product: 'prod_TeamPlan' } },
    parent: { subscription_item_details: { subscription: 'sub_Thicket01' } },
  })
  const price = await stripe.prices.retrieve(line?.pricing?.price_details?.price as string)
  expect(price.recurring).toMatchObject({ interval: 'month', interval_count: 3 })
  const { data } = await stripe.invoices.list({
    subscription: 'sub_Thicket01',
    expand: ['data.parent.subscription_details.subscription'],
  })
  const known = data[0]?.parent?.subscription_details?.subscription as Stripe.Subscription
  expect(known.items.data[0]?.price.recurring?.interval_count).toBe(3)
})

test('An invoice of a single service names no price, and has no parent.', async () => {
  const { stripe } = await told()
  const invoice = await stripe.invoices.retrieve('in_1PracticeGA0001')
  expect([invoice.parent, invoice.lines.data[0]?.pricing]).toEqual([null, null])
})

test('The event of a payment holds the same line as the invoice.', async () => {
  const { stripe } = await told()
  const event = await stripe.events.retrieve('evt_1PracticeYA0002')
  expect(event.data.object).toMatchObject({
    lines: { data: [{ pricing: { price_details: { product: 'prod_StudioPlan' } } }] },
  })
})

test('Products are listed, and what is not there is missing.', async () => {
  const { world, stripe } = await told()
  const { data } = await stripe.products.list()
  expect(data.map(({ name }) => name).sort()).toEqual(['Studio', 'Team'])
  expect(await refusal(stripe.products.retrieve('prod_None'))).toMatchObject({ code: 'resource_missing' })
  expect(await refusal(stripe.prices.retrieve('price_None'))).toMatchObject({ code: 'resource_missing' })
  const live = sdk(world, world.keys.live)
  expect(await refusal(live.products.retrieve('prod_TeamPlan'))).toMatchObject({ code: 'resource_missing' })
})

test('A restricted key needs its own permissions for products and prices.', async () => {
  const { world } = await told()
  const stripe = sdk(world, world.keys.restricted(['rak_subscription_read']))
  expect((await stripe.subscriptions.retrieve('sub_Yarrow01')).id).toBe('sub_Yarrow01')
  expect((await refusal(stripe.products.retrieve('prod_StudioPlan'))).message).toContain("('product_read')")
  expect((await refusal(stripe.prices.retrieve('price_Yarrow01'))).message).toContain("('plan_read')")
})
