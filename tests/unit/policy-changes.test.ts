import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldStays } from '#app/(desk)/policy/_parts/fold-stays.ts'
import { changeKind, changesWords, effectWords } from '#app/(desk)/policy/_words/change-words.ts'
import { comparePolicies, isChanged } from '#lib/policy/compare-policies.ts'
import type { Rule } from '#lib/policy/rules.ts'
import { asks, everything } from '#tests/support/policy.ts'

const rule = (name: string, atLeast = 1, approvers = 2): Rule => ({
  name,
  when: [{ about: 'payments', atLeast }],
  then: asks({ approvers }),
})
const list = (...rules: Rule[]) => [...rules, everything()]

/** "A 1→1 stays". */
const told = (before: Rule[], after: Rule[]) =>
  comparePolicies(before, after).map(
    (change) =>
      `${(change.after ?? change.before)?.rule.name ?? ''} ${String(change.before?.number ?? '')}→${String(change.after?.number ?? '')} ${changeKind(change)}`,
  )

describe('two versions beside each other', () => {
  const [a, b, c] = [rule('A', 1), rule('B', 2), rule('C', 3)]

  it.each<[string, Rule[], Rule[], string[]]>([
    ['nothing', list(a, b), list(a, b), ['A 1→1 stays', 'B 2→2 stays', 'Everything 3→3 stays']],
    ['one added above', list(a), list(b, a), ['B →1 added', 'A 1→2 stays', 'Everything 2→3 stays']],
    [
      'one removed, where it stood',
      list(a, b, c),
      list(a, c),
      ['A 1→1 stays', 'B 2→ removed', 'C 3→2 stays', 'Everything 4→3 stays'],
    ],
    [
      'one moved up',
      list(a, b, c),
      list(c, a, b),
      ['C 3→1 moved', 'A 1→2 stays', 'B 2→3 stays', 'Everything 4→4 stays'],
    ],
    ['one changed', list(a), list(rule('A', 9)), ['A 1→1 changed', 'Everything 2→2 stays']],
    ['one renamed', list(a), list({ ...a, name: 'Z' }), ['Z 1→1 changed', 'Everything 2→2 stays']],
    [
      'one renamed that asks for more',
      list(a),
      list({ ...rule('Z', 1, 3) }),
      ['Z 1→1 changed', 'Everything 2→2 stays'],
    ],
    [
      'one changed and moved',
      list(a, b, c),
      list(rule('C', 9), a, b),
      ['C 3→1 changed and moved', 'A 1→2 stays', 'B 2→3 stays', 'Everything 4→4 stays'],
    ],
    [
      'one for another',
      list(a),
      list(rule('Z', 9, 3)),
      ['Z →1 added', 'A 1→ removed', 'Everything 2→2 stays'],
    ],
    [
      'everything else renamed',
      list(a),
      [a, { ...everything(), name: 'The rest' }],
      ['A 1→1 stays', 'The rest 2→2 changed'],
    ],
  ])('tell of %s', (_, before, after, changes) => {
    expect(told(before, after)).toEqual(changes)
  })

  it('do not differ by the order of keys, which the database does not keep', () => {
    const turned: Rule = { then: a.then, when: [{ atLeast: 1, about: 'payments' }], name: 'A' }
    expect(comparePolicies(list(a), list(turned)).some(isChanged)).toBe(false)
  })

  it('name each rule of both once, of many made up', () => {
    const names = fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F'), { maxLength: 6 })
    const some = fc
      .tuple(names, fc.integer({ min: 1, max: 3 }))
      .map(([all, atLeast]) => list(...all.map((name) => rule(name, atLeast))))
    fc.assert(
      fc.property(some, some, (before, after) => {
        const changes = comparePolicies(before, after)
        const numbers = (side: 'before' | 'after') =>
          changes.flatMap((change) => change[side]?.number ?? []).sort((x, y) => x - y)
        expect(numbers('before')).toEqual(before.map((_, at) => at + 1))
        expect(numbers('after')).toEqual(after.map((_, at) => at + 1))
        expect(changes.flatMap((change) => change.after?.number ?? [])).toEqual(numbers('after'))
      }),
    )
  })
})

describe('the words for what changes', () => {
  const [a, b] = [rule('A', 1), rule('B', 2)]
  it('count what is added, removed, changed and moved', () => {
    expect(changesWords(comparePolicies(list(a), list(b, a)))).toBe('1 rule added')
    expect(changesWords(comparePolicies(list(a, b), list(rule('C', 7, 3), b, rule('A', 8))))).toBe(
      '1 rule added, 1 changed, 1 moved',
    )
    expect(changesWords(comparePolicies(list(a), list(a)))).toBe('')
  })

  it('tell of the days as well', () => {
    const [fourteen, seven] = [{ expiresAfterDays: 14 }, { expiresAfterDays: 7 }]
    expect(effectWords(comparePolicies(list(a), list(b, a)), fourteen, seven)).toBe(
      '1 rule added; expires after 7 days instead of 14',
    )
    expect(effectWords(comparePolicies(list(a), list(a)), fourteen, seven)).toBe(
      'Expires after 7 days instead of 14',
    )
  })

  it('fold away four and more in a row that stay, and nothing else', () => {
    const many = Array.from({ length: 6 }, (_, at) => rule(`R${String(at)}`, at + 1))
    const folds = foldStays(comparePolicies(list(...many), list(a, ...many.slice(0, 5), rule('R5', 99))))
    expect(folds.map(({ folded, changes }) => [folded, changes.length])).toEqual([
      [false, 1],
      [true, 5],
      [false, 1],
      [false, 1],
    ])
  })
})
