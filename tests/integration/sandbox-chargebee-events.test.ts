import { expect, test } from 'vitest'
import { openChargebee, refusal, sdk } from '../support/sandbox-chargebee.ts'

const DAY = 24 * 60 * 60 * 1000

async function withPayment(options: Parameters<typeof openChargebee>[0] = {}) {
  const now = Date.now()
  const world = await openChargebee({ now: () => now, ...options })
  const { id } = world.seed.customer({ email: 'a@alder.example', createdAt: now - 90 * DAY })
  const { id: subscription } = world.seed.subscription({ customer: id, amount: 4900, currency: 'EUR' })
  const paid = world.seed.payment({
    customer: id,
    subscription,
    amount: 4900,
    currency: 'EUR',
    paidAt: now - 10 * DAY,
    refunded: 900,
  })
  return { world, id, subscription, paid, now: Math.floor(now / 1000), chargebee: sdk(world) }
}

test('payment_succeeded holds transaction, invoice, customer, subscription and the masked card.', async () => {
  const { id, subscription, paid, now, chargebee } = await withPayment()
  const { event } = await chargebee.event.retrieve(String(paid.event))
  expect(event).toMatchObject({
    id: paid.event,
    event_type: 'payment_succeeded',
    occurred_at: now - 10 * 86_400,
    api_version: 'v2',
    source: 'scheduled_job',
    content: {
      transaction: { id: paid.transaction, amount: 4900, masked_card_number: '************4242' },
      invoice: { id: paid.invoice, status: 'paid', issued_credit_notes: [] },
      customer: { id },
      subscription: { id: subscription },
      card: { iin: '424242', last4: '4242', masked_number: '************4242' },
    },
  })
})

test('payment_refunded holds the refund and its credit note.', async () => {
  const { paid, chargebee } = await withPayment()
  const { list } = await chargebee.event.list({ event_type: { in: ['payment_refunded'] } })
  expect(list.map(({ event }) => event.content)).toMatchObject([
    {
      transaction: { id: paid.refund, type: 'refund', refunded_txn_id: paid.transaction },
      credit_note: { total: 900, reference_invoice_id: paid.invoice },
    },
  ])
})

test('What happened later does not change what an event tells.', async () => {
  const { id, paid, chargebee } = await withPayment()
  await chargebee.customer.update(id, { company: 'Later' })
  const { event } = await chargebee.event.retrieve(String(paid.event))
  expect(event.content.customer).not.toHaveProperty('company')
})

test('Events are found by kind and time, not by customer.', async () => {
  const { id, paid, now, chargebee } = await withPayment()
  const ids = async (input: object) => (await chargebee.event.list(input)).list.map(({ event }) => event.id)
  const at = now - 10 * 86_400
  expect(await ids({ event_type: { is: 'payment_succeeded' } })).toEqual([paid.event])
  expect(await ids({ occurred_at: { between: [at, at + 1] } })).toEqual([paid.event])
  expect(await ids({ occurred_at: { on: at }, event_type: { in: ['payment_succeeded'] } })).toEqual([
    paid.event,
  ])
  expect(await ids({ occurred_at: { before: at }, event_type: { is: 'payment_succeeded' } })).toEqual([])
  expect(await ids({ occurred_at: { after: at - 1 }, 'sort_by[asc]': 'occurred_at' })).toHaveLength(2)
  const byCustomer = { customer_id: { is: id } }
  expect(await refusal(ids(byCustomer))).toMatchObject({ http_status_code: 400, param: 'customer_id' })
})

test('A status alone looks six days back; with a time it looks further.', async () => {
  const { now, chargebee } = await withPayment()
  const count = async (input: object) => (await chargebee.event.list(input)).list.length
  expect(await count({ webhook_status: { is: 'not_configured' } })).toBe(0)
  const occurred_at = { after: now - 20 * 86_400 }
  expect(await count({ webhook_status: { is: 'not_configured' }, occurred_at })).toBe(2)
})

test('An event is missing once the site has forgotten it, where it forgets.', async () => {
  const { world, paid } = await withPayment()
  const forgetful = await openChargebee({ habits: { eventDays: 9 }, snapshot: world.snapshot() })
  expect(await refusal(sdk(forgetful).event.retrieve(String(paid.event)))).toMatchObject({
    http_status_code: 404,
  })
})

test('No call sends an event again.', async () => {
  const { world, paid } = await withPayment()
  const headers = { authorization: `Basic ${btoa(`${world.keys.full}:`)}` }
  for (const verb of ['retry', 'resend']) {
    const url = `${world.address}/api/v2/events/${String(paid.event)}/${verb}`
    expect((await fetch(url, { method: 'POST', headers })).status).toBe(404)
  }
  expect(world.calls.map(({ route, effect }) => ({ route, effect }))).toEqual(
    Array.from({ length: 2 }, () => ({ route: null, effect: false })),
  )
})
