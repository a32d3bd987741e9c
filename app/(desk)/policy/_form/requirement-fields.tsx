import { Checkbox } from '#app/_ui/checkbox.tsx'
import { Select } from '#app/_ui/select.tsx'
import { TextInput } from '#app/_ui/text-input.tsx'
import { bind, type FormState } from './form-state.ts'
import type { TypedRule } from './typed.ts'

interface RequirementFieldsProps {
  form: FormState
  /** "rules.0". */
  path: string
  rule: TypedRule
  onChange: (changed: Partial<TypedRule>) => void
}

const approvers = [
  { value: '1', label: 'One approver' },
  { value: '2', label: 'Two approvers' },
  { value: '3', label: 'Three approvers' },
]

/** What a rule asks for. */
export function RequirementFields({ form, path, rule, onChange }: RequirementFieldsProps) {
  const field = (name: 'minutes' | 'pattern' | 'words', part: string) =>
    bind(form, {
      path: `${path}.then.${part}`,
      key: `${rule.key} ${name}`,
      value: rule[name],
      set: (typed) => {
        onChange({ [name]: typed })
      },
    })
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="mb-1 font-medium">It asks for</legend>
      <div className="max-w-56">
        <Select
          label="Approvers"
          options={approvers}
          value={rule.approvers}
          onChange={({ target }) => {
            onChange({ approvers: target.value })
          }}
        />
      </div>
      <Checkbox
        label={rule.approvers === '1' ? 'who is also a manager' : 'one of them also a manager'}
        checked={rule.manager}
        onChange={({ target }) => {
          onChange({ manager: target.checked })
        }}
      />
      <Checkbox
        label="a fresh sign-in"
        checked={rule.fresh}
        onChange={({ target }) => {
          onChange({ fresh: target.checked })
        }}
      />
      {rule.fresh && (
        <div className="max-w-72 pl-6.5">
          <TextInput
            label="At most so many minutes ago"
            inputMode="numeric"
            {...field('minutes', 'freshMinutes')}
          />
        </div>
      )}
      <Checkbox
        label="a written reason"
        checked={rule.reason}
        onChange={({ target }) => {
          onChange({ reason: target.checked })
        }}
      />
      {rule.reason && (
        <div className="grid gap-x-3 pl-6.5 sm:grid-cols-2">
          <TextInput
            label="What to write, in words"
            placeholder="Name the ticket, such as INC-123."
            {...field('words', 'reason.words')}
          />
          <TextInput
            label="Pattern that it must match"
            mono
            placeholder="\bINC-\d+"
            hint="A regular expression; it may match anywhere."
            {...field('pattern', 'reason.pattern')}
          />
        </div>
      )}
    </fieldset>
  )
}
