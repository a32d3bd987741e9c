import { describe, expect, it } from 'vitest'
import { effectOf } from '#app/(desk)/requests/_plan/effect-of.ts'
import { leaveToCello } from '#lib/attribution/leave-to-cello.ts'
import { blockersOf, supportOf } from '#lib/attribution/plan.ts'
import { finding, invoice, plan } from '#tests/support/plans.ts'

const wanted = { ...plan().wanted, supportOnly: true as const }
const blocked = plan({
  wanted,
  findings: [
    finding({ level: 'blocker', reason: 'other code', title: 'It carries another code.' }),
    finding({ level: 'blocker', reason: 'open request', title: 'R-1001 is open.' }),
  ],
  notResent: [
    { invoice: invoice({ id: 'in_1' }), reason: 'too old', sentence: 'Paid on 1 Oct.' },
    { invoice: invoice({ id: 'in_2' }), reason: 'refunded', sentence: 'Refunded in whole.' },
    { invoice: invoice({ id: 'in_3' }), reason: 'terms missing', sentence: 'Nobody says how often.' },
  ],
})

describe('a request that is only the message to Cello support', () => {
  it('sends nothing, and asks Cello for every payment for which credit is due', () => {
    const left = leaveToCello(blocked)
    expect(left.steps).toEqual([])
    expect(left.notResent.map(({ invoice: { id }, reason }) => [id, reason])).toEqual([
      ['in_1', 'too old'],
      ['in_2', 'refunded'],
      ['in_3', 'left to Cello'],
      ['in_18', 'left to Cello'],
      ['in_17', 'left to Cello'],
    ])
    expect(supportOf(left)?.map(({ invoice: { id } }) => id)).toEqual(['in_1', 'in_3', 'in_18', 'in_17'])
  })

  it('is not blocked by what only Cello can move, and still by another open request', () => {
    const left = leaveToCello(blocked)
    expect(left.findings.map(({ level, reason }) => [level, reason])).toEqual([
      ['warning', 'other code'],
      ['blocker', 'open request'],
    ])
    expect(blockersOf(left)).toHaveLength(1)
  })

  it('has one effect', () => {
    expect(effectOf(leaveToCello(blocked))).toBe('1 message')
    expect(effectOf(plan())).toBe('1 customer marked, 2 events resent')
    expect(effectOf(plan({ notResent: blocked.notResent }))).toBe(
      '1 customer marked, 2 events resent, 1 message',
    )
  })
})
