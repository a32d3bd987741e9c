import { expect, test } from 'vitest'
import { signupBody } from '#lib/providers/cello/bodies.ts'
import { plan } from '#lib/providers/cello/plan.ts'
import type { Reason } from '#lib/providers/finding.ts'
import type { ProviderPlan, SentBefore } from '#lib/providers/provider.ts'
import type { Wanted } from '#lib/providers/wanted.ts'
import { billing, context, look, now, wanted } from '../support/cello-looks.ts'

const posts = ({ steps }: ProviderPlan) =>
  steps.flatMap((step) => (step.kind === 'post' ? [step.invoice.id] : []))
const kinds = ({ steps }: ProviderPlan) => steps.map(({ kind }) => kind)
const seen = ({ findings }: ProviderPlan) => findings.map(({ level, reason }) => `${level}: ${reason}`)
const finding = ({ findings }: ProviderPlan, reason: Reason) => findings.find((one) => one.reason === reason)

const before = (changes: Partial<SentBefore>): SentBefore => ({
  purpose: 'post',
  eventId: null,
  invoiceId: null,
  paymentId: null,
  referralCode: wanted.referralCode,
  requestNumber: 1042,
  ...changes,
})

const told = (about: Partial<Wanted> = {}) =>
  before({
    purpose: 'signup',
    body: signupBody(
      { ...wanted, ...about },
      { email: 'a@b.example', name: null },
      '2026-10-01T09:30:00.000Z',
    ),
  })

test('the sign-up is left out where Cello was told before, or shows it', () => {
  const again = plan(look(), wanted, { ...context, sentBefore: [told()] })
  expect(kinds(again)).toEqual(['post', 'post'])
  expect(finding(again, 'told before')?.sentence).toContain('R-1042 told Cello')
  const shown = plan(look({ shown: [{ id: 'usr_9001', referralCode: 'pNRB1aYqArN' }] }), wanted, context)
  expect(kinds(shown)).toEqual(['post', 'post'])
  expect(finding(shown, 'told before')?.sentence).toContain('Cello shows usr_9001 under pNRB1aYqArN')
})

test('what Cello was told of another new user, or of the organisation, does not count for this one', () => {
  for (const about of [{ newUserId: 'usr_1' }, { organizationId: 'org_7' }]) {
    const made = plan(look(), wanted, { ...context, sentBefore: [told(about)] })
    expect(kinds(made)).toEqual(['signup', 'post', 'post'])
    expect(seen(made)).toEqual([])
  }
})

test('a new user whom this desk told Cello under another code, or whose organisation has one, is a blocker', () => {
  const sentBefore = [told({ referralCode: 'UIPIWa2Hnnr' })]
  expect(finding(plan(look(), wanted, { ...context, sentBefore }), 'attributed to another')).toMatchObject({
    level: 'blocker',
    other: 'UIPIWa2Hnnr',
    wayOut: 'Only Cello can move it: write to support@cello.so with both codes.',
  })
  const organization = { ...wanted, organizationId: 'org_7' }
  const shown = [{ id: 'org_7', referralCode: 'UIPIWa2Hnnr' }]
  expect(seen(plan(look({ shown }), organization, context))).toEqual(['blocker: attributed to another'])
})

test('without its moment the sign-up is a blocker; without an e-mail address so is all of it', () => {
  const { signup: _, ...silent } = wanted
  const noMoment = plan(look({ billing: billing() }), silent, context)
  expect(seen(noMoment)).toEqual(['blocker: sign-up missing'])
  expect(posts(noMoment)).toHaveLength(2)
  const noEmail = plan(
    look(),
    { ...wanted, signup: { at: now.toISOString(), email: null, name: null } },
    context,
  )
  expect(seen(noEmail)).toEqual(['blocker: e-mail missing'])
  expect(noEmail.steps).toEqual([])
  expect(noEmail.notResent.map(({ reason }) => reason)).toEqual(['e-mail missing', 'e-mail missing'])
})
