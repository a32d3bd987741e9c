import { expect, test } from 'vitest'
import type { Check } from '#lib/providers/provider.ts'
import type { EndpointState } from '#sandbox/story.ts'
import { connectTo, openStory, writesOf } from '../support/stripe-provider.ts'

const told = (checks: Check[]) => checks.map(({ level, title }) => `${level}: ${title}`)
const all = [
  'rak_customer_write',
  'rak_invoice_read',
  'rak_charge_read',
  'rak_webhook_read',
  'rak_event_write',
  'rak_accounts_kyc_basic_read',
]

test('a secret key and a ready endpoint are found well, and nothing is written', async () => {
  const { stripe, world } = await openStory()
  const checks = await stripe.check()
  expect(told(checks)).toEqual([
    'good: Stripe answers.',
    'good: The key has every permission.',
    "good: Cello's webhook endpoint is ready.",
    "good: Cello's webhook endpoint is old enough.",
  ])
  expect(checks[0]?.sentence).toBe(
    `The secret key opens Attribution Practice, account ${world.account}, in test mode.`,
  )
  expect(writesOf(world)).toEqual([])
})

test('a restricted key that may read everything says that nobody knows whether it may write', async () => {
  const { world } = await openStory()
  expect(told(await connectTo(world, { key: world.keys.restricted(all) }).check())).toEqual([
    'good: Stripe answers.',
    'good: The key may read everything that a plan reads.',
    'unknown: Whether the key may write is not known.',
    "good: Cello's webhook endpoint is ready.",
    "good: Cello's webhook endpoint is old enough.",
  ])
  expect(writesOf(world)).toEqual([])
})

test.each([
  ['rak_customer_write', 'blocker', 'Customers: write', 'customer_read'],
  ['rak_invoice_read', 'blocker', 'Invoices: read', 'invoice_read'],
  ['rak_charge_read', 'warning', 'Charges: read', 'charge_read'],
  ['rak_webhook_read', 'blocker', 'Webhook endpoints: read', 'webhook_read'],
  ['rak_event_write', 'blocker', 'Events: write', 'event_read'],
])('a key without %s is told which permission it lacks, by name', async (name, level, label, stripes) => {
  const { world } = await openStory()
  const key = world.keys.restricted(all.filter((one) => one !== name))
  const checks = await connectTo(world, { key }).check()
  const lacking = checks.filter((check) => check.level === 'blocker' || check.level === 'warning')
  expect(lacking).toEqual([
    {
      level,
      title: `The key lacks the permission ${label}.`,
      sentence: expect.stringContaining(`Stripe names it ${stripes}.`) as string,
      wayOut: `Switch on ${label} (${name}) for the key in Stripe's dashboard, under API keys.`,
    },
  ])
})

test('a key that may not read its account still says which account it is', async () => {
  const { world } = await openStory()
  const key = world.keys.restricted(all.slice(0, -1))
  const [answers, ...rest] = await connectTo(world, { key }).check()
  expect(answers?.sentence).toBe(`The restricted key opens account ${world.account}, in test mode.`)
  expect(rest.filter(({ level }) => level === 'blocker')).toEqual([])
})

test.each<[EndpointState, string]>([
  ['disabled', "blocker: Cello's webhook endpoint is disabled."],
  ['not subscribed', "blocker: Cello's webhook endpoint does not get invoice.paid."],
  ['younger than the events', "warning: Cello's webhook endpoint is new."],
  ['live mode', "blocker: Cello's webhook endpoint is in the other mode."],
  ['absent', "blocker: Cello's webhook endpoint is gone."],
])("Cello's endpoint that is %s is said, with a way out", async (endpoint, title) => {
  const { stripe } = await openStory({ endpoint })
  const checks = await stripe.check()
  expect(told(checks)).toContain(title)
  expect(checks.filter(({ level, wayOut }) => level !== 'good' && wayOut === '')).toEqual([])
})

test('an endpoint that sends elsewhere, or joins two environments, is warned of', async () => {
  const { world } = await openStory({ endpoint: 'absent' })
  const createdAt = Date.now() - 90 * 24 * 3600_000
  const titles = async (id: string, url: string) => {
    world.seed.endpoint({ id, url, createdAt, enabledEvents: ['customer.updated', 'invoice.paid'] })
    const checks = await connectTo(world, { endpointId: id }).check()
    return told(checks).filter((title) => title.startsWith('warning'))
  }
  expect(await titles('we_Ours', 'https://hooks.company.example/stripe')).toEqual([
    'warning: The endpoint does not send to cello.so.',
  ])
  expect(await titles('we_Live', 'https://api.cello.so/products/p/transaction-webhook/stripe')).toEqual([
    "warning: The endpoint joins test mode to Cello's production.",
  ])
  expect(
    await titles('we_Test', 'https://api.sandbox.cello.so/products/p/transaction-webhook/stripe'),
  ).toEqual([])
})

test('a key that Stripe does not know, and a Stripe that does not answer, are one sentence each', async () => {
  const { world } = await openStory()
  expect(await connectTo(world, { key: 'sk_test_nobody' }).check()).toEqual([
    expect.objectContaining({
      level: 'blocker',
      sentence: expect.stringContaining('Stripe refuses the key.') as string,
    }),
  ])
  await world.close()
  expect(await connectTo(world).check()).toEqual([
    expect.objectContaining({ sentence: expect.stringContaining('Stripe cannot be reached.') as string }),
  ])
})
