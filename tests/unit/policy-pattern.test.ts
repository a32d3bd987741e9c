import { describe, expect, it } from 'vitest'
import { fits, refuseWrongPatterns } from '#lib/policy/pattern.ts'
import { everything } from '#tests/support/policy.ts'

const withPattern = (pattern: string) => [{ ...everything({ reason: { pattern, words: 'the ticket' } }) }]

describe('a pattern for a reason', () => {
  it.each([
    [String.raw`\bINC-\d+\b`, 'See INC-77.', 'See INC-.'],
    ['.{20,}', 'Twenty letters it is.', 'Too short.'],
    [String.raw`^\w+ \w+ \w+`, 'three words here', 'two words'],
    ['^(refund|dispute):', 'dispute: she says so', 'a dispute: no'],
    ['ä{2}', 'Schräägen', 'Schrägen'],
  ])('%s fits somewhere or does not', (pattern, fitting, other) => {
    expect(() => {
      refuseWrongPatterns(withPattern(pattern))
    }).not.toThrow()
    expect([fits(fitting, pattern), fits(other, pattern)]).toEqual([true, false])
  })

  it.each(['(a+)+$', '^(a|a)*$', '(.*)*(.*)*x$', String.raw`(\w+\s?)+!$`])(
    '%s takes no longer for a text that would keep others busy for years',
    (pattern) => {
      expect(fits(`${'a'.repeat(2000)}b`, pattern)).toBe(false)
    },
  )

  it.each([
    ['[', 'This is no regular expression that can be checked'],
    ['(a', 'This is no regular expression that can be checked'],
    ['*', 'This is no regular expression that can be checked'],
    [String.raw`(a)\1`, 'look-ahead and back references cannot'],
    ['(?=x)', 'look-ahead and back references cannot'],
    ['(?<!x)y', 'look-ahead and back references cannot'],
    ['(a{50}){50}', 'This is no regular expression that can be checked'],
    [String.raw`\w{1,900} \w{1,900} \w{1,900}`, 'This repeats too much'],
  ])('%s is refused, with its field', (pattern, sentence) => {
    const refuse = () => {
      refuseWrongPatterns([...withPattern('fine'), ...withPattern(pattern)])
    }
    expect(refuse).toThrow(sentence)
    expect(refuse).toThrow(
      expect.objectContaining({ kind: 'invalid', field: 'rules.1.then.reason.pattern' }) as Error,
    )
  })
})
