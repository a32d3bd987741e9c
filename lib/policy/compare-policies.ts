import canonicalize from 'canonicalize'
import type { Rule } from './rules.ts'

export interface Placed {
  rule: Rule
  /** From 1. */
  number: number
}

/** What becomes of one rule: null before where it is added, null after where it is removed. */
export interface RuleChange {
  before: Placed | null
  after: Placed | null
  moved: boolean
}

/**
 * The rules of two versions beside each other, in the order of the newer one; what is removed stands where it stood. A rule is known by
 * its name, or, where it was renamed, by what it says; the last one, for everything else, is always the last one. Pure.
 */
export function comparePolicies(before: readonly Rule[], after: readonly Rule[]): RuleChange[] {
  const pairs = pairUp(before, after)
  const inOrder = longestRising(after.flatMap((_, at) => pairs.get(at) ?? []))
  const paired = new Set(pairs.values())
  const changes: RuleChange[] = []
  let next = 0
  const passRemoved = (until: number) => {
    for (; next < until; next += 1) {
      const rule = before[next]
      if (rule && !paired.has(next))
        changes.push({ before: { rule, number: next + 1 }, after: null, moved: false })
    }
  }
  after.forEach((rule, at) => {
    const was = pairs.get(at)
    const old = was === undefined ? undefined : before[was]
    if (was !== undefined && inOrder.has(was)) passRemoved(was)
    changes.push({
      before: was === undefined || !old ? null : { rule: old, number: was + 1 },
      after: { rule, number: at + 1 },
      moved: was !== undefined && !inOrder.has(was),
    })
  })
  passRemoved(before.length)
  return changes
}

export const isChanged = ({ before, after, moved }: RuleChange) =>
  before === null || after === null || moved || !isSame(before.rule, after.rule)

export const isSame = (one: unknown, other: unknown) => canonicalize(one) === canonicalize(other)

/** Of each newer rule, where it stood before. */
function pairUp(before: readonly Rule[], after: readonly Rule[]): Map<number, number> {
  const pairs = new Map<number, number>()
  const taken = new Set<number>()
  const pair = (isPair: (one: Rule, other: Rule) => boolean) => {
    after.forEach((rule, at) => {
      if (pairs.has(at)) return
      const was = before.findIndex((old, index) => !taken.has(index) && isPair(old, rule))
      if (was === -1) return
      pairs.set(at, was)
      taken.add(was)
    })
  }
  pair((old, rule) => old === before.at(-1) && rule === after.at(-1))
  pair((old, rule) => old.name === rule.name)
  pair((old, rule) => bodyOf(old) === bodyOf(rule))
  pair((old, rule) => isSame(old.when, rule.when))
  return pairs
}

const bodyOf = ({ when, then }: Rule) => canonicalize({ when, then })

/** The most of these numbers that rise from left to right: what is not among them was moved. */
function longestRising(numbers: readonly number[]): Set<number> {
  const best: number[][] = []
  for (const number of numbers) {
    const longest = best
      .filter((row) => (row.at(-1) ?? -1) < number)
      .reduce<number[]>((found, row) => (row.length > found.length ? row : found), [])
    best.push([...longest, number])
  }
  return new Set(best.reduce<number[]>((found, row) => (row.length > found.length ? row : found), []))
}
