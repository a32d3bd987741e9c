import { ArrowDown, ArrowUp, ChevronDown, ChevronRight, Trash2 } from 'lucide-react'
import { useId } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { CalloutMark } from '#app/_ui/callout-mark.tsx'
import { cx } from '#app/_ui/cx.ts'
import type { Rule } from '#lib/policy/rules.ts'
import { RuleWords } from '../_parts/rule-item.tsx'
import type { PathNames } from '../_words/condition-words.ts'
import type { FormState } from './form-state.ts'
import { RuleFields } from './rule-fields.tsx'
import type { TypedRule } from './typed.ts'

export interface RuleCardProps {
  form: FormState
  typed: TypedRule
  /** The rule, where it is right by itself. */
  rule: Rule | null
  at: number
  count: number
  paths: PathNames
  open: boolean
  /** "12 of 84", once it was tried. */
  caught: string | undefined
  /** What to know of it before it is proposed. */
  lack: string | undefined
  onToggle: () => void
  onChange: (changed: Partial<TypedRule>) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

/** One rule of the form: folded to its words, or open with its fields. The last one, for everything else, stays where it is. */
export function RuleCard(props: RuleCardProps) {
  const { form, typed, rule, at, count, paths, open, caught, lack, onToggle } = props
  const id = useId()
  const isLast = at === count - 1
  const problem = open ? undefined : form.firstOf(`rules.${at}`)
  const name = typed.name.trim() === '' ? 'Rule without a name' : typed.name
  return (
    <li data-rule={typed.key} className="rounded-lg border border-line bg-panel">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1 px-4 py-2.5">
        <h3 className="min-w-40 flex-1">
          <button
            type="button"
            aria-expanded={open}
            aria-controls={`${id}-fields`}
            onClick={onToggle}
            className="flex min-h-8 w-full items-center gap-2 rounded-sm text-left font-medium wrap-anywhere"
          >
            {open ? <ChevronDown aria-hidden size={16} /> : <ChevronRight aria-hidden size={16} />}
            <span className="text-muted">{at + 1}</span> {name}
          </button>
        </h3>
        <span className="flex min-h-8 items-center text-sm text-muted">
          {caught !== undefined && (
            <>
              {caught} <span className="sr-only">requests caught</span>
            </>
          )}
        </span>
        {!isLast && <RuleButtons {...props} name={name} />}
      </div>
      {!open && (
        <div className="-mt-1 px-4 pb-3 pl-10">
          {rule === null ? (
            <p className="text-sm text-muted">Not finished yet.</p>
          ) : (
            <RuleWords rule={rule} paths={paths} only={count === 1} />
          )}
        </div>
      )}
      {problem !== undefined && <p className="px-4 pb-3 pl-10 text-sm text-bad">{problem}</p>}
      {lack !== undefined && (
        <p className="flex gap-2 px-4 pb-3 text-sm text-warn">
          <CalloutMark tone="warn" className="mt-0.5" />
          <span className="min-w-0 wrap-anywhere">{lack}</span>
        </p>
      )}
      <div id={`${id}-fields`} hidden={!open} className={cx(open && 'grid gap-3 border-t border-line p-4')}>
        {open && <RuleFields {...props} isLast={isLast} />}
      </div>
    </li>
  )
}

type RuleButtonsProps = Pick<RuleCardProps, 'at' | 'count' | 'onMove' | 'onRemove'> & { name: string }

function RuleButtons({ at, count, name, onMove, onRemove }: RuleButtonsProps) {
  return (
    <span className="flex flex-wrap gap-1">
      <Button
        size="small"
        variant="quiet"
        data-move="up"
        icon={<ArrowUp aria-hidden size={14} />}
        aria-label={`Move up: ${name}`}
        unavailable={at === 0 ? 'It is the first rule already.' : undefined}
        onClick={() => {
          onMove(-1)
        }}
      >
        Up
      </Button>
      <Button
        size="small"
        variant="quiet"
        data-move="down"
        icon={<ArrowDown aria-hidden size={14} />}
        aria-label={`Move down: ${name}`}
        unavailable={
          at >= count - 2 ? 'Only the rule for everything else is below it, and stays the last.' : undefined
        }
        onClick={() => {
          onMove(1)
        }}
      >
        Down
      </Button>
      <Button
        size="small"
        variant="quiet"
        icon={<Trash2 aria-hidden size={14} />}
        aria-label={`Remove rule: ${name}`}
        onClick={onRemove}
      >
        Remove
      </Button>
    </span>
  )
}
