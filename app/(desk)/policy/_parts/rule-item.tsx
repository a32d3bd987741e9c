import type { ReactNode } from 'react'
import { cx } from '#app/_ui/cx.ts'
import type { Rule } from '#lib/policy/rules.ts'
import { type PathNames, whenWords } from '../_words/condition-words.ts'
import { requirementParts } from '../_words/requirement-words.ts'

export interface RuleItemProps {
  /** Its place in the order; struck where the rule is gone. */
  number: number
  gone?: boolean | undefined
  title: ReactNode
  /** At the right of the title: a pill, a count. */
  aside?: ReactNode
  children: ReactNode
}

/** One rule in an ordered list: its place, its name, what it says. */
export function RuleItem({ number, gone, title, aside, children }: RuleItemProps) {
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] gap-3 py-3">
      <span
        className={cx(
          'grid size-6 place-items-center rounded-full border border-line bg-quiet text-xs font-semibold text-muted',
          gone && 'line-through',
        )}
      >
        <span className="sr-only">{gone ? 'Was rule ' : 'Rule '}</span>
        {number}
      </span>
      <div className="min-w-0 pt-0.5">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <h3 className="font-medium wrap-anywhere">{title}</h3>
          {aside && <span className="text-sm text-muted">{aside}</span>}
        </div>
        {children}
      </div>
    </li>
  )
}

export interface RuleWordsProps {
  rule: Rule
  paths: PathNames
  /** It is the only rule. */
  only?: boolean | undefined
}

/** When it holds, and what it then asks for. */
export function RuleWords({ rule, paths, only }: RuleWordsProps) {
  return (
    <div className="grid gap-1 text-sm wrap-anywhere">
      <p className="text-muted">{whenWords(rule, paths, only)}</p>
      <ul className="flex flex-wrap gap-x-4 gap-y-0.5">
        {requirementParts(rule.then).map((part) => (
          <li key={part} className="flex gap-1.5">
            <span aria-hidden className="text-muted">
              →
            </span>
            {part}
          </li>
        ))}
      </ul>
      {rule.then.reason !== null && (
        <p className="text-muted">
          The reason must match <code className="font-mono text-[0.93em]">{rule.then.reason.pattern}</code>
        </p>
      )}
    </div>
  )
}
