import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparePlans } from '#lib/attribution/compare-plans.ts'
import { digestPlan } from '#lib/attribution/digest-plan.ts'
import { finding, invoice, plan, resend } from '#tests/support/plans.ts'

const now = new Date('2026-11-22T08:00:00Z')

describe('comparing the plan that was decided with the same plan from fresh reads', () => {
  it('finds nothing moved where nothing did', () => {
    expect(comparePlans(plan(), plan(), now)).toEqual([])
  })

  it('does not mind the order of steps, findings or keys', () => {
    const decided = plan({ findings: [finding(), finding({ title: 'Another.' })] })
    const shuffled = fc.shuffledSubarray(decided.steps, { minLength: decided.steps.length })
    fc.assert(
      fc.property(shuffled, (steps) => {
        const fresh = plan({ steps, findings: decided.findings.toReversed() })
        expect(comparePlans(decided, fresh, now)).toEqual([])
      }),
    )
  })

  it.each([
    [
      'another metadata value',
      {
        steps: [
          {
            kind: 'mark',
            customerId: 'cus_1',
            changes: [{ key: 'cello_ucc', before: 'UIPIWa2Hnnr', after: 'pNRB1aYqArN' }],
          },
        ],
      },
    ],
    [
      'another e-mail',
      { customer: { id: 'cus_1', email: 'other@northwind.example', name: 'Northwind GmbH' } },
    ],
    ['another endpoint', { endpoint: null }],
    ['another account', { account: { provider: 'stripe', id: 'acct_2', name: 'Northwind', mode: 'test' } }],
    ['another owner of the code', { code: { ownerId: 'usr_1', campaignId: 'Spring' } }],
    ['a new blocker', { findings: [finding({ level: 'blocker', reason: 'endpoint disabled' })] }],
    [
      'an invoice that is not resent any more',
      { notResent: [{ invoice: invoice(), reason: 'refunded', sentence: '' }] },
    ],
  ] as const)('finds %s', (_, over) => {
    expect(comparePlans(plan(), plan(over as never), now)).not.toEqual([])
  })

  it('finds an invoice that was paid meanwhile, and a refund of one', () => {
    const more = plan({ steps: [...plan().steps, resend({ id: 'in_19', number: 'NW-0019' })] })
    expect(comparePlans(plan(), more, now)).toMatchObject([{ what: 'invoice NW-0019', before: null }])
    const refunded = plan({
      steps: plan().steps.map((step) =>
        step.kind === 'resend' && step.invoice.id === 'in_17' ? resend({ refunded: 4000 }) : step,
      ),
    })
    expect(comparePlans(plan(), refunded, now)).toMatchObject([{ what: 'invoice NW-0017' }])
  })

  it('does not count a resend whose clock ran out: it is skipped when its turn comes', () => {
    const later = new Date('2026-11-25T08:00:00Z')
    const fresh = plan({
      steps: plan().steps.filter((step) => step.kind !== 'resend' || step.invoice.id !== 'in_17'),
      notResent: [{ invoice: invoice(), reason: 'too old', sentence: 'older than 30 days' }],
      findings: [finding({ reason: 'too old' }), finding({ title: 'NW-0018 was refunded in part.' })],
    })
    expect(comparePlans(plan(), fresh, later)).toEqual([])
    expect(comparePlans(plan(), fresh, now)).toMatchObject([{ what: 'invoice NW-0017' }])
  })
})

describe('the digest', () => {
  it('is the same for the same plan, whatever the order of its keys', () => {
    const reversed = Object.fromEntries(Object.entries(plan()).toReversed()) as unknown
    expect(digestPlan(reversed as ReturnType<typeof plan>)).toBe(digestPlan(plan()))
  })

  it('changes with every value of the plan', () => {
    expect(digestPlan(plan({ path: 'chargebee' }))).not.toBe(digestPlan(plan()))
    expect(digestPlan(plan({ steps: plan().steps.slice(1) }))).not.toBe(digestPlan(plan()))
  })
})
