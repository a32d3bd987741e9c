'use client'

import { Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { toast } from 'sonner'
import { Button } from '#app/_ui/button.tsx'
import type { BackTested } from '#lib/policy/back-test.ts'
import { most, type Rule } from '#lib/policy/rules.ts'
import type { PathNames } from '../_words/condition-words.ts'
import { withChanged, withMoved, withoutRule, withRule } from './edit-rules.ts'
import type { FormState } from './form-state.ts'
import { RuleCard } from './rule-card.tsx'
import { newRule, type TypedRule } from './typed.ts'

export interface RulesFieldProps {
  form: FormState
  rules: readonly TypedRule[]
  each: readonly (Rule | null)[]
  paths: PathNames
  /** Keys of the rules that stand open. */
  open: ReadonlySet<string>
  tested: BackTested | null
  /** Sentences by the place of the rule. */
  lacks: ReadonlyMap<number, string>
  onOpen: (open: ReadonlySet<string>) => void
  onChange: (rules: TypedRule[]) => void
}

/** The ordered rules: added above the last, moved and removed by buttons; the focus stays with what was moved. */
export function RulesField({
  form,
  rules,
  each,
  paths,
  open,
  tested,
  lacks,
  onOpen,
  onChange,
}: RulesFieldProps) {
  const list = useRef<HTMLOListElement>(null)
  const [told, setTold] = useState('')
  const all = [...rules]
  const focusOn = (selector: string) => list.current?.querySelector<HTMLElement>(selector)?.focus()

  function add() {
    const rule = newRule()
    flushSync(() => {
      onOpen(new Set([...open, rule.key]))
      onChange(withRule(all, rule))
    })
    focusOn(`[data-rule="${rule.key}"] [data-name]`)
    setTold(`Rule ${rules.length} was added.`)
  }

  function move(key: string, by: -1 | 1) {
    const moved = withMoved(all, key, by)
    flushSync(() => {
      onChange(moved)
    })
    focusOn(`[data-rule="${key}"] [data-move="${by < 0 ? 'up' : 'down'}"]`)
    setTold(`It is rule ${moved.findIndex((rule) => rule.key === key) + 1} of ${rules.length} now.`)
  }

  function remove(at: number, { key, name }: TypedRule) {
    flushSync(() => {
      onChange(withoutRule(all, key))
    })
    focusOn(`[data-rule]:nth-child(${at + 1}) button`)
    const words = name.trim() === '' ? 'The rule was removed.' : `The rule “${name}” was removed.`
    setTold(words)
    toast(words, {
      action: {
        label: 'Undo',
        onClick: () => {
          onChange(all)
        },
      },
    })
  }

  return (
    <section aria-labelledby="rules" className="grid min-w-0 gap-3">
      <h2 id="rules" className="font-semibold">
        Rules <span className="font-normal text-muted">the first that holds counts</span>
      </h2>
      <p role="status" className="sr-only">
        {told}
      </p>
      <ol ref={list} className="grid gap-3">
        {rules.map((rule, at) => (
          <RuleCard
            key={rule.key}
            form={form}
            typed={rule}
            rule={each[at] ?? null}
            at={at}
            count={rules.length}
            paths={paths}
            open={open.has(rule.key)}
            caught={
              tested && tested.requests > 0 ? `${tested.byRule[at] ?? 0} of ${tested.requests}` : undefined
            }
            lack={lacks.get(at)}
            onToggle={() => {
              const others = [...open].filter((key) => key !== rule.key)
              onOpen(new Set(open.has(rule.key) ? others : [...others, rule.key]))
            }}
            onChange={(changed) => {
              onChange(withChanged(all, rule.key, changed))
            }}
            onMove={(by) => {
              move(rule.key, by)
            }}
            onRemove={() => {
              remove(at, rule)
            }}
          />
        ))}
      </ol>
      <div>
        <Button
          icon={<Plus aria-hidden size={16} />}
          unavailable={
            rules.length >= most.rules
              ? `A policy has at most ${most.rules} rules. Remove one first.`
              : undefined
          }
          onClick={add}
        >
          Add a rule
        </Button>
      </div>
    </section>
  )
}
