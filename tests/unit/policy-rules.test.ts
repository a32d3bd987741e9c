import { describe, expect, it } from 'vitest'
import { policyForm } from '#lib/policy/policy-form.ts'
import { type Condition, policyRules, type Requirement } from '#lib/policy/rules.ts'
import { asks, everything } from '#tests/support/policy.ts'

const rule = (name: string, when: Condition[], then: Requirement = asks({ approvers: 2 })) => ({
  name,
  when,
  then,
})
const much: Condition = { about: 'money', currency: 'eur', atLeast: 100_000 }

/** The first thing that is wrong, and where. */
function wrongWith(rules: unknown) {
  const [issue] = policyRules.safeParse(rules).error?.issues ?? []
  return issue && `${issue.path.join('.')}: ${issue.message}`
}

const withCondition = (condition: unknown) => [{ ...rule('One', []), when: [condition] }, everything()]

describe('the rules of a policy', () => {
  it('are taken with every condition and requirement, currencies in lower case', () => {
    const when: Condition[] = [
      { ...much, currency: ' EUR ' },
      { about: 'kind', in: ['glitch'] },
      { about: 'path', in: ['stripe'] },
      { about: 'overwrites' },
      { about: 'payments', atLeast: 10 },
      { about: 'total', of: 'pair', days: 30, currency: 'jpy', atLeast: 1 },
    ]
    const then = asks({
      approvers: 3,
      manager: true,
      freshMinutes: 5,
      reason: { pattern: 'x', words: 'an x' },
    })
    const [taken] = policyRules.parse([rule('All', when, then), everything()])
    expect(taken).toEqual({ name: 'All', when: [much, ...when.slice(1)], then })
  })

  it.each<[string, unknown, string]>([
    ['an empty name', [rule('  ', [much]), everything()], '0.name: Give the rule a name.'],
    [
      'a currency that is none',
      withCondition({ ...much, currency: 'qqq' }),
      '0.when.0.currency: There is no such currency. Enter its three letters, such as EUR.',
    ],
    [
      'a currency of two letters',
      withCondition({ ...much, currency: 'eu' }),
      '0.when.0.currency: A currency has three letters, such as EUR.',
    ],
    [
      'an amount that is no number',
      withCondition({ ...much, atLeast: NaN }),
      '0.when.0.atLeast: Enter an amount, such as 1,000.',
    ],
    [
      'an amount of nothing',
      withCondition({ ...much, atLeast: 0 }),
      '0.when.0.atLeast: Enter an amount above nothing.',
    ],
    ['no kind', withCondition({ about: 'kind', in: [] }), '0.when.0.in: Choose at least one kind.'],
    ['no path', withCondition({ about: 'path', in: [] }), '0.when.0.in: Choose at least one path.'],
    [
      'half a payment',
      withCondition({ about: 'payments', atLeast: 1.5 }),
      '0.when.0.atLeast: Enter a number of payments, at least 1.',
    ],
    [
      'a window of 400 days',
      withCondition({ about: 'total', of: 'pair', days: 400, currency: 'eur', atLeast: 1 }),
      '0.when.0.days: Enter a number of days from 1 to 365.',
    ],
    [
      'a sign-in of two hours',
      [everything({ freshMinutes: 120 })],
      '0.then.freshMinutes: Enter a number of minutes from 1 to 60.',
    ],
    [
      'a reason without words',
      [everything({ reason: { pattern: 'x', words: ' ' } })],
      '0.then.reason.words: Say in words what to write: whoever approves reads it.',
    ],
    [
      'a reason without a pattern',
      [everything({ reason: { pattern: '', words: 'x' } })],
      '0.then.reason.pattern: Enter the pattern that the reason must match.',
    ],
    [
      'an invisible character in a name',
      [rule('a\u0007b', [much]), everything()],
      '0.name: There is an invisible control character in it. Type it again.',
    ],
    ['no rule at all', [], ': A policy has at least the rule for everything else.'],
    [
      'a last rule with a condition',
      [rule('One', [much])],
      '0.when: The last rule has no condition: it is for everything else.',
    ],
    [
      'two rules without a condition',
      [rule('One', []), everything()],
      '0.when: Give it a condition: without one it catches everything, and no rule below it ever counts.',
    ],
    [
      'one name twice',
      [rule('One', [much]), rule('one ', [{ about: 'overwrites' }]), everything()],
      '1.name: Rule 1 has this name. Give each its own: the audit tells of rules by name.',
    ],
    [
      'nine conditions',
      [rule('One', Array<Condition>(9).fill(much)), everything()],
      '0.when: A rule has at most 8 conditions.',
    ],
  ])('are refused with %s', (_, rules, sentence) => {
    expect(wrongWith(rules)).toBe(sentence)
  })

  it('are at most forty', () => {
    const some = (count: number) => [
      ...Array.from({ length: count - 1 }, (_, at) => rule(`Rule ${String(at)}`, [much])),
      everything(),
    ]
    expect(wrongWith(some(40))).toBeUndefined()
    expect(wrongWith(some(41))).toBe(': A policy has at most 40 rules. Remove some, or make one of several.')
  })
})

describe('what is proposed', () => {
  const form = {
    rules: [everything()],
    expiresAfterDays: 14,
    because: 'We grew, and two should look.',
    basedOn: 1,
  }
  it.each([
    [{ because: 'So.' }, 'Say in a sentence why: the second admin reads it.'],
    [{ expiresAfterDays: 0 }, 'Enter a number of days from 1 to 90.'],
    [{ expiresAfterDays: 91 }, 'Enter a number of days from 1 to 90.'],
    [{ expiresAfterDays: NaN }, 'Enter a number of days from 1 to 90.'],
  ])('is refused with %o', (over, sentence) => {
    expect(policyForm.safeParse(form).success).toBe(true)
    expect(policyForm.safeParse({ ...form, ...over }).error?.issues[0]?.message).toBe(sentence)
  })
})
