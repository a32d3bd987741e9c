import { ArrowUpDown, Minus, PencilLine, Plus } from 'lucide-react'
import { BeforeAfter } from '#app/_ui/before-after.tsx'
import { Pill } from '#app/_ui/pill.tsx'
import type { RuleChange } from '#lib/policy/compare-policies.ts'
import type { Rule } from '#lib/policy/rules.ts'
import { type ChangeKind, changeKind } from '../_words/change-words.ts'
import { type PathNames, whenWords } from '../_words/condition-words.ts'
import { requirementWords } from '../_words/requirement-words.ts'
import { foldStays } from './fold-stays.ts'
import { RuleItem, RuleWords } from './rule-item.tsx'

export interface RuleChangesProps {
  changes: readonly RuleChange[]
  paths: PathNames
  /** How many rules there were and are, to call a lone one by its words. */
  only: { before: boolean; after: boolean }
}

/** Before → after, rule by rule; long runs of what stays are folded away. */
export function RuleChanges({ changes, paths, only }: RuleChangesProps) {
  return (
    <ol className="divide-y divide-line px-4">
      {foldStays(changes).map((fold) =>
        fold.folded ? (
          <li key={keyOf(fold.changes)} className="py-2 text-sm">
            <details>
              <summary className="min-h-6 text-muted">
                {fold.changes.length} rules in a row stay as they are
              </summary>
              <ol className="divide-y divide-line">
                {fold.changes.map((change) => (
                  <ChangedRule key={keyOf([change])} change={change} paths={paths} only={only} />
                ))}
              </ol>
            </details>
          </li>
        ) : (
          fold.changes.map((change) => (
            <ChangedRule key={keyOf([change])} change={change} paths={paths} only={only} />
          ))
        ),
      )}
    </ol>
  )
}

const keyOf = (changes: readonly RuleChange[]) =>
  changes.map(({ before, after }) => `${before?.number ?? ''}-${after?.number ?? ''}`).join(' ')

type ChangedRuleProps = Omit<RuleChangesProps, 'changes'> & { change: RuleChange }

function ChangedRule({ change, paths, only }: ChangedRuleProps) {
  const { before, after } = change
  const kind = changeKind(change)
  const shown = after ?? before
  if (!shown) return null
  const { rule, number } = shown
  const mark = <ChangeMark kind={kind} from={before?.number} />
  if (after === null)
    return (
      <RuleItem number={number} gone title={<del className="text-bad">{rule.name}</del>} aside={mark}>
        <del className="block text-bad">
          <RuleWords rule={rule} paths={paths} only={only.before} />
        </del>
      </RuleItem>
    )
  return (
    <RuleItem number={number} title={rule.name} aside={mark}>
      {before && kind.startsWith('changed') ? (
        <div className="mt-1.5">
          <BeforeAfter
            changes={[
              { name: 'name', before: before.rule.name, after: rule.name },
              {
                name: 'holds',
                before: whenWords(before.rule, paths, only.before),
                after: whenWords(rule, paths, only.after),
              },
              { name: 'asks for', before: asked(before.rule), after: asked(rule) },
            ].filter((one) => one.before !== one.after)}
          />
        </div>
      ) : (
        <RuleWords rule={rule} paths={paths} only={only.after} />
      )}
    </RuleItem>
  )
}

const asked = ({ then }: Rule) =>
  `${requirementWords(then)}${then.reason === null ? '' : ` (matching ${then.reason.pattern})`}`

const looks = {
  added: { tone: 'good', Icon: Plus },
  removed: { tone: 'bad', Icon: Minus },
  changed: { tone: 'warn', Icon: PencilLine },
  moved: { tone: 'accent', Icon: ArrowUpDown },
  'changed and moved': { tone: 'warn', Icon: PencilLine },
} as const

function ChangeMark({ kind, from }: { kind: ChangeKind; from: number | undefined }) {
  if (kind === 'stays') return <span className="text-muted">stays</span>
  const { tone, Icon } = looks[kind]
  return (
    <Pill tone={tone}>
      <Icon aria-hidden size={14} />
      {kind}
      {(kind === 'moved' || kind === 'changed and moved') && ` from place ${from ?? ''}`}
    </Pill>
  )
}
