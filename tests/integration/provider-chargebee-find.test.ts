import { expect, test } from 'vitest'
import { known, openStory } from '../support/chargebee-provider.ts'

const alder = known('Alder Optics').customerId

test('a customer is found by e-mail, customer id, subscription id and invoice id', async () => {
  const { chargebee } = await openStory()
  const found = async (text: string) => (await chargebee.find(text)).map(({ id }) => id)
  expect(await found(' office@alder.example ')).toEqual([alder])
  expect(await found('OFFICE@Alder.example')).toEqual([alder])
  expect(await found(alder)).toEqual([alder])
  expect(await found('cbsub_Alder01')).toEqual([alder])
  expect(await found('CB-AL-1')).toEqual([alder])
  expect((await found('team@ferry.example')).sort()).toEqual(['cb_Fe1Ry3qLmN', 'cb_Fe2Ry4rMnO'])
})

test('a customer is shown by name, day and e-mail', async () => {
  const { chargebee } = await openStory()
  expect(await chargebee.find('CB-AL-1')).toMatchObject([
    {
      id: alder,
      email: 'office@alder.example',
      name: 'Alder Optics',
      deleted: false,
      note: expect.stringMatching(/^Alder Optics · created \d+ \w+ \d{4}$/) as string,
    },
  ])
})

test('an address that Chargebee keeps with capitals is found as it is kept, and in small letters', async () => {
  const { chargebee, world } = await openStory()
  world.seed.customer({ id: 'cb_Capitals', email: 'Anna@Birch.example' })
  expect(await chargebee.find('Anna@Birch.example')).toMatchObject([{ id: 'cb_Capitals' }])
  const loose = await openStory({ options: { habits: { email: 'any case' } } })
  loose.world.seed.customer({ id: 'cb_Capitals', email: 'Anna@Birch.example' })
  expect(await loose.chargebee.find('anna@birch.example')).toMatchObject([{ id: 'cb_Capitals' }])
})

test('a customer is found by the new user id in a custom field, whatever else the site calls by it', async () => {
  const { chargebee, world } = await openStory()
  world.seed.customer({ id: 'cb_Field', email: 'f@f.example', fields: { cf_new_user_id: 'usr_77' } })
  expect(await chargebee.find('usr_77')).toMatchObject([{ id: 'cb_Field' }])
  expect(await chargebee.find('usr_78')).toEqual([])
})

test('a site that leaves out unknown filters and gives everybody finds nobody', async () => {
  const { chargebee } = await openStory({
    fields: 'missing',
    options: { habits: { unknownParameters: 'ignore' } },
  })
  expect(await chargebee.find('usr_77')).toEqual([])
  const known = await openStory({ options: { habits: { unknownParameters: 'ignore' } } })
  expect(await known.chargebee.find('usr_77')).toEqual([])
})

test('a deleted customer is shown as deleted, by id and by e-mail', async () => {
  for (const deletedCustomer of ['missing', 'shown'] as const) {
    const { chargebee } = await openStory({ options: { habits: { deletedCustomer } } })
    const { customerId } = known('Grove Foods')
    for (const text of [customerId, 'accounts@grove.example', 'CB-GR-1']) {
      expect(await chargebee.find(text)).toMatchObject([
        { id: customerId, deleted: true, note: expect.stringContaining('deleted') as string },
      ])
    }
  }
})

test.each([
  '',
  'nobody',
  'nobody@nowhere.example',
  '../events',
  'cb_Al1Dr3kFgH/delete',
  '..',
  '%2e%2e/events',
  "office@alder.example' OR email:'x@y.example",
  '"@quotes\\.example',
  '<b>office@alder.example</b>',
  "'; DROP TABLE customers; --",
  'a\u0000b@birch.example',
  'x'.repeat(10_000),
  `${'x'.repeat(10_000)}@birch.example`,
])('%j finds nothing and breaks nothing', async (text) => {
  const { chargebee, world } = await openStory()
  expect(await chargebee.find(text)).toEqual([])
  const known = ['/api/v2/customers', '/api/v2/custom_field_configs']
  const own = world.calls.filter(({ path }) => !known.includes(path))
  expect(
    own.every(
      ({ route }) => route === 'GET /api/v2/subscriptions/:id' || route === 'GET /api/v2/invoices/:id',
    ),
  ).toBe(true)
})

test('a search that Chargebee cannot answer says so', async () => {
  const { chargebee, world } = await openStory()
  const off = world.fault({ kind: 'unauthorized' })
  await expect(chargebee.find('office@alder.example')).rejects.toThrow('Chargebee refuses the key')
  off()
  world.fault({ kind: 'forbidden' })
  await expect(chargebee.find(alder)).rejects.toMatchObject({ kind: 'unavailable' })
})

test('links lead to the pages of the site, but not from another server', async () => {
  const { chargebee } = await openStory()
  expect(chargebee.links.customer(alder)).toBeNull()
  const real = await openStory({ settings: { base: undefined } })
  expect(real.chargebee.links.customer('cb/1')).toBe('https://practice-test.chargebee.com/d/customers/cb%2F1')
  expect(real.chargebee.links.invoice('CB-1')).toBe('https://practice-test.chargebee.com/d/invoices/CB-1')
  expect(real.chargebee.links.event('ev_1')).toBeNull()
})
