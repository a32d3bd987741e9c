import { expect, test } from 'vitest'
import { chargebeeCelloEndpoint } from '#sandbox/story/chargebee-endpoint.ts'
import { chargebeeStoryCustomers, tellChargebeeStory } from '#sandbox/story/chargebee-story.ts'
import { openChargebee, refusal, sdk } from '../support/sandbox-chargebee.ts'

const MONTH = 30 * 24 * 60 * 60 * 1000
const cello = { url: 'http://127.0.0.1:9/hook', user: 'product', password: 'secret' }

async function told(
  state: Omit<Parameters<typeof tellChargebeeStory>[0], 'chargebee' | 'cello' | 'now'> = {},
) {
  const world = await openChargebee()
  const now = Date.now()
  tellChargebeeStory({ chargebee: world, cello, now, ...state })
  return { world, now, chargebee: sdk(world) }
}

test('Every customer of the story is in Chargebee as the story says.', async () => {
  const { chargebee } = await told()
  for (const { customerId, email, deleted, carries } of chargebeeStoryCustomers) {
    if (deleted) {
      expect(await refusal(chargebee.customer.retrieve(customerId))).toMatchObject({ http_status_code: 404 })
      continue
    }
    const { customer } = await chargebee.customer.retrieve(customerId)
    expect(customer).toMatchObject({ email, ...(carries && { meta_data: carries }) })
    expect(customer['cf_cello_ucc']).toBe(carries?.cello_ucc)
  }
  const { list } = await chargebee.customer.list({ email: { is: 'team@ferry.example' } })
  expect(list).toHaveLength(2)
})

test('Every payment of the last 30 days has its event, but for the one that is gone.', async () => {
  const { chargebee } = await told()
  const young = chargebeeStoryCustomers
    .flatMap(({ payments }) => payments)
    .filter(({ paidAgo, failed }) => paidAgo < MONTH && !failed)
  const gone = young.filter(({ eventGone }) => eventGone)
  expect(gone).toHaveLength(1)
  for (const { number, eventGone } of young) {
    const call = chargebee.event.retrieve(`ev_${number.replaceAll('-', '')}`)
    if (eventGone) expect(await refusal(call)).toMatchObject({ http_status_code: 404 })
    else expect((await call).event.content.invoice).toMatchObject({ id: number })
  }
})

test('The story has a card in an event, a payment without one, and money without two decimals.', async () => {
  const { chargebee } = await told()
  expect((await chargebee.event.retrieve('ev_CBRE1')).event.content.card).toMatchObject({ last4: '4242' })
  expect((await chargebee.event.retrieve('ev_CBSH1')).event.content).not.toHaveProperty('card')
  expect((await chargebee.invoice.retrieve('CB-HI-1')).invoice).toMatchObject({
    total: 4800,
    currency_code: 'JPY',
  })
  expect((await chargebee.invoice.retrieve('CB-OA-1')).invoice).toMatchObject({
    total: 12340,
    currency_code: 'KWD',
  })
})

test('The Cello endpoint can be ready, disabled, not subscribed or absent.', async () => {
  const ask = async (endpoint: 'ready' | 'disabled' | 'not subscribed' | 'absent') => {
    const { chargebee } = await told({ endpoint })
    return chargebee.webhookEndpoint.retrieve(chargebeeCelloEndpoint.id)
  }
  expect((await ask('ready')).webhook_endpoint).toMatchObject({ disabled: false, send_card_resource: false })
  expect((await ask('disabled')).webhook_endpoint).toMatchObject({ disabled: true })
  expect((await ask('not subscribed')).webhook_endpoint.enabled_events).not.toContain('payment_succeeded')
  expect(await refusal(ask('absent'))).toMatchObject({ http_status_code: 404 })
})

test('The custom fields can be there, be missing, or one of them.', async () => {
  for (const [fields, refused] of [
    ['ready', null],
    ['one missing', 'cf_new_user_id'],
    ['missing', 'cf_cello_ucc'],
  ] as const) {
    const { chargebee } = await told({ fields })
    const call = chargebee.customer.update('cb_Al1Dr3kFgH', { cf_cello_ucc: 'x', cf_new_user_id: 'u' })
    if (refused === null) expect((await call).customer).toMatchObject({ cf_new_user_id: 'u' })
    else expect(await refusal(call)).toMatchObject({ param: refused })
  }
})
