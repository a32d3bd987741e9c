import { expect, test } from 'vitest'
import { names, type Role } from '#lib/providers/chargebee/fields.ts'
import { toFields } from '#lib/providers/chargebee/look-fields.ts'
import type { ChargebeeLook, LookedEndpoint } from '#lib/providers/chargebee/looked.ts'
import { plan } from '#lib/providers/chargebee/plan.ts'
import { fieldShape } from '#lib/providers/chargebee/shapes.ts'
import type { ProviderPlan } from '#lib/providers/provider.ts'
import {
  context,
  customer,
  day,
  endpoint,
  look,
  nowSeconds,
  payment,
  wanted,
} from '../support/chargebee-looks.ts'

const seen = ({ findings }: ProviderPlan) =>
  findings.filter(({ level }) => level !== 'good').map(({ level, reason }) => `${level}: ${reason}`)

const field = (role: Role, more: object = {}) =>
  fieldShape.parse({
    entity_type: 'customer',
    api_name: `cf_${names[role]}`,
    field_datatype: 'string',
    edit_ui: 'text',
    status: 'active',
    ...more,
  })
const custom = (...fields: ReturnType<typeof field>[]) => look({ fields: toFields(fields) })

test.each<[string, Partial<ChargebeeLook>, string]>([
  ['unknown', { customer: { state: 'unknown' } }, 'blocker: customer unknown'],
  ['deleted', { customer: { state: 'deleted' } }, 'blocker: customer deleted'],
])('a customer that is %s stops everything', (_name, changes, expected) => {
  const made = plan(look({ payments: [], ...changes }), wanted, context)
  expect(seen(made)).toEqual([expected])
  expect(made.steps).toEqual([])
})

test.each([
  ['in meta_data', { metaData: { cello_ucc: 'UIPIWa2Hnnr' } }],
  ['in a custom field that the desk does not write', { fields: { cf_Cello_ucc: 'UIPIWa2Hnnr' } }],
])('another code %s is never overwritten, and the money at stake is named', (_place, carried) => {
  const made = plan(look({ customer: customer(carried) }), wanted, context)
  expect(seen(made)).toEqual(['blocker: other code'])
  expect(made.findings[0]).toMatchObject({
    title: 'This customer carries another code: UIPIWa2Hnnr.',
    sentence: 'If pNRB1aYqArN took its place, its referrer would lose the credit for 98.00 EUR.',
    other: 'UIPIWa2Hnnr',
  })
  expect(made.steps).toEqual([])
})

test('another new user is never overwritten', () => {
  const made = plan(look({ customer: customer({ metaData: { new_user_id: 'usr_1' } }) }), wanted, context)
  expect(seen(made)).toEqual(['blocker: other new user'])
  expect(made.findings[0]?.other).toBe('usr_1')
})

test('a new user id that is kept as a number is written as text, for Cello reads text only', () => {
  const asked = { ...wanted, newUserId: '40871' }
  const made = plan(look({ customer: customer({ metaData: { new_user_id: 40871 } }) }), asked, context)
  expect(seen(made)).toEqual([])
  expect(made.steps[0]).toMatchObject({
    changes: [{ key: 'cello_ucc' }, { key: 'new_user_id', before: '40871 (not text)', after: '40871' }],
  })
})

test('a marked customer is not marked again, and an empty value counts as none', () => {
  const marked = { cello_ucc: wanted.referralCode, new_user_id: wanted.newUserId, seats: 4 }
  const made = plan(look({ customer: customer({ metaData: marked }) }), wanted, context)
  expect(seen(made)).toEqual(['warning: same code'])
  expect(made.steps.map(({ kind }) => kind)).toEqual(['push', 'push'])
  const empty = plan(
    look({ customer: customer({ metaData: { ...marked, cello_ucc: '' } }) }),
    wanted,
    context,
  )
  expect(empty.steps[0]).toMatchObject({
    kind: 'mark',
    changes: [{ key: 'cello_ucc', before: null, after: wanted.referralCode }],
  })
})

test('there is nothing to do where the customer is marked and no payment is left', () => {
  const marked = { cello_ucc: wanted.referralCode, new_user_id: wanted.newUserId }
  const made = plan(look({ customer: customer({ metaData: marked }), payments: [] }), wanted, context)
  expect(seen(made)).toEqual(['blocker: nothing to do', 'warning: same code'])
})

test('an organisation is written where it is asked for', () => {
  const made = plan(look(), { ...wanted, organizationId: 'org_7' }, context)
  expect(made.steps[0]).toMatchObject({
    changes: [
      { key: 'cello_ucc' },
      { key: 'new_user_id' },
      { key: 'new_user_organization_id', before: null, after: 'org_7' },
    ],
  })
})

test('custom fields are written under the names that the site gave them', () => {
  const made = plan(custom(field('code', { api_name: 'cf_CELLO_UCC' }), field('newUser')), wanted, context)
  expect(made.steps[0]).toMatchObject({
    changes: [
      { key: 'cf_CELLO_UCC', before: null, after: wanted.referralCode },
      { key: 'cf_new_user_id', before: null, after: wanted.newUserId },
    ],
  })
})

test.each<[string, ChargebeeLook, Partial<typeof wanted>, string]>([
  ['one is missing', custom(field('code')), {}, 'Chargebee has no custom field cf_new_user_id.'],
  ['two are missing', custom(), {}, 'Chargebee lacks 2 custom fields.'],
  [
    'it is switched off',
    custom(field('code', { status: 'inactive' }), field('newUser')),
    {},
    'Chargebee has no custom field cf_cello_ucc.',
  ],
  [
    "the organisation's is missing and needed",
    custom(field('code'), field('newUser')),
    { organizationId: 'org_7' },
    'Chargebee has no custom field cf_new_user_organization_id.',
  ],
  [
    'it takes numbers',
    custom(field('code'), field('newUser', { field_datatype: 'long' })),
    {},
    'cf_new_user_id takes no text.',
  ],
])('a custom field is a blocker that says which to create: %s', (_name, world, changes, title) => {
  const made = plan(world, { ...wanted, ...changes }, context)
  expect(seen(made)).toEqual(['blocker: field missing'])
  expect(made.findings[0]?.title).toBe(title)
  expect(made.findings[0]?.wayOut).toContain('cf_')
  expect(made.steps).toEqual([])
})

