import { describe, expect, it } from 'vitest'
import { compareRequirements } from '#lib/policy/compare-requirements.ts'
import { type Facts, judge, strictest } from '#lib/policy/judge.ts'
import type { Condition } from '#lib/policy/rules.ts'
import { asks, everything } from '#tests/support/policy.ts'

const facts = (over: Partial<Facts> = {}): Facts => ({
  kind: 'dispute',
  path: 'stripe',
  money: [
    { amount: 24_000, currency: 'eur' },
    { amount: 12_000, currency: 'jpy' },
  ],
  payments: 3,
  overwrites: false,
  totals: () => 0,
  ...over,
})

const catches = (when: Condition[], over?: Partial<Facts>) =>
  judge([{ name: 'Caught', when, then: asks({ approvers: 2 }) }, everything()], facts(over)).name === 'Caught'

describe('a condition', () => {
  it.each<[string, Condition, Partial<Facts>, boolean]>([
    ['money at its very amount', { about: 'money', currency: 'eur', atLeast: 24_000 }, {}, true],
    ['money one short of it', { about: 'money', currency: 'eur', atLeast: 24_001 }, {}, false],
    ['money of another currency', { about: 'money', currency: 'usd', atLeast: 1 }, {}, false],
    [
      'money that comes in two sums of a currency',
      { about: 'money', currency: 'usd', atLeast: 20 },
      {
        money: [
          { amount: 10, currency: 'usd' },
          { amount: 10, currency: 'usd' },
        ],
      },
      true,
    ],
    ['no money', { about: 'money', currency: 'eur', atLeast: 1 }, { money: [] }, false],
    ['one of its kinds', { about: 'kind', in: ['glitch', 'dispute'] }, {}, true],
    ['another kind', { about: 'kind', in: ['glitch'] }, {}, false],
    ['one of its paths', { about: 'path', in: ['cello', 'stripe'] }, {}, true],
    ['another path', { about: 'path', in: ['cello'] }, {}, false],
    ['another referrer’s code', { about: 'overwrites' }, { overwrites: true }, true],
    ['nobody’s code', { about: 'overwrites' }, {}, false],
    ['its very number of payments', { about: 'payments', atLeast: 3 }, {}, true],
    ['one payment fewer', { about: 'payments', atLeast: 4 }, {}, false],
  ])('about %s: %o', (_, condition, over, held) => {
    expect(catches([condition], over)).toBe(held)
  })

  it.each(['requester', 'referrer', 'pair'] as const)(
    'about the total of a %s asks for exactly that total',
    (of) => {
      const condition = { about: 'total', of, days: 30, currency: 'eur', atLeast: 500 } as const
      const totals: Facts['totals'] = (asked) =>
        asked.of === of && asked.days === 30 && asked.currency === 'eur' ? 500 : 0
      expect(catches([condition], { totals })).toBe(true)
      expect(catches([{ ...condition, atLeast: 501 }], { totals })).toBe(false)
      expect(catches([{ ...condition, days: 31 }], { totals })).toBe(false)
    },
  )
})

describe('a list of rules', () => {
  it('catches with a rule only where all its conditions hold', () => {
    const both: Condition[] = [
      { about: 'kind', in: ['dispute'] },
      { about: 'payments', atLeast: 10 },
    ]
    expect(catches(both)).toBe(false)
    expect(catches(both, { payments: 10 })).toBe(true)
  })

  it('asks what the first rule asks that holds, whatever those below it ask', () => {
    const first = {
      name: 'First',
      when: [{ about: 'payments' as const, atLeast: 2 }],
      then: asks({ approvers: 1 }),
    }
    const second = {
      name: 'Second',
      when: [{ about: 'payments' as const, atLeast: 1 }],
      then: asks({ approvers: 3 }),
    }
    expect(judge([first, second, everything()], facts()).name).toBe('First')
    expect(judge([second, first, everything()], facts()).name).toBe('Second')
  })
})

describe('the strictest of several', () => {
  it('takes of each thing the most, the shortest time, and every reason once', () => {
    const ticket = { pattern: String.raw`INC-\d+`, words: 'the ticket' }
    const why = { pattern: '.{20,}', words: 'a sentence' }
    expect(
      strictest([
        asks({ approvers: 2, freshMinutes: 30, reason: ticket }),
        asks({ manager: true, freshMinutes: 5, reason: why }),
        asks({ reason: ticket }),
      ]),
    ).toEqual({ approvers: 2, manager: true, freshMinutes: 5, reasons: [ticket, why] })
  })
})

describe('two requirements', () => {
  const reason = { pattern: 'a', words: 'an a' }
  it.each([
    ['same', asks({ approvers: 2 }), asks({ approvers: 2 })],
    ['more', asks({}), asks({ approvers: 2 })],
    ['more', asks({}), asks({ manager: true })],
    ['more', asks({}), asks({ freshMinutes: 60 })],
    ['more', asks({ freshMinutes: 10 }), asks({ freshMinutes: 5 })],
    ['more', asks({}), asks({ reason })],
    ['less', asks({ approvers: 3, manager: true }), asks({ approvers: 2, manager: true })],
    ['less', asks({ freshMinutes: 5 }), asks({ freshMinutes: 6 })],
    ['other', asks({ approvers: 2 }), asks({ manager: true })],
    ['other', asks({ reason }), asks({ reason: { ...reason, pattern: 'b' } })],
    ['same', asks({ reason }), asks({ reason: { ...reason, words: 'the letter a' } })],
  ] as const)('are %s: %o, then %o', (compared, before, after) => {
    expect(compareRequirements(before, after)).toBe(compared)
  })
})
