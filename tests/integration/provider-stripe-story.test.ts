import { expect, test } from 'vitest'
import type { ProviderPlan } from '#lib/providers/provider.ts'
import { type EndpointState, storyCustomers } from '#sandbox/story.ts'
import { context, openStory, wanted } from '../support/stripe-provider.ts'

const known = (name: string) => {
  const customer = storyCustomers.find((one) => one.name === name)
  if (!customer) throw new Error(`the story has no ${name}`)
  return wanted(customer)
}

const seen = ({ findings }: ProviderPlan) =>
  findings.filter(({ level }) => level !== 'good').map(({ level, reason }) => `${level}: ${reason}`)
const numbers = ({ steps }: ProviderPlan) =>
  steps.flatMap((step) => (step.kind === 'resend' ? [step.invoice.number] : []))

test.each<[string, string[], string[]]>([
  ['Northwind GmbH', ['warning: too old'], ['NW-0017', 'NW-0018', 'NW-0019']],
  ['Harbor Logistics', ['warning: too old'], ['HB-0102', 'HB-0103', 'HB-0104', 'HB-0105']],
  ['Peak Studio', [], []],
  ['Birch & Co', [], ['BI-0001']],
  ['Maple & <Sons> "Ltd"', [], ['MA-0001']],
  ['Ember Events', ['warning: event gone'], ['EM-0002']],
  ['Garnet Books', ['warning: refunded in part'], ['GA-0001']],
  ['Opal Books', ['warning: refunded'], ['OP-0002']],
  ['Slate Roofing', ['warning: voided', 'warning: not paid'], ['SL-0003']],
  ['Marble Bank', ['warning: out of band'], ['MB-0001']],
  ['Copper Mills', ['warning: too old'], []],
  ['Sakura KK', [], ['SK-0001', 'SK-0002']],
  ['Dune Trading', [], ['DU-0001']],
  ['Sprout Apps', [], ['SP-0001', 'SP-0002']],
  ['Granite Build', [], ['GR-0001']],
  ['Amber Goods', ['warning: refunded in part'], ['AM-0001']],
  ['Meadow AG', ['warning: several customers'], ['ME-0001', 'ME-0002']],
  ['Fern Foods', ['blocker: customer deleted'], []],
  ['Linden Print', ['warning: same code'], ['LI-0001', 'LI-0002']],
  ['Lattice Works', ['blocker: other code'], []],
  ['Summit Live', ['blocker: wrong mode'], []],
])('%s gives its sentences and its resends', async (name, findings, resent) => {
  const { stripe } = await openStory()
  const asked = known(name)
  const plan = stripe.plan(await stripe.look(asked), asked, context())
  expect(seen(plan)).toEqual(findings)
  expect(numbers(plan)).toEqual(resent)
})

test.each<[EndpointState, string[]]>([
  ['disabled', ['blocker: endpoint disabled']],
  ['not subscribed', ['blocker: endpoint not subscribed']],
  ['younger than the events', ['warning: endpoint younger']],
  ['live mode', ['blocker: wrong mode']],
  ['absent', ['blocker: endpoint missing']],
])("Cello's endpoint that is %s is said", async (endpoint, findings) => {
  const { stripe } = await openStory({ endpoint })
  const asked = known('Birch & Co')
  expect(seen(stripe.plan(await stripe.look(asked), asked, context()))).toEqual(findings)
})

test("without a configured endpoint the one that sends to Cello's host is found, and of two none", async () => {
  const { stripe, world } = await openStory({ endpoint: 'absent', settings: { endpointId: undefined } })
  const asked = known('Birch & Co')
  const look = async () => stripe.plan(await stripe.look(asked), asked, context())
  expect(seen(await look())).toEqual(['blocker: endpoint missing'])
  const createdAt = Date.now() - 90 * 24 * 3600_000
  world.seed.endpoint({
    id: 'we_One',
    url: 'https://api.cello.so/products/p/transaction-webhook/stripe',
    createdAt,
  })
  expect((await look()).endpoint).toMatchObject({ id: 'we_One' })
  world.seed.endpoint({
    id: 'we_Two',
    url: 'https://api.sandbox.cello.so/products/p/transaction-webhook/stripe',
    createdAt,
  })
  expect((await look()).findings[0]?.sentence).toContain('we_One, we_Two')
})

test('an unknown customer, and one that is no id at all, is said and nothing of it gets into a path', async () => {
  const { stripe, world } = await openStory()
  for (const customerId of [
    'cus_Nobody',
    '../account',
    'cus_<script>',
    `cus_${'x'.repeat(10_000)}`,
    'cus_\u0000',
  ]) {
    const asked = wanted({ customerId })
    const plan = stripe.plan(await stripe.look(asked), asked, context())
    expect(seen(plan)).toEqual(['blocker: customer unknown'])
    expect(plan.steps).toEqual([])
  }
  expect(world.calls.map(({ path }) => path).filter((path) => path.startsWith('/v1/customers/'))).toEqual([
    '/v1/customers/cus_Nobody',
  ])
})

test('a key that lacks a permission is told its name', async () => {
  const { world, stripe } = await openStory()
  const asked = known('Garnet Books')
  for (const [path, permission, finding] of [
    ['/v1/customers/*', 'customer_read', 'blocker: permission'],
    ['/v1/invoices', 'invoice_read', 'blocker: permission'],
    ['/v1/events', 'event_read', 'blocker: permission'],
    ['/v1/webhook_endpoints/*', 'webhook_read', 'blocker: permission'],
    ['/v1/charges', 'charge_read', 'warning: refunds unread'],
  ] as const) {
    const off = world.fault({ kind: 'forbidden', permission, path })
    const plan = stripe.plan(await stripe.look(asked), asked, context())
    off()
    expect(seen(plan)).toContain(finding)
    expect(plan.findings.map(({ sentence }) => sentence).join(' ')).toContain(permission)
  }
})

test('a restricted key with the named permissions makes the whole plan', async () => {
  const permissions = [
    'rak_customer_write',
    'rak_invoice_read',
    'rak_event_write',
    'rak_webhook_read',
    'rak_charge_read',
  ]
  const { world } = await openStory()
  const { stripe } = await openStory({
    settings: { key: world.keys.restricted(permissions), base: world.address },
  })
  const asked = known('Birch & Co')
  const plan = stripe.plan(await stripe.look(asked), asked, context())
  expect(seen(plan)).toEqual([])
  expect(plan.account).toEqual({ provider: 'stripe', id: world.account, name: null, mode: 'test' })
})