test('an organisation field that nobody asked for may be missing', () => {
  expect(seen(plan(custom(field('code'), field('newUser')), wanted, context))).toEqual([])
})

test.each([
  ['text', 99],
  ['text_area', 250],
])('a value may be as long as a custom field of the kind %s takes', (edit_ui, most) => {
  const world = custom(field('code'), field('newUser', { edit_ui }))
  const asked = (length: number) => ({ ...wanted, newUserId: 'u'.repeat(length) })
  expect(seen(plan(world, asked(most), context))).toEqual([])
  const made = plan(world, asked(most + 1), context)
  expect(seen(made)).toEqual(['blocker: metadata full'])
  expect(made.findings[0]?.title).toBe('The value of cf_new_user_id is too long.')
})

const events = (...list: string[]) => endpoint({ events: list })

test.each<[string, ChargebeeLook['endpoint'], string[]]>([
  ['is missing', { state: 'missing' }, ['blocker: endpoint missing']],
  ['is several', { state: 'several', names: ['Cello', 'Cello 2'] }, ['blocker: endpoint missing']],
  ['is disabled', endpoint({ enabled: false }), ['blocker: endpoint disabled']],
  ['does not get payments', events('customer_changed'), ['blocker: endpoint not subscribed']],
  ['does not get customers', events('payment_succeeded'), ['blocker: endpoint not subscribed']],
  ['gets every event', endpoint({ events: null }), []],
  [
    'is another than the desk pushes to',
    endpoint({ url: 'https://api.sandbox.cello.so/products/p1/transaction-webhook/chargebee' }),
    ['blocker: wrong mode'],
  ],
  ['has a slash more', endpoint({ url: `${endpoint().url}/` }), []],
  ['gets card data', endpoint({ sendsCards: true }), ['warning: card removed']],
])("Cello's webhook that %s is judged", (_name, looked, expected) => {
  expect(seen(plan(look({ endpoint: looked }), wanted, context))).toEqual(expected)
})

test('without credentials to push a person is told what to press, and for which events', () => {
  const made = plan(look({ pushesTo: null }), wanted, context)
  expect(seen(made)).toEqual(['warning: by hand'])
  expect(made.findings[0]?.title).toBe('2 payments to send again by hand.')
  expect(made.steps.slice(2)).toMatchObject([
    {
      kind: 'guided',
      eventId: 'ev_1',
      clock: '2026-12-02T12:00:02.000Z',
      link: 'https://northwind-test.chargebee.com',
      instruction:
        'In Chargebee, open Logs > Events and there the event by its id. On its right side choose the webhook Cello and resend it.',
    },
    { kind: 'guided', eventId: 'ev_2' },
  ])
})

test('a webhook in the older form is not pushed to, because the desk does not have that form', () => {
  const looked: LookedEndpoint = endpoint({ apiVersion: 'v1' })
  const made = plan(look({ endpoint: looked }), wanted, context)
  expect(seen(made)).toEqual(['warning: by hand'])
  expect(made.steps.map(({ kind }) => kind)).toEqual(['mark', 'wait', 'guided', 'guided'])
})

test.each([
  [300, 150, 'At 150 requests a minute this takes about 3 minutes'],
  [300, 1000, null],
  [120, 150, null],
  [170, 150, 'At 150 requests a minute this takes about 2 minutes'],
])('%i payments at %i requests a minute: the plan says how long it takes', (count, requests, sentence) => {
  const payments = Array.from({ length: count }, (_, n) => payment(String(n), day + n * 600))
  const made = plan(look({ payments, limit: { requests, perMs: 60_000 } }), wanted, context)
  const slow = made.findings.find(({ reason }) => reason === 'slow')
  if (sentence === null) expect(slow).toBeUndefined()
  else expect(slow?.sentence).toContain(sentence)
})

test('what the key may not read is said, and refuses the plan', () => {
  const made = plan(
    look({ denied: ['events'], payments: [payment('1', day, { events: null })] }),
    wanted,
    context,
  )
  expect(seen(made)).toEqual(['blocker: permission'])
  expect(made.notResent).toMatchObject([{ reason: 'permission' }])
})

test('namesakes are named in their order, with the codes that they carry', () => {
  const namesakes = [
    { id: 'cb_B', code: 'UIPIWa2Hnnr' },
    { id: 'cb_A', code: null },
  ]
  const made = plan(look({ namesakes }), wanted, context)
  expect(made.findings[0]).toMatchObject({
    title: '3 customers have this e-mail address.',
    sentence: 'Beside this one, pay@northwind.example belongs to cb_A, cb_B (carries UIPIWa2Hnnr).',
  })
})

test('a payment of exactly 30 days is not pushed, also where no event is known', () => {
  const made = plan(look({ payments: [payment('1', 30 * day, { events: [] })] }), wanted, context)
  expect(made.notResent).toMatchObject([{ reason: 'too old' }])
  const young = plan(
    look({ payments: [payment('1', 30 * day - 1, { events: [], moments: [nowSeconds - 30 * day + 1] })] }),
    wanted,
    context,
  )
  expect(young.notResent).toMatchObject([{ reason: 'event gone' }])
})
