import { describe, expect, it } from 'vitest'
import { movedRows } from '#app/(desk)/requests/[id]/_moved/moved-rows.ts'
import { comparePlans, nameMoved } from '#lib/attribution/compare-plans.ts'
import type { Plan } from '#lib/attribution/plan.ts'
import { finding, invoice, plan, resend } from '#tests/support/plans.ts'

const now = new Date('2026-11-22T08:00:00Z')
const rows = (before: Partial<Plan>, after: Partial<Plan>) =>
  movedRows(comparePlans(plan(before), plan(after), now))
const steps = (over: Parameters<typeof invoice>[0]) =>
  plan().steps.map((step) => (step.kind === 'resend' && step.invoice.id === 'in_17' ? resend(over) : step))
const mark = (before: string | null) =>
  plan().steps.map((step) =>
    step.kind === 'mark' ? { ...step, changes: [{ key: 'cello_ucc', before, after: 'pNRB1aYqArN' }] } : step,
  )
const without = (kind: string) => plan().steps.filter((step) => step.kind !== kind)

describe('what moved, in the words of people', () => {
  it.each<[string, Partial<Plan>, Partial<Plan>, [string, string, string, RegExp][]]>([
    [
      'an amount, with its currency',
      {},
      { steps: steps({ amount: 9900 }) },
      [['Invoice NW-0017: amount', '€120.00', '€99.00', /another amount/]],
    ],
    [
      'a refund',
      {},
      { steps: steps({ refunded: 4000 }) },
      [['Invoice NW-0017: refunded', '€0.00', '€40.00', /whole invoice/]],
    ],
    [
      'an amount in a currency without decimals',
      { steps: steps({ currency: 'jpy' }) },
      { steps: steps({ currency: 'jpy', amount: 9900 }) },
      [['Invoice NW-0017: amount', '¥12,000', '¥9,900', /another amount/]],
    ],
    [
      'an invoice that was voided',
      { steps: [resend()] },
      { steps: [], notResent: [{ invoice: invoice(), reason: 'voided', sentence: '' }] },
      [['Invoice NW-0017', '€120.00, to be resent', '€120.00, not to be sent: voided', /It was voided/]],
    ],
    [
      'an invoice that was paid since',
      { steps: [] },
      { steps: [resend()] },
      [['Invoice NW-0017', 'not there', '€120.00, to be resent', /told of it as well/]],
    ],
    [
      'an invoice that is gone',
      { steps: [resend()] },
      { steps: [] },
      [['Invoice NW-0017', '€120.00, to be resent', 'not there', /does not show it any more/]],
    ],
    [
      'a key that somebody set',
      {},
      { steps: mark('UIPIWa2Hnnr') },
      [['The customer’s cello_ucc', 'not set → pNRB1aYqArN', 'UIPIWa2Hnnr → pNRB1aYqArN', /write over it/]],
    ],
    [
      'a key that is as wanted now',
      {},
      { steps: without('mark') },
      [['The customer’s cello_ucc', 'not set → pNRB1aYqArN', 'nothing to write', /as wanted already/]],
    ],
    [
      'an e-mail and a name',
      {},
      { customer: { id: 'cus_1', email: 'other@northwind.example', name: 'Northwind' } },
      [
        ['The customer’s e-mail', 'billing@northwind.example', 'other@northwind.example', /same person/],
        ['The customer’s name', 'Northwind GmbH', 'Northwind', /same customer/],
      ],
    ],
    [
      'an endpoint that is gone',
      {},
      { endpoint: null },
      [
        [
          'Cello’s endpoint',
          'we_1 at https://api.cello.so/products/p/transaction-webhook/stripe',
          'not there',
          /Nothing that is sent would arrive/,
        ],
      ],
    ],
    [
      'another mode',
      {},
      { account: { provider: 'stripe', id: 'acct_1', name: 'Northwind', mode: 'live' } },
      [['The account', 'acct_1, test mode', 'acct_1, live mode', /another account/]],
    ],
    [
      'another name of the account',
      {},
      { account: { ...plan().account, name: 'Northwind Trading' } },
      [['The account’s name', 'Northwind', 'Northwind Trading', /same account/]],
    ],
    [
      'another owner of the code',
      {},
      { code: { ownerId: 'usr_1', campaignId: 'Spring' } },
      [['Who owns the referral code', 'usr_2210', 'usr_1', /somebody else/]],
    ],
    [
      'another campaign',
      {},
      { code: { ownerId: 'usr_2210', campaignId: 'Autumn' } },
      [['The code’s campaign', 'Spring', 'Autumn', /another campaign/]],
    ],
    [
      'a code that is lost',
      {},
      { code: null },
      [['Who owns the referral code', 'usr_2210', 'nobody that Cello names', /not known who would get/]],
    ],
    [
      'a longer wait',
      {},
      { steps: plan().steps.map((step) => (step.kind === 'wait' ? { ...step, seconds: 90 } : step)) },
      [['The wait for customer.updated', 'up to 2 minutes', 'up to 90 s', /another time/]],
    ],
    [
      'a warning',
      {},
      { findings: [finding({ reason: 'slow', title: 'It takes long.' })] },
      [['It takes long.', 'not so', 'so', /One more thing to know/]],
    ],
  ])('%s', (_, before, after, expected) => {
    const found = rows(before, after)
    expect(found.map(({ what, planned, now: is }) => [what, planned, is])).toEqual(
      expected.map(([what, planned, is]) => [what, planned, is]),
    )
    found.forEach(({ means }, at) => {
      expect(means).toMatch(expected[at]?.[3] ?? /^$/)
    })
  })

  it('counts in one row what is sent no more because something stands in the way', () => {
    const blocker = finding({ level: 'blocker', reason: 'other code', title: 'It carries another code.' })
    const moved = comparePlans(plan(), plan({ steps: [], findings: [blocker] }), now)
    expect(movedRows(moved)).toEqual([
      {
        what: 'It carries another code.',
        planned: 'not so',
        now: 'so',
        means: 'It stands in the way of the next revision.',
      },
      {
        what: 'All that would be sent',
        planned: '4 parts of the plan',
        now: 'nothing',
        means: 'Nothing is sent while something stands in the way.',
      },
    ])
    expect(nameMoved(moved)).toBe('“It carries another code”, customer cello_ucc and 3 more')
  })

  it.each<[string, Partial<Plan>]>([
    ['the case of an address', { customer: { ...plan().customer, email: 'Billing@Northwind.example' } }],
    ['how a currency is written', { steps: steps({ currency: 'EUR' }) }],
    ['how a moment is written', { steps: steps({ paidAt: '2026-10-26T08:00:00Z' }) }],
    ['what is empty instead of not there', { steps: mark('') }],
  ])('does not list what only looks different: %s', (_, after) => {
    expect(comparePlans(plan(), plan(after), now)).toEqual([])
  })

  it('shows no JSON, whatever moved', () => {
    const other = plan({
      steps: [
        {
          kind: 'signup',
          provider: 'cello',
          customerId: 'cus_1',
          body: { context: { a: [1, { b: null }] } },
        },
      ],
    })
    const again = plan({
      steps: [
        { kind: 'signup', provider: 'cello', customerId: 'cus_1', body: { context: { a: [2], c: 'x' } } },
      ],
    })
    for (const row of [
      ...movedRows(comparePlans(other, again, now)),
      ...movedRows(comparePlans(plan(), other, now)),
    ])
      expect(`${row.planned} ${row.now}`).not.toMatch(/[{}[\]"]/)
  })
})
