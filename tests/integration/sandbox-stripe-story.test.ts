import { expect, test } from 'vitest'
import { celloEndpoint, storyCustomers, tellStory, type EndpointState } from '#sandbox/story.ts'
import { openStripe, refusal, sdk } from '../support/sandbox-stripe.ts'

const HOUR = 60 * 60

async function told(endpoint: EndpointState = 'ready') {
  const now = Date.now()
  const world = await openStripe()
  tellStory({ stripe: world, celloUrl: 'http://127.0.0.1:9/hook', now, endpoint })
  return { stripe: sdk(world), world, now: Math.floor(now / 1000) }
}

test('Every customer of the story is in Stripe as the story says.', async () => {
  const { stripe } = await told()
  for (const { customerId, email, deleted, live, metadata = {} } of storyCustomers) {
    if (live)
      expect(await refusal(stripe.customers.retrieve(customerId))).toMatchObject({ code: 'resource_missing' })
    else if (deleted) expect(await stripe.customers.retrieve(customerId)).toMatchObject({ deleted: true })
    else expect(await stripe.customers.retrieve(customerId)).toMatchObject({ email, metadata })
  }
  expect((await stripe.customers.list({ email: 'team@meadow.example' })).data).toHaveLength(2)
})

test('Northwind has three invoices that are young enough, Harbor one with five hours left.', async () => {
  const { stripe, now } = await told()
  const ages = async (customer: string) => {
    const { data } = await stripe.invoices.list({ customer, status: 'paid', limit: 100 })
    return data.map((invoice) => [
      invoice.number,
      Math.round((now - (invoice.status_transitions.paid_at ?? 0)) / HOUR),
    ])
  }
  expect(await ages('cus_Q8z1Lk2vYd')).toEqual([
    ['NW-0019', 48],
    ['NW-0018', 18 * 24],
    ['NW-0017', 27 * 24 + 20],
    ['NW-0016', 57 * 24],
  ])
  const harbor = await ages('cus_Hb4Tn9wRxE')
  expect(harbor.filter(([, age]) => Number(age) < 720)).toHaveLength(4)
  expect(harbor.find(([number]) => number === 'HB-0102')).toEqual(['HB-0102', 30 * 24 - 5])
})

test('Every paid invoice of the last 30 days has its event, but for the one that is gone.', async () => {
  const { stripe } = await told()
  const young = storyCustomers
    .filter(({ live }) => !live)
    .flatMap(({ invoices }) => invoices)
    .filter(({ paidAgo }) => paidAgo !== null && paidAgo < 30 * 24 * HOUR * 1000)
  const numbers: string[] = []
  for await (const event of stripe.events.list({ type: 'invoice.paid', limit: 100 })) {
    if (event.type === 'invoice.paid') numbers.push(String(event.data.object.number))
  }
  expect(numbers.sort()).toEqual(
    young
      .filter(({ eventGone }) => !eventGone)
      .map(({ number }) => number)
      .sort(),
  )
  expect(young.filter(({ eventGone }) => eventGone)).toHaveLength(1)
})

test.each<[EndpointState, object]>([
  ['ready', { status: 'enabled', livemode: false }],
  ['disabled', { status: 'disabled' }],
  ['not subscribed', { enabled_events: expect.not.arrayContaining(['invoice.paid']) as string[] }],
])('The Cello endpoint can be %s.', async (state, expected) => {
  const { stripe } = await told(state)
  expect(await stripe.webhookEndpoints.retrieve(celloEndpoint.id)).toMatchObject(expected)
})

test('The Cello endpoint can be absent, young or of the other mode.', async () => {
  for (const state of ['absent', 'live mode'] as const) {
    const { stripe } = await told(state)
    expect(await refusal(stripe.webhookEndpoints.retrieve(celloEndpoint.id))).toMatchObject({
      statusCode: 404,
    })
  }
  const { stripe, world, now } = await told('younger than the events')
  expect((await stripe.webhookEndpoints.retrieve(celloEndpoint.id)).created).toBe(now)
  const [event] = (await stripe.events.list({ type: 'invoice.paid', limit: 1 })).data
  const target = { webhook_endpoint: celloEndpoint.id }
  await stripe.rawRequest('POST', `/v1/events/${String(event?.id)}/retry`, target)
  expect(world.calls.at(-1)).toMatchObject({ status: 200, effect: false })
})
