import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kinds } from '#db/words.ts'
import { findUnreachable } from '#lib/policy/find-unreachable.ts'
import { type Facts, judge } from '#lib/policy/judge.ts'
import type { Condition, Rule } from '#lib/policy/rules.ts'
import { type Giver, whatLacks } from '#lib/policy/what-lacks.ts'
import { asks, everything } from '#tests/support/policy.ts'

const paths = ['stripe', 'cello']
const list = (...rules: Condition[][]): Rule[] => [
  ...rules.map((when, at) => ({ name: `Rule ${String(at + 1)}`, when, then: asks({}) })),
  everything(),
]
const money = (atLeast: number, currency = 'eur'): Condition => ({ about: 'money', currency, atLeast })
const total = (atLeast: number, days: number, of: 'requester' | 'pair' = 'requester'): Condition => ({
  about: 'total',
  of,
  days,
  currency: 'eur',
  atLeast,
})

describe('a rule that can never count', () => {
  it.each<[string, Rule[], number[]]>([
    ['none, where larger amounts come first', list([money(500)], [money(100)]), []],
    ['a larger amount below a smaller one', list([money(100)], [money(500)]), [1]],
    ['not another currency', list([money(100)], [money(500, 'usd')]), []],
    [
      'more payments below fewer',
      list([{ about: 'payments', atLeast: 2 }], [{ about: 'payments', atLeast: 9 }]),
      [1],
    ],
    [
      'a kind below that kind and another',
      list([{ about: 'kind', in: ['glitch', 'custom'] }], [{ about: 'kind', in: ['custom'] }]),
      [1],
    ],
    [
      'everything else, where each kind has a rule',
      list([{ about: 'kind', in: ['glitch'] }], [{ about: 'kind', in: ['dispute', 'custom'] }]),
      [2],
    ],
    [
      'everything else, where each path has a rule',
      list([{ about: 'path', in: ['stripe'] }], [{ about: 'path', in: ['cello'] }]),
      [2],
    ],
    [
      'conditions that exclude each other',
      list([
        { about: 'kind', in: ['glitch'] },
        { about: 'kind', in: ['dispute'] },
      ]),
      [0],
    ],
    ['a path that no request takes', list([{ about: 'path', in: ['pigeon'] }]), [0]],
    ['money below its own total', list([total(100, 30)], [money(100)]), [1]],
    ['a shorter window below a longer one', list([total(100, 30)], [total(100, 7)]), [1]],
    ['not a longer window below a shorter one', list([total(100, 7)], [total(100, 30)]), []],
    ['not another total', list([total(100, 30)], [total(100, 30, 'pair')]), []],
    ['money below one payment', list([{ about: 'payments', atLeast: 1 }], [money(1)]), [1]],
    ['two rules that are the same', list([{ about: 'overwrites' }], [{ about: 'overwrites' }]), [1]],
  ])('%s', (_, rules, found) => {
    expect(findUnreachable(rules, paths)).toEqual(found)
  })

  it('is never what counts for a request, of many made up', () => {
    const condition = fc.oneof(
      fc.integer({ min: 1, max: 4 }).map((atLeast) => money(atLeast)),
      fc.integer({ min: 1, max: 4 }).map((atLeast): Condition => ({ about: 'payments', atLeast })),
      fc
        .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }))
        .map(([atLeast, days]) => total(atLeast, days)),
      fc
        .uniqueArray(fc.constantFrom(...kinds), { minLength: 1 })
        .map((some): Condition => ({ about: 'kind', in: some })),
      fc.constant<Condition>({ about: 'overwrites' }),
    )
    const request = fc.record({
      kind: fc.constantFrom(...kinds),
      path: fc.constantFrom(...paths),
      amount: fc.integer({ min: 0, max: 5 }),
      payments: fc.integer({ min: 1, max: 5 }),
      overwrites: fc.boolean(),
      byDay: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 3 }),
    })
    const rules = fc
      .array(fc.array(condition, { minLength: 1, maxLength: 3 }), { maxLength: 5 })
      .map((some) => list(...some))
    fc.assert(
      fc.property(rules, fc.array(request, { minLength: 20, maxLength: 20 }), (made, requests) => {
        const unreachable = findUnreachable(made, paths)
        for (const { amount, byDay, ...rest } of requests) {
          const facts: Facts = {
            ...rest,
            money: [{ amount, currency: 'eur' }],
            totals: ({ days }) => byDay.slice(0, days).reduce((sum, one) => sum + one, amount),
          }
          expect(unreachable).not.toContain(made.indexOf(judge(made, facts)))
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('what nobody could give', () => {
  const person = (name: string, over: Partial<Giver> = {}): Giver => ({
    name,
    requester: false,
    approver: true,
    manager: false,
    ...over,
  })
  const ada = person('Ada')
  const kofi = person('Kofi')
  const lea = person('Lea', { requester: true })
  const mira = person('Mira', { manager: true })

  it.each<[string, Parameters<typeof whatLacks>, string | undefined]>([
    ['one approver of two', [asks({}), [ada, kofi]], undefined],
    [
      'three approvers of two',
      [asks({ approvers: 3 }), [ada, kofi]],
      'Nobody could decide such a request: it asks for three approvers, and only 2 people have the role approver.',
    ],
    [
      'any approver of none',
      [asks({}), [person('Otto', { approver: false, manager: true })]],
      'Nobody could decide such a request: it asks for one approver, and nobody has the role approver.',
    ],
    [
      'a manager among approvers who are none',
      [asks({ manager: true }), [ada, kofi]],
      'Nobody could decide such a request: it asks for an approver who is also a manager, and nobody is both.',
    ],
    ['a manager who approves', [asks({ approvers: 2, manager: true }), [ada, mira]], undefined],
    [
      'two approvers, where one of the two files',
      [asks({ approvers: 2 }), [ada, lea]],
      'Nobody could decide what Lea files: whoever files does not count, and the others are too few.',
    ],
    [
      'a manager, where the only one files',
      [asks({ manager: true }), [ada, kofi, person('Mira', { manager: true, requester: true })]],
      'Nobody could decide what Mira files: whoever files does not count, and the others are too few.',
    ],
    ['two approvers of three, where one files', [asks({ approvers: 2 }), [ada, kofi, lea]], undefined],
  ])('%s', (_, [asked, people], sentence) => {
    expect(whatLacks(asked, people)).toBe(sentence)
  })
})
