import { expect, test } from 'vitest'
import type { Check } from '#lib/providers/provider.ts'
import { connectTo, openStory, writesOf } from '../support/chargebee-provider.ts'

const told = (checks: Check[]) => checks.map(({ level, title }) => `${level}: ${title}`)

const well = [
  'good: Chargebee answers.',
  'good: The key may read everything that a plan reads.',
  'unknown: Whether the key may write is not known.',
  "good: Cello's values have their place.",
  "good: Cello's webhook is ready.",
  "unknown: The age of Cello's webhook is not known.",
  'unknown: Past events are pushed.',
]

test('a key and a webhook that are ready are found well, and nothing is written', async () => {
  const { chargebee, world } = await openStory()
  const checks = await chargebee.check()
  expect(told(checks)).toEqual(well)
  expect(checks[0]?.sentence).toBe(
    'The key opens the site practice-test, in test mode. The desk makes at most 97 % of its 100000 requests a minute.',
  )
  expect(checks[3]?.sentence).toContain('cello_ucc, new_user_id, new_user_organization_id')
  expect(writesOf(world)).toEqual([])
})

test('custom fields are named, and those that are missing', async () => {
  const { chargebee } = await openStory({ settings: { place: 'custom_fields' } })
  expect(told(await chargebee.check())).toEqual(well)
  const lacking = await openStory({ fields: 'one missing', settings: { place: 'custom_fields' } })
  expect(told(await lacking.chargebee.check())).toContain(
    'blocker: Chargebee has no custom field cf_new_user_id.',
  )
})

test.each([
  ['disabled', "blocker: Cello's webhook is disabled."],
  ['not subscribed', "blocker: Cello's webhook does not get payment_succeeded."],
  ['absent', 'blocker: Chargebee has no webhook that sends to Cello.'],
] as const)("Cello's webhook that is %s is told", async (endpoint, title) => {
  const { chargebee } = await openStory({ endpoint })
  expect(told(await chargebee.check())).toContain(title)
})

test('what is sent by hand for want of credentials is told, and which variables would change it', async () => {
  const { world, cello } = await openStory()
  const checks = await connectTo(world, { celloBase: cello.address }).check()
  const last = checks.at(-1)
  expect(last).toMatchObject({ level: 'warning', title: 'Past events are sent again by hand.' })
  expect(last?.wayOut).toContain('CELLO_CHARGEBEE_WEBHOOK_PASSWORD')
})

test("a test site that sends to Cello's production, or a live one to its sandbox, is told", async () => {
  for (const [key, host, title] of [
    ['test', 'api.cello.so', "warning: The webhook joins a test site to Cello's production."],
    ['live', 'api.sandbox.cello.so', "warning: The webhook joins a live site to Cello's sandbox."],
  ] as const) {
    const { world } = await openStory({ endpoint: 'absent', options: { keys: { full: `${key}_Key` } } })
    world.seed.endpoint({ url: `https://${host}/products/p/transaction-webhook/chargebee` })
    expect(told(await connectTo(world).check())).toContain(title)
  }
})

test('what the key may not read is told, one by one', async () => {
  const { chargebee, world } = await openStory()
  world.fault({ kind: 'forbidden', path: '/api/v2/transactions' })
  world.fault({ kind: 'forbidden', path: '/api/v2/webhook_endpoints' })
  const checks = told(await chargebee.check())
  expect(checks).toContain('blocker: The Chargebee key may not read transactions.')
  expect(checks).toContain('blocker: The Chargebee key may not read webhooks.')
})

test('a key that is refused, and a place where nothing listens, are told and nothing is thrown', async () => {
  const { world } = await openStory()
  const refused = await connectTo(world, { key: 'test_Wrong' }).check()
  expect(refused).toMatchObject([
    {
      level: 'blocker',
      title: 'Chargebee could not be read.',
      sentence: expect.stringContaining('refuses the key') as string,
    },
  ])
  await world.close()
  expect(told(await connectTo(world).check())).toEqual(['blocker: Chargebee could not be read.'])
})
