import { expect, test } from 'vitest'
import { openChargebee, refusal, sdk } from '../support/sandbox-chargebee.ts'

const DAY = 24 * 60 * 60 * 1000

async function withPayments(count: number, options: Parameters<typeof openChargebee>[0] = {}) {
  const now = Date.now()
  const world = await openChargebee(options)
  world.seed.customField({ apiName: 'cf_cello_ucc', label: 'Cello ucc' })
  const { id } = world.seed.customer({ email: 'A@alder.example', fields: { cf_cello_ucc: 'x' } })
  const { id: subscription } = world.seed.subscription({ customer: id, amount: 100, currency: 'EUR' })
  for (let i = 0; i < count; i++) {
    const paidAt = now - (count - i) * DAY
    world.seed.payment({ customer: id, subscription, amount: 100 + i, currency: 'EUR', paidAt })
  }
  return { world, id, subscription, now: Math.floor(now / 1000), chargebee: sdk(world) }
}

test('Customers are found by e-mail, by id, by several ids and by a custom field.', async () => {
  const { world, id, chargebee } = await withPayments(0)
  const other = world.seed.customer({ email: 'b@alder.example' })
  const ids = async (input: Parameters<typeof chargebee.customer.list>[0]) =>
    (await chargebee.customer.list(input)).list.map(({ customer }) => customer.id)
  expect(await ids({ email: { is: 'A@alder.example' } })).toEqual([id])
  expect(await ids({ email: { is: 'a@alder.example' } })).toEqual([])
  expect(await ids({ id: { is: other.id } })).toEqual([other.id])
  expect(new Set(await ids({ id: { in: [id, other.id] } }))).toEqual(new Set([id, other.id]))
  expect(await ids({ cf_cello_ucc: { is: 'x' } })).toEqual([id])
})

test('An e-mail may be found whatever its capitals, where the site has that habit.', async () => {
  const { chargebee } = await withPayments(0, { habits: { email: 'any case' } })
  const { list } = await chargebee.customer.list({ email: { is: 'a@ALDER.example' } })
  expect(list).toHaveLength(1)
})

test('A filter that nobody knows is refused, or left out where the site has that habit.', async () => {
  const { world, chargebee } = await withPayments(1)
  world.seed.customer({ email: 'b@alder.example' })
  expect(await refusal(chargebee.customer.list({ cf_other: { is: 'x' } }))).toMatchObject({
    param: 'cf_other',
  })
  const careless = await openChargebee({
    habits: { unknownParameters: 'ignore' },
    snapshot: world.snapshot(),
  })
  expect((await sdk(careless).customer.list({ cf_other: { is: 'x' } })).list).toHaveLength(2)
})

test('Two conditions on one attribute are mangled by the SDK and refused here; between is one.', async () => {
  const { now, chargebee } = await withPayments(3)
  const mangled = chargebee.transaction.list({ date: { after: now - 9 * 86_400, before: now } })
  expect(await refusal(mangled)).toMatchObject({ http_status_code: 400 })
  const { list } = await chargebee.transaction.list({ date: { between: [now - 216_000, now] } })
  expect(list).toHaveLength(2)
})

test('Three hundred payments are listed in pages, newest first, each of them once.', async () => {
  const { world, id, chargebee } = await withPayments(300)
  const amounts: number[] = []
  let offset: string | undefined
  let pages = 0
  do {
    const page = await chargebee.transaction.list({
      customer_id: { is: id },
      type: { is: 'payment' },
      status: { is: 'success' },
      limit: 100,
      ...(offset !== undefined && { offset }),
    })
    if (pages++ === 0) world.seed.payment({ customer: id, amount: 1, currency: 'EUR', paidAt: Date.now() })
    amounts.push(...page.list.map(({ transaction }) => transaction.amount ?? 0))
    offset = page.next_offset
  } while (offset !== undefined)
  expect(pages).toBe(3)
  expect(amounts).toEqual(Array.from({ length: 300 }, (_, i) => 399 - i))
})

test('A page holds ten unless asked otherwise; more than a hundred is refused, as is a foreign offset.', async () => {
  const { chargebee } = await withPayments(12)
  const { list, next_offset } = await chargebee.invoice.list()
  expect(list).toHaveLength(10)
  expect(next_offset).toBeTypeOf('string')
  expect((await chargebee.invoice.list({ limit: 12 })).next_offset).toBeUndefined()
  expect(await refusal(chargebee.invoice.list({ limit: 101 }))).toMatchObject({ param: 'limit' })
  expect(await refusal(chargebee.invoice.list({ offset: 'x' }))).toMatchObject({ param: 'offset' })
})

test('Lists are turned round by sort_by, and only by an attribute that sorts.', async () => {
  const { chargebee } = await withPayments(3)
  const { list } = await chargebee.transaction.list({ 'sort_by[asc]': 'date' })
  expect(list.map(({ transaction }) => transaction.amount)).toEqual([100, 101, 102])
  expect(await refusal(chargebee.transaction.list({ 'sort_by[asc]': 'amount' }))).toMatchObject({
    param: 'sort_by[asc]',
  })
})

test('A refund is linked to its payment, its invoice and its credit note.', async () => {
  const { world, id, now, chargebee } = await withPayments(0)
  const paid = world.seed.payment({
    customer: id,
    amount: 12000,
    currency: 'EUR',
    paidAt: (now - 86_400) * 1000,
    invoice: 'CB-1',
    refunded: 4000,
  })
  const { transaction } = await chargebee.transaction.retrieve(paid.transaction)
  expect(transaction.linked_refunds).toMatchObject([{ txn_id: paid.refund, txn_amount: 4000 }])
  const { list } = await chargebee.transaction.list({ customer_id: { is: id }, type: { is: 'refund' } })
  expect(list).toMatchObject([
    { transaction: { id: paid.refund, amount: 4000, refunded_txn_id: paid.transaction } },
  ])
  const { invoice } = await chargebee.invoice.retrieve('CB-1')
  expect(invoice).toMatchObject({
    status: 'paid',
    linked_payments: [{ txn_id: paid.transaction }],
    issued_credit_notes: [{ cn_total: 4000, cn_status: 'refunded' }],
  })
})

test('Subscriptions are found by customer and come with it.', async () => {
  const { id, subscription, chargebee } = await withPayments(0)
  const { list } = await chargebee.subscription.list({ customer_id: { is: id } })
  expect(list).toMatchObject([
    { subscription: { id: subscription, billing_period_unit: 'month' }, customer: { id } },
  ])
  expect((await chargebee.subscription.retrieve(subscription)).customer.id).toBe(id)
})

test('The site tells its custom fields, for which the SDK has no call.', async () => {
  const { world } = await withPayments(0)
  world.seed.customField({ apiName: 'cf_other', entity: 'subscription' })
  const headers = { authorization: `Basic ${btoa(`${world.keys.full}:`)}` }
  for (const query of ['entity_type=customer', 'entity_type[is]=customer']) {
    const answer = await fetch(`${world.address}/api/v2/custom_field_configs?${query}`, { headers })
    expect(await answer.json()).toEqual({
      list: [
        {
          custom_field_config: expect.objectContaining({
            entity_type: 'customer',
            api_name: 'cf_cello_ucc',
            display_name: 'Cello ucc',
            field_datatype: 'string',
            required: false,
            status: 'active',
          }) as object,
        },
      ],
    })
  }
})
