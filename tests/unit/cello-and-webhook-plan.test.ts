import { expect, test } from 'vitest'
import { createCello } from '#lib/providers/cello/index.ts'
import { createCelloAndWebhook } from '#lib/providers/cello-and-webhook/index.ts'
import type { Context, Provider, ProviderPlan } from '#lib/providers/provider.ts'
import { createStripe } from '#lib/providers/stripe/index.ts'
import type { Wanted } from '#lib/providers/wanted.ts'
import * as cello from '../support/cello-looks.ts'
import * as stripe from '../support/stripe-looks.ts'

const notConnected = (): never => {
  throw new Error('a plan is pure')
}
const celloProvider = createCello(notConnected, () => undefined)
const stripeProvider = createStripe(notConnected)
const path = (...billings: Provider[]) =>
  createCelloAndWebhook({ cello: celloProvider, findBillings: () => billings })

const wanted: Wanted = { ...stripe.wanted, ...(cello.wanted.signup && { signup: cello.wanted.signup }) }
const both = (changes: { cello?: object; stripe?: object } = {}) => ({
  cello: cello.look({ payments: [], ...changes.cello }),
  billing: { provider: stripeProvider, look: stripe.look(changes.stripe) },
})
const made = (look = both(), asked = wanted, context: Context = stripe.context) =>
  path(stripeProvider).plan(look, asked, context)

const kinds = ({ steps }: ProviderPlan) => steps.map(({ provider, kind }) => `${provider} ${kind}`)
const seen = ({ findings }: ProviderPlan) => findings.map(({ level, reason }) => `${level}: ${reason}`)

test('the sign-up comes first, then the billing provider’s mark, barrier and payments', () => {
  const plan = made()
  expect(kinds(plan)).toEqual([
    'cello signup',
    'stripe mark',
    'stripe wait',
    'stripe resend',
    'stripe resend',
  ])
  expect(plan.steps[0]).toMatchObject({
    customerId: 'cus_Northwind',
    body: { payload: { newUserId: 'usr_9001' }, context: { newUser: { email: 'pay@northwind.example' } } },
  })
  expect(seen(plan)).toEqual(['good: endpoint ready'])
})

test('account, customer and endpoint are the billing provider’s, so that nothing is resent by two paths', () => {
  const alone = stripeProvider.plan(stripe.look(), wanted, stripe.context)
  const { account, customer, endpoint, notResent } = made()
  expect({ account, customer, endpoint, notResent }).toEqual({
    account: alone.account,
    customer: alone.customer,
    endpoint: alone.endpoint,
    notResent: alone.notResent,
  })
})

test('the billing customer’s e-mail address is told where none was typed', () => {
  const signup = { at: '2026-10-01T09:30:00.000Z', email: null, name: null }
  const customer = stripe.customer({ email: 'billing@northwind.example' })
  expect(made(both({ stripe: { customer } }), { ...wanted, signup }).steps[0]).toMatchObject({
    body: { context: { newUser: { email: 'billing@northwind.example' } } },
  })
  const none = made(both({ stripe: { customer: stripe.customer({ email: null }) } }), { ...wanted, signup })
  expect(seen(none)).toContain('blocker: e-mail missing')
})

test('without the sign-up’s moment it is a blocker, whatever the billing provider would do', () => {
  const { signup: _, ...silent } = wanted
  expect(seen(made(both(), silent))).toContain('blocker: sign-up missing')
})

test('a customer that is marked already, without payments, still has its sign-up told', () => {
  const customer = stripe.customer({ metadata: { cello_ucc: 'pNRB1aYqArN', new_user_id: 'usr_9001' } })
  const plan = made(both({ stripe: { customer, invoices: [] } }))
  expect(kinds(plan)).toEqual(['cello signup'])
  expect(seen(plan)).toEqual(['warning: same code', 'good: endpoint ready'])
  const shown = [{ id: 'usr_9001', referralCode: 'pNRB1aYqArN' }]
  const nothing = made(both({ cello: { shown }, stripe: { customer, invoices: [] } }))
  expect(seen(nothing)).toContain('blocker: nothing to do')
})

test('test and live are never mixed', () => {
  const account = { provider: 'cello', id: 'api.cello.so', name: 'Cello', mode: 'live' as const }
  const plan = made(both({ cello: { account } }))
  expect(plan.findings[0]).toMatchObject({
    level: 'blocker',
    reason: 'wrong mode',
    title: 'Stripe is in test mode, and Cello in live mode.',
  })
})

test('of two billing providers one is chosen', () => {
  const other: Provider = { ...stripeProvider, path: 'other', name: 'Other' }
  const several = path(stripeProvider, other)
  const plan = several.plan({ cello: cello.look(), billing: null }, wanted, stripe.context)
  expect(plan.steps).toEqual([])
  expect(plan.findings).toMatchObject([
    {
      level: 'blocker',
      reason: 'billing missing',
      sentence: 'Stripe and Other are both connected, and the customer is in one of them.',
      wayOut: 'Choose the billing provider: Stripe or Other.',
    },
  ])
  expect(several.links.customer('cus_1')).toBeNull()
})

test('a step of a provider that is not connected here is not sent', async () => {
  const attempt = { idempotencyKey: 'a', openedAt: new Date(), providerRequestId: null, answer: null }
  const [, mark] = made().steps
  if (!mark) throw new Error('there is no mark')
  expect(await path().perform(mark, attempt)).toMatchObject({ outcome: 'not sent', again: 'later' })
  await expect(path().confirm(mark, attempt)).rejects.toMatchObject({ kind: 'unavailable' })
  expect(path().keyKeptFor(mark)).toBe(0)
  expect(path(stripeProvider).keyKeptFor(mark)).toBeGreaterThan(0)
})
