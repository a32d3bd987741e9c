import { Plus } from 'lucide-react'
import { useId } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { TextInput } from '#app/_ui/text-input.tsx'
import { most } from '#lib/policy/rules.ts'
import { ConditionBox } from './condition-box.tsx'
import { withChangedCondition, withCondition, withoutCondition } from './edit-rules.ts'
import { bind } from './form-state.ts'
import { RequirementFields } from './requirement-fields.tsx'
import type { RuleCardProps } from './rule-card.tsx'

type RuleFieldsProps = Pick<RuleCardProps, 'form' | 'typed' | 'at' | 'count' | 'paths' | 'onChange'> & {
  isLast: boolean
}

/** The fields of one rule: its name, when it holds, what it asks for. */
export function RuleFields({ form, typed, at, count, paths, isLast, onChange }: RuleFieldsProps) {
  const id = useId()
  const problem = form.errorOf(`rules.${at}.when`, `${typed.key} when`, typed.key)
  return (
    <>
      <div className="max-w-md">
        <TextInput
          label="Name"
          data-name=""
          {...bind(form, {
            path: `rules.${at}.name`,
            key: `${typed.key} name`,
            value: typed.name,
            set: (name) => {
              onChange({ name })
            },
          })}
        />
      </div>
      {isLast ? (
        <p className="text-sm text-muted">
          {count === 1 ? 'It is for every request.' : 'It is for everything that no rule above catches.'}
        </p>
      ) : (
        <fieldset className="grid min-w-0 gap-2" aria-describedby={id}>
          <legend className="mb-1 font-medium">It holds</legend>
          <ul className="grid gap-2">
            {typed.when.map((condition, number) => (
              <ConditionBox
                key={condition.key}
                form={form}
                path={`rules.${at}.when.${number}`}
                number={number + 1}
                condition={condition}
                paths={paths}
                onChange={(changed) => {
                  onChange({ when: withChangedCondition(typed.when, condition.key, changed) })
                }}
                onRemove={() => {
                  onChange({ when: withoutCondition(typed.when, condition.key) })
                }}
              />
            ))}
          </ul>
          <div className="flex flex-wrap items-center gap-3">
            <Button
              size="small"
              icon={<Plus aria-hidden size={14} />}
              data-problem={problem === undefined ? undefined : ''}
              unavailable={
                typed.when.length >= most.conditions ? 'A rule has at most 8 conditions.' : undefined
              }
              onClick={() => {
                onChange({ when: withCondition(typed.when) })
              }}
            >
              {typed.when.length === 0 ? 'Add a condition' : 'And another condition'}
            </Button>
            <p id={id} aria-live="polite" className="text-sm text-bad">
              {problem}
            </p>
          </div>
        </fieldset>
      )}
      <RequirementFields form={form} path={`rules.${at}`} rule={typed} onChange={onChange} />
    </>
  )
}
