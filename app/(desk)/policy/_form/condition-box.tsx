import { X } from 'lucide-react'
import { Button } from '#app/_ui/button.tsx'
import { Select } from '#app/_ui/select.tsx'
import type { PathNames } from '../_words/condition-words.ts'
import { ConditionFields } from './condition-fields.tsx'
import type { FormState } from './form-state.ts'
import type { About, TypedCondition } from './typed.ts'

export interface ConditionBoxProps {
  form: FormState
  /** "rules.0.when.1". */
  path: string
  number: number
  condition: TypedCondition
  paths: PathNames
  onChange: (changed: Partial<TypedCondition>) => void
  onRemove: () => void
}

const options: { value: About; label: string }[] = [
  { value: 'money', label: 'Money at stake' },
  { value: 'payments', label: 'Number of payments' },
  { value: 'kind', label: 'Kind' },
  { value: 'path', label: 'Path' },
  { value: 'overwrites', label: 'Another referrer’s code' },
  { value: 'total', label: 'Total over some days' },
]

/** One condition of a rule: what it is about, and from when on it holds. */
export function ConditionBox({
  form,
  path,
  number,
  condition,
  paths,
  onChange,
  onRemove,
}: ConditionBoxProps) {
  return (
    <li className="rounded-md border border-line p-3 pb-2">
      <div
        role="group"
        aria-label={`Condition ${number}`}
        className="grid gap-x-3 sm:grid-cols-[13rem_minmax(0,1fr)]"
      >
        <div className="flex items-start gap-2">
          <div className="min-w-0 flex-1">
            <Select
              label={number === 1 ? 'When' : 'And when'}
              options={options}
              value={condition.about}
              onChange={({ target }) => {
                onChange({ about: target.value as About })
              }}
            />
          </div>
          <div className="pt-6 sm:hidden">
            <RemoveButton number={number} onRemove={onRemove} />
          </div>
        </div>
        <div className="flex items-start gap-2">
          <div className="min-w-0 flex-1">
            <ConditionFields
              form={form}
              path={path}
              condition={condition}
              paths={paths}
              onChange={onChange}
            />
          </div>
          <div className="pt-6 max-sm:hidden">
            <RemoveButton number={number} onRemove={onRemove} />
          </div>
        </div>
      </div>
    </li>
  )
}

function RemoveButton({ number, onRemove }: { number: number; onRemove: () => void }) {
  return (
    <Button
      variant="quiet"
      icon={<X aria-hidden size={16} />}
      aria-label={`Remove condition ${number}`}
      onClick={onRemove}
    >
      Remove
    </Button>
  )
}
