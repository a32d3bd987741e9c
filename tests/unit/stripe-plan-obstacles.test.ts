import { expect, test } from 'vitest'
import type { Reason } from '#lib/providers/finding.ts'
import type { ProviderPlan } from '#lib/providers/provider.ts'
import { plan } from '#lib/providers/stripe/plan.ts'
import { context, customer, day, endpoint, invoice, look, wanted } from '../support/stripe-looks.ts'

const resends = ({ steps }: ProviderPlan) => steps.flatMap((step) => (step.kind === 'resend' ? [step] : []))
const levels = (level: string, { findings }: ProviderPlan) =>
  findings.filter((one) => one.level === level).map(({ reason }) => reason)
const blockers = (made: ProviderPlan) => levels('blocker', made)
const warnings = (made: ProviderPlan) => levels('warning', made)
const finding = (made: ProviderPlan, reason: Reason) => made.findings.find((one) => one.reason === reason)

test('a customer with another code is blocked, nothing is planned, and the money that would move is named', () => {
  const made = plan(look({ customer: customer({ metadata: { cello_ucc: 'UIPIWa2Hnnr' } }) }), wanted, context)
  expect(made.steps).toEqual([])
  expect(blockers(made)).toEqual(['other code'])
  expect(finding(made, 'other code')?.title).toContain('UIPIWa2Hnnr')
  expect(finding(made, 'other code')?.sentence).toContain('98.00 EUR')
  expect(finding(made, 'other code')?.wayOut).toContain('support@cello.so')
})

test('a customer that stands for another new user is blocked', () => {
  const made = plan(look({ customer: customer({ metadata: { new_user_id: 'usr_1' } }) }), wanted, context)
  expect(made.steps).toEqual([])
  expect(blockers(made)).toEqual(['other new user'])
})

test('where the customer carries code and new user already, only the payments are resent', () => {
  const metadata = { cello_ucc: wanted.referralCode, new_user_id: wanted.newUserId, plan: 'team' }
  const made = plan(look({ customer: customer({ metadata }) }), wanted, context)
  expect(made.steps.map(({ kind }) => kind)).toEqual(['resend', 'resend'])
  expect(warnings(made)).toEqual(['same code'])
})

test('only the keys that differ are written, the organisation where it was given', () => {
  const metadata = {
    cello_ucc: wanted.referralCode,
    new_user_id: wanted.newUserId,
    new_user_organization_id: 'org_1',
  }
  const asked = { ...wanted, organizationId: 'org_2' }
  const made = plan(look({ customer: customer({ metadata }) }), asked, context)
  const changes = [{ key: 'new_user_organization_id', before: 'org_1', after: 'org_2' }]
  expect(made.steps[0]).toEqual({
    kind: 'mark',
    provider: 'stripe',
    customerId: wanted.customerId,
    changes,
  })
  expect(blockers(made)).toEqual([])
})

test('there is nothing to do where the customer is marked and no payment is left', () => {
  const metadata = { cello_ucc: wanted.referralCode, new_user_id: wanted.newUserId }
  const made = plan(look({ customer: customer({ metadata }), invoices: [] }), wanted, context)
  expect(blockers(made)).toEqual(['nothing to do'])
})

test('metadata beyond what Stripe keeps is found before it is sent', () => {
  const full = Object.fromEntries(Array.from({ length: 49 }, (_, n) => [`key${String(n)}`, 'x']))
  expect(blockers(plan(look({ customer: customer({ metadata: full }) }), wanted, context))).toEqual([
    'metadata full',
  ])
  const long = { ...wanted, newUserId: 'u'.repeat(501) }
  expect(blockers(plan(look(), long, context))).toEqual(['metadata full'])
})

test.each([
  [{ state: 'unknown' }, 'customer unknown'],
  [{ state: 'deleted' }, 'customer deleted'],
  [{ state: 'other mode' }, 'wrong mode'],
] as const)('a customer that is %o stands in the way', (state, reason) => {
  const made = plan(look({ customer: state, invoices: [] }), wanted, context)
  expect(blockers(made)).toEqual([reason])
  expect(made.steps).toEqual([])
  expect(made.customer).toEqual({ id: wanted.customerId, email: null, name: null })
})

test.each([
  [{ state: 'missing', id: null }, 'endpoint missing'],
  [{ state: 'missing', id: 'we_Gone' }, 'endpoint missing'],
  [{ state: 'several', ids: ['we_1', 'we_2'] }, 'endpoint missing'],
  [{ state: 'other mode', id: 'we_Live' }, 'wrong mode'],
] as const)('an endpoint that is %o stands in the way and nothing can be resent to it', (state, reason) => {
  const made = plan(look({ endpoint: state as never }), wanted, context)
  expect(blockers(made)).toEqual([reason])
  expect(resends(made)).toEqual([])
  expect(made.notResent.map((one) => one.reason)).toEqual(['endpoint missing', 'endpoint missing'])
})

test.each([
  [{ enabled: false }, 'endpoint disabled'],
  [{ events: ['customer.updated'] }, 'endpoint not subscribed'],
  [{ events: ['invoice.paid'] }, 'endpoint not subscribed'],
  [{ mode: 'live' }, 'wrong mode'],
] as const)('an endpoint with %o stands in the way', (changes, reason) => {
  const made = plan(look({ endpoint: endpoint(changes as object) }), wanted, context)
  expect(blockers(made)).toEqual([reason])
})

test('an endpoint that takes every event is ready', () => {
  expect(blockers(plan(look({ endpoint: endpoint({ events: ['*'] }) }), wanted, context))).toEqual([])
})

test('a permission that the key lacks is named, and unread refunds are a warning only', () => {
  const denied = [
    { what: 'events' as const, permission: 'event_read' },
    { what: 'refunds' as const, permission: 'charge_read' },
  ]
  const invoices = [invoice('1', day, { events: null })]
  const made = plan(look({ denied, invoices }), wanted, context)
  expect(blockers(made)).toEqual(['permission'])
  expect(finding(made, 'permission')?.sentence).toContain('event_read')
  expect(finding(made, 'refunds unread')).toMatchObject({ level: 'warning' })
  expect(made.notResent).toMatchObject([{ reason: 'permission' }])
})

test('other customers with the same e-mail address are named, with the code they carry', () => {
  const made = plan(look({ namesakes: [{ id: 'cus_Twin', code: 'UIPIWa2Hnnr' }] }), wanted, context)
  expect(warnings(made)).toEqual(['several customers'])
  expect(finding(made, 'several customers')?.sentence).toContain('cus_Twin (carries UIPIWa2Hnnr)')
})

test('hundreds of invoices of one kind make one finding', () => {
  const invoices = Array.from({ length: 300 }, (_, n) => invoice(String(n), 40 * day + n))
  const made = plan(look({ invoices }), wanted, context)
  expect(made.notResent).toHaveLength(300)
  expect(warnings(made)).toEqual(['too old'])
  expect(finding(made, 'too old')?.sentence).toContain('and 295 more')
})
