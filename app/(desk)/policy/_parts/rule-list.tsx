import type { Rule } from '#lib/policy/rules.ts'
import type { PathNames } from '../_words/condition-words.ts'
import { RuleItem, RuleWords } from './rule-item.tsx'

export interface RuleListProps {
  rules: readonly Rule[]
  paths: PathNames
}

/** The rules of one version, in the order in which they are asked. */
export function RuleList({ rules, paths }: RuleListProps) {
  return (
    <ol className="divide-y divide-line px-4">
      {rules.map((rule, at) => (
        <RuleItem key={rule.name} number={at + 1} title={rule.name}>
          <RuleWords rule={rule} paths={paths} only={rules.length === 1} />
        </RuleItem>
      ))}
    </ol>
  )
}
