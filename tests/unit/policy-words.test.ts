import { describe, expect, it } from 'vitest'
import { backTestWords } from '#app/(desk)/policy/_words/back-test-words.ts'
import { conditionWords, whenWords } from '#app/(desk)/policy/_words/condition-words.ts'
import { policyTitle } from '#app/(desk)/policy/_words/policy-title.ts'
import { requirementWords } from '#app/(desk)/policy/_words/requirement-words.ts'
import type { Condition, Requirement, Rule } from '#lib/policy/rules.ts'
import { asks, everything } from '#tests/support/policy.ts'

const paths = { stripe: 'Stripe', cello: 'Cello' }

describe('a condition in words', () => {
  it.each<[Condition, string]>([
    [{ about: 'money', currency: 'eur', atLeast: 100_000 }, 'at least €1,000.00 is at stake'],
    [{ about: 'money', currency: 'jpy', atLeast: 12_000 }, 'at least ¥12,000 is at stake'],
    [{ about: 'kind', in: ['dispute'] }, 'it is a user dispute'],
    [{ about: 'kind', in: ['glitch', 'custom'] }, 'it is a technical glitch or a custom scenario'],
    [{ about: 'path', in: ['stripe', 'cello', 'gone'] }, 'its path is Stripe, Cello or gone'],
    [{ about: 'overwrites' }, 'it overwrites another referrer’s code'],
    [{ about: 'payments', atLeast: 1 }, 'it brings at least 1 payment'],
    [{ about: 'payments', atLeast: 12 }, 'it brings at least 12 payments'],
    [
      { about: 'total', of: 'requester', days: 1, currency: 'usd', atLeast: 500_000 },
      'what the requester filed comes to at least $5,000.00 within 1 day',
    ],
    [
      { about: 'total', of: 'referrer', days: 30, currency: 'bhd', atLeast: 5_000 },
      'what the referrer is credited with comes to at least BHD 5.000 within 30 days',
    ],
    [
      { about: 'total', of: 'pair', days: 7, currency: 'eur', atLeast: 1 },
      'what this requester filed and this approver approved comes to at least €0.01 within 7 days',
    ],
  ])('%o', (condition, words) => {
    expect(conditionWords(condition, paths).replaceAll('\u00A0', ' ')).toBe(words)
  })

  it('joins several, and says what a rule without any is for', () => {
    const when: Condition[] = [{ about: 'overwrites' }, { about: 'kind', in: ['custom'] }]
    expect(whenWords({ when }, paths)).toBe(
      'When it overwrites another referrer’s code, and it is a custom scenario',
    )
    expect(whenWords({ when: [] }, paths)).toBe('Everything else')
    expect(whenWords({ when: [] }, paths, true)).toBe('Every request')
  })
})

describe('a requirement in words', () => {
  it.each<[Partial<Requirement>, string]>([
    [{}, 'one approver'],
    [{ manager: true }, 'one approver, who is also a manager'],
    [{ approvers: 2 }, 'two approvers'],
    [{ approvers: 3, manager: true }, 'three approvers, one of them a manager'],
    [{ freshMinutes: 1 }, 'one approver · a sign-in of the last 1 minute'],
    [
      { approvers: 2, freshMinutes: 15, reason: { pattern: 'x', words: 'the ticket' } },
      'two approvers · a sign-in of the last 15 minutes · a written reason: the ticket',
    ],
  ])('%o', (asked, words) => {
    expect(requirementWords(asks(asked))).toBe(words)
  })
})

describe('the policy as a sentence', () => {
  const rules = (...all: Partial<Requirement>[]): Rule[] =>
    all.map((then, at) => ({ ...everything(then), name: String(at) }))
  it.each<[Rule[], string]>([
    [rules({}), 'One approver decides every request'],
    [rules({ approvers: 2 }), 'Two approvers decide every request'],
    [rules({ manager: true }), 'One approver decides every request, and something else is asked for too'],
    [
      rules({ freshMinutes: 5 }, {}),
      'One approver decides every request, and one rule asks for something else too',
    ],
    [
      rules({ freshMinutes: 5 }, { manager: true }, {}),
      'One approver decides every request, and two rules ask for something else too',
    ],
    [rules({ approvers: 2 }, {}), 'One rule asks for more than one approver'],
    [rules({ approvers: 2 }, { approvers: 3 }, {}), 'Two rules ask for more than one approver'],
    [rules({ approvers: 3 }, { approvers: 2 }), 'One rule asks for more than two approvers'],
  ])('%#: %o', (all, words) => {
    expect(policyTitle(all)).toBe(words)
  })
})

describe('a back-test in words', () => {
  const none = { count: 0, newest: [] }
  const of = (requests: number, more: number, less: number, other: number) =>
    backTestWords({
      days: 90,
      requests,
      more: { ...none, count: more },
      less: { ...none, count: less },
      other: { ...none, count: other },
    })
  it.each([
    [of(0, 0, 0, 0), 'No request was filed in the last 90 days, so there is nothing to try it on.'],
    [of(1, 0, 0, 0), 'Of 1 request of the last 90 days, each would have been asked for the same as now.'],
    [of(84, 12, 0, 0), 'Of 84 requests of the last 90 days, 12 would have been asked for more.'],
    [
      of(84, 12, 3, 1),
      'Of 84 requests of the last 90 days, 12 would have been asked for more, 3 for less and 1 for something else.',
    ],
    [
      of(84, 0, 3, 1),
      'Of 84 requests of the last 90 days, 3 would have been asked for less and 1 for something else.',
    ],
  ])('%s', (said, words) => {
    expect(said).toBe(words)
  })
})
