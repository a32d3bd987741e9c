import { expect, test } from 'vitest'
import { openChargebee, refusal, sdk } from '../support/sandbox-chargebee.ts'

async function withCustomer(options: Parameters<typeof openChargebee>[0] = {}) {
  const world = await openChargebee(options)
  world.seed.customField({ apiName: 'cf_cello_ucc' })
  const { id } = world.seed.customer({ email: 'a@alder.example', metaData: { plan: 'team' } })
  return { world, id, chargebee: sdk(world) }
}

const changes = { event_type: { is: 'customer_changed' } } as const

test('A customer is retrieved with its card, which shows no number.', async () => {
  const { id, chargebee } = await withCustomer()
  const { customer, card } = await chargebee.customer.retrieve(id)
  expect(customer).toMatchObject({ id, object: 'customer', meta_data: { plan: 'team' }, deleted: false })
  expect(card).toMatchObject({ last4: '4242', masked_number: '************4242' })
  expect(JSON.stringify(card)).not.toMatch(/"\d{12,19}"/)
})

test('An unknown customer is missing, and the refusal is no Error.', async () => {
  const { chargebee } = await withCustomer()
  const error = await refusal(chargebee.customer.retrieve('nobody'))
  expect(error).toMatchObject({
    http_status_code: 404,
    api_error_code: 'resource_not_found',
    error_code: 'resource_not_found',
    param: 'customer_id',
  })
  expect(error).not.toBeInstanceOf(Error)
})

test('Meta data is replaced as a whole, or merged where the site has that habit.', async () => {
  for (const [metaData, expected] of [
    ['replace', { cello_ucc: 'x' }],
    ['merge', { plan: 'team', cello_ucc: 'x' }],
  ] as const) {
    const { id, chargebee } = await withCustomer({ habits: { metaData } })
    const { customer } = await chargebee.customer.update(id, { meta_data: { cello_ucc: 'x' } })
    expect(customer.meta_data).toEqual(expected)
  }
})

test('A custom field is written and emptied; one that the site lacks is refused by its name.', async () => {
  const { id, chargebee } = await withCustomer()
  const { customer } = await chargebee.customer.update(id, { cf_cello_ucc: 'pNRB1aYqArN' })
  expect(customer).toMatchObject({ cf_cello_ucc: 'pNRB1aYqArN', meta_data: { plan: 'team' } })
  expect((await chargebee.customer.update(id, { cf_cello_ucc: '' })).customer).not.toHaveProperty(
    'cf_cello_ucc',
  )
  expect(await refusal(chargebee.customer.update(id, { cf_new_user_id: 'u' }))).toMatchObject({
    http_status_code: 400,
    type: 'invalid_request',
    api_error_code: 'param_wrong_value',
    param: 'cf_new_user_id',
  })
  expect(await refusal(chargebee.customer.update(id, { cf_cello_ucc: 'x'.repeat(100) }))).toMatchObject({
    param: 'cf_cello_ucc',
  })
})

test('A refused update changes nothing.', async () => {
  const { world, id, chargebee } = await withCustomer()
  await refusal(chargebee.customer.update(id, { company: 'New', cf_none: 'u' }))
  expect((await chargebee.customer.retrieve(id)).customer).not.toHaveProperty('company')
  expect(world.calls[0]).toMatchObject({ status: 400, effect: false })
})

test('A change is told as customer_changed with the version that the answer showed.', async () => {
  const { id, chargebee } = await withCustomer()
  const { customer } = await chargebee.customer.update(id, { cf_cello_ucc: 'x' })
  const { list } = await chargebee.event.list(changes)
  expect(list).toHaveLength(1)
  expect(list[0]?.event).toMatchObject({
    object: 'event',
    api_version: 'v2',
    source: 'api',
    content: {
      customer: { id, cf_cello_ucc: 'x', resource_version: customer.resource_version },
      card: { last4: '4242' },
    },
  })
})

test('An update that changes nothing is silent, or told where the site has that habit.', async () => {
  for (const [noOpUpdate, told] of [
    ['silent', 0],
    ['event', 1],
  ] as const) {
    const { world, id, chargebee } = await withCustomer({ habits: { noOpUpdate } })
    await chargebee.customer.update(id, { meta_data: { plan: 'team' } })
    expect((await chargebee.event.list(changes)).list).toHaveLength(told)
    expect(world.calls[0]).toMatchObject({ status: 200, effect: false })
  }
})

test('A customer is made and deleted; deleted, it is only in a list that asks for it.', async () => {
  const { world, chargebee } = await withCustomer()
  const { customer } = await chargebee.customer.create({ id: 'mine', email: 'b@alder.example' })
  expect(customer).toMatchObject({ id: 'mine' })
  expect(await refusal(chargebee.customer.create({ id: 'mine' }))).toMatchObject({
    api_error_code: 'duplicate_entry',
  })
  expect((await chargebee.customer.delete('mine')).customer.deleted).toBe(true)
  expect(await refusal(chargebee.customer.retrieve('mine'))).toMatchObject({ http_status_code: 404 })
  const ask = { email: { is: 'b@alder.example' } }
  expect((await chargebee.customer.list({ ...ask })).list).toEqual([])
  expect((await chargebee.customer.list({ ...ask, include_deleted: true })).list).toMatchObject([
    { customer: { id: 'mine', deleted: true } },
  ])
  const kind = await openChargebee({ habits: { deletedCustomer: 'shown' }, snapshot: world.snapshot() })
  expect((await sdk(kind).customer.retrieve('mine')).customer.deleted).toBe(true)
})
