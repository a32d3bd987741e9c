import { findUnreachable } from '#lib/policy/find-unreachable.ts'
import type { Rule } from '#lib/policy/rules.ts'
import { type Giver, whatLacks } from '#lib/policy/what-lacks.ts'

export interface Lack {
  /** The place of the rule. */
  at: number
  rule: string
  sentence: string
}

/** What to know of these rules before they are proposed or accepted. Pure. */
export function lacksOf(rules: readonly Rule[], givers: readonly Giver[], paths: readonly string[]): Lack[] {
  const unreachable = findUnreachable(rules, paths)
  return rules.flatMap(({ name, then }, at) => {
    if (unreachable.includes(at)) return [{ at, rule: name, sentence: neverCounts }]
    const lack = whatLacks(then, givers)
    return lack === undefined ? [] : [{ at, rule: name, sentence: lack }]
  })
}

const neverCounts =
  'It can never count: the rules above catch everything that it is about, or its conditions exclude each other. Move it up, or remove it.'

const named = 3

/** The rules of each sentence in words: "Large amounts, Other codes, Disputes and 4 more". Pure. */
export function groupLacks(lacks: readonly Lack[]): { rules: string; sentence: string }[] {
  const groups = Map.groupBy(lacks, ({ sentence }) => sentence)
  return [...groups].map(([sentence, all]) => {
    const names = all.map(({ rule }) => rule)
    const rest = names.length - named
    const listed = rest > 0 ? [...names.slice(0, named), `${rest} more`] : names
    return { rules: new Intl.ListFormat('en-GB').format(listed), sentence }
  })
}
