import { expect, test } from 'vitest'
import { tellChargebeeStory } from '#sandbox/story/chargebee-story.ts'
import { openChargebee, refusal, sdk } from '../support/sandbox-chargebee.ts'

async function told() {
  const world = await openChargebee()
  const cello = { url: 'http://127.0.0.1:9/hook', user: 'product', password: 'secret' }
  tellChargebeeStory({ chargebee: world, cello, now: Date.now() })
  return sdk(world)
}

test.each([
  ['cbsub_Beacon01', 1, 'month', 'team-EUR-Monthly', 1, 'Team'],
  ['cbsub_Upland01', 1, 'year', 'studio-EUR-Yearly', 1, 'Studio'],
  ['cbsub_Verge01', 3, 'month', 'team-EUR-Every-3-months', 5, 'Team'],
] as const)('%s is billed every %i %s to %s, %i times', async (id, period, unit, priceId, quantity, name) => {
  const chargebee = await told()
  const { subscription } = await chargebee.subscription.retrieve(id)
  expect(subscription).toMatchObject({ billing_period: period, billing_period_unit: unit })
  expect(subscription.subscription_items).toMatchObject([
    { item_price_id: priceId, quantity, item_type: 'plan' },
  ])
  const { item_price } = await chargebee.itemPrice.retrieve(priceId)
  expect(item_price).toMatchObject({ period, period_unit: unit, currency_code: 'EUR', external_name: name })
  const { item } = await chargebee.item.retrieve(String(item_price.item_id))
  expect(item).toMatchObject({ name, type: 'plan' })
})

test('An invoice of a subscription names it and the price in its line; another is for something once.', async () => {
  const chargebee = await told()
  const { invoice } = await chargebee.invoice.retrieve('CB-VE-2')
  expect(invoice).toMatchObject({ subscription_id: 'cbsub_Verge01', recurring: true, total: 44500 })
  expect(invoice.line_items).toMatchObject([
    {
      subscription_id: 'cbsub_Verge01',
      entity_type: 'plan_item_price',
      entity_id: 'team-EUR-Every-3-months',
      quantity: 5,
      unit_amount: 8900,
      amount: 44500,
    },
  ])
  const once = (await chargebee.invoice.retrieve('CB-ME-1')).invoice
  expect(once).not.toHaveProperty('subscription_id')
  expect(once.line_items).toMatchObject([{ entity_type: 'adhoc', amount: 12000 }])
})

test('Items and their prices are listed with filters, and what is not there is missing.', async () => {
  const chargebee = await told()
  const { list } = await chargebee.itemPrice.list({ id: { in: ['team-EUR-Monthly', 'studio-EUR-Yearly'] } })
  expect(list.map(({ item_price }) => item_price.id).sort()).toEqual([
    'studio-EUR-Yearly',
    'team-EUR-Monthly',
  ])
  expect((await chargebee.item.list({ id: { is: 'studio' } })).list).toHaveLength(1)
  expect(await refusal(chargebee.item.retrieve('none'))).toMatchObject({ http_status_code: 404 })
  expect(await refusal(chargebee.itemPrice.retrieve('none'))).toMatchObject({ http_status_code: 404 })
})

test('The event of a payment holds the subscription and the line.', async () => {
  const chargebee = await told()
  const { event } = await chargebee.event.retrieve('ev_CBUP2')
  expect(event.content).toMatchObject({
    subscription: { billing_period_unit: 'year' },
    invoice: { line_items: [{ entity_id: 'studio-EUR-Yearly' }] },
  })
})
