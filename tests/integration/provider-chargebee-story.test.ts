import { expect, test } from 'vitest'
import type { ProviderPlan } from '#lib/providers/provider.ts'
import type { ChargebeeEndpointState, ChargebeeFieldsState } from '#sandbox/story/chargebee-endpoint.ts'
import { connectTo, context, known, openStory } from '../support/chargebee-provider.ts'

const seen = ({ findings }: ProviderPlan) =>
  findings.filter(({ level }) => level !== 'good').map(({ level, reason }) => `${level}: ${reason}`)
const numbers = ({ steps }: ProviderPlan) =>
  steps.flatMap((step) => (step.kind === 'push' ? [step.invoice.number] : []))

test.each<[string, string[], string[]]>([
  ['Alder Optics', [], ['CB-AL-1']],
  ['Beacon Rail', ['warning: too old'], ['CB-BE-2', 'CB-BE-3', 'CB-BE-4']],
  ['Clover Care', [], []],
  ['Hikari KK', [], ['CB-HI-1', 'CB-HI-2']],
  ['Oasis Trading', [], ['CB-OA-1']],
  ['Mesa Books', ['warning: refunded in part'], ['CB-ME-1']],
  ['Nook Books', ['warning: refunded'], ['CB-NO-2']],
  ['Pier Mills', ['warning: too old'], []],
  ['Quay Events', ['warning: event gone'], ['CB-QU-2']],
  ['Reed Paper', [], ['CB-RE-1']],
  ['Shore Bank', ['warning: out of band'], ['CB-SH-1']],
  ['Tarn Roofing', ['warning: voided'], ['CB-TA-3']],
  ['Upland Press', ['warning: too old'], ['CB-UP-2']],
  ['Verge Gardens', ['warning: too old'], ['CB-VE-2']],
  ['Ferry Lines', ['warning: several customers'], ['CB-FE-1', 'CB-FE-2']],
  ['Ferry Lines (old)', ['warning: several customers'], []],
  ['Grove Foods', ['blocker: customer deleted'], []],
  ['Inlet Tools', [], ['CB-IN-1']],
  ['Jun Ito', [], ['CB-JU-1']],
  ['Knoll Print', ['warning: same code'], ['CB-KN-1', 'CB-KN-2']],
  ['Ledge Works', ['blocker: other code'], []],
])('%s gives its sentences and its pushes', async (name, findings, pushed) => {
  const { chargebee } = await openStory()
  const asked = known(name)
  const plan = chargebee.plan(await chargebee.look(asked), asked, context())
  expect(seen(plan)).toEqual(findings)
  expect(numbers(plan)).toEqual(pushed)
})

test.each<[ChargebeeEndpointState, string[]]>([
  ['disabled', ['blocker: endpoint disabled']],
  ['not subscribed', ['blocker: endpoint not subscribed']],
  ['absent', ['blocker: endpoint missing']],
])("Cello's webhook that is %s is said", async (endpoint, findings) => {
  const { chargebee } = await openStory({ endpoint })
  const asked = known('Alder Optics')
  expect(seen(chargebee.plan(await chargebee.look(asked), asked, context()))).toEqual(findings)
})

test.each<[ChargebeeFieldsState, string[], string]>([
  ['ready', [], ''],
  ['one missing', ['blocker: field missing'], 'cf_new_user_id'],
  ['missing', ['blocker: field missing'], 'cf_cello_ucc, cf_new_user_id'],
])('custom fields that are %s are said', async (fields, findings, named) => {
  const { chargebee } = await openStory({ fields, settings: { place: 'custom_fields' } })
  const asked = known('Alder Optics')
  const plan = chargebee.plan(await chargebee.look(asked), asked, context())
  expect(seen(plan)).toEqual(findings)
  expect(plan.findings.map(({ wayOut }) => wayOut).join(' ')).toContain(named)
})

test.each([
  ['Knoll Print', ['warning: same code']],
  ['Ledge Works', ['blocker: other code']],
  ['Alder Optics', []],
])('%s gives the same sentences where Cello looks into custom fields', async (name, findings) => {
  const { chargebee } = await openStory({ settings: { place: 'custom_fields' } })
  const asked = known(name)
  expect(seen(chargebee.plan(await chargebee.look(asked), asked, context()))).toEqual(findings)
})

test("Cello's webhook is found by the address to push to, else by its host; of two that are on, none", async () => {
  const { world } = await openStory({ endpoint: 'absent' })
  const asked = known('Alder Optics')
  const look = async (settings = {}) => {
    const chargebee = connectTo(world, settings)
    return chargebee.plan(await chargebee.look(asked), asked, context())
  }
  const url = 'https://api.cello.so/products/p/transaction-webhook/chargebee'
  world.seed.endpoint({ id: 'whv2_One', name: 'One', url })
  expect((await look()).endpoint).toEqual({ id: 'whv2_One', url })
  world.seed.endpoint({ id: 'whv2_Old', name: 'Old', url: `${url}/old`, disabled: true })
  expect((await look()).endpoint).toMatchObject({ id: 'whv2_One' })
  world.seed.endpoint({
    id: 'whv2_Two',
    name: 'Two',
    url: 'https://api.sandbox.cello.so/products/p/transaction-webhook/chargebee',
  })
  expect((await look()).findings[0]).toMatchObject({
    reason: 'endpoint missing',
    sentence: 'It is not clear which of them to use: One, Two.',
  })
  const cello = { url: `${url}/`, user: 'p', password: 's' }
  expect((await look({ cello })).endpoint).toMatchObject({ id: 'whv2_One' })
})

test('an unknown customer, and what is no id at all, is said and nothing of it gets into a path', async () => {
  const { chargebee, world } = await openStory()
  for (const customerId of ['cb_Nobody', '../events', 'cb_<script>', 'x'.repeat(10_000), 'cb_\u0000', '..']) {
    const asked = known('Alder Optics', { customerId })
    const plan = chargebee.plan(await chargebee.look(asked), asked, context())
    expect(seen(plan)).toEqual(['blocker: customer unknown'])
    expect(plan.steps).toEqual([])
  }
  const asked = world.calls.map(({ path }) => path).filter((path) => path.startsWith('/api/v2/customers/'))
  expect(asked).toEqual(['/api/v2/customers/cb_Nobody'])
})

test.each([
  ['/api/v2/customers/*', 'customers'],
  ['/api/v2/transactions', 'transactions'],
  ['/api/v2/invoices', 'invoices'],
  ['/api/v2/events', 'events'],
  ['/api/v2/webhook_endpoints', 'webhooks'],
  ['/api/v2/custom_field_configs', 'custom fields'],
])('a key that may not read %s is told', async (path, what) => {
  const { chargebee, world } = await openStory({ settings: { place: 'custom_fields' } })
  world.fault({ kind: 'forbidden', path })
  const asked = known('Alder Optics')
  const { findings } = chargebee.plan(await chargebee.look(asked), asked, context())
  expect(findings.map(({ title }) => title)).toContain(`The Chargebee key may not read ${what}.`)
  expect(findings.filter(({ level }) => level === 'blocker').map(({ reason }) => reason)).toEqual([
    'permission',
  ])
})
