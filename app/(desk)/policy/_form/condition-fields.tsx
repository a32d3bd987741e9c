import { Select } from '#app/_ui/select.tsx'
import { TextInput } from '#app/_ui/text-input.tsx'
import type { TotalOf } from '#lib/policy/rules.ts'
import { kindOptions } from '../../requests/_form/words.ts'
import type { PathNames } from '../_words/condition-words.ts'
import { bind, type FormState } from './form-state.ts'
import { SeveralOf } from './several-of.tsx'
import type { TypedCondition } from './typed.ts'

interface ConditionFieldsProps {
  form: FormState
  path: string
  condition: TypedCondition
  paths: PathNames
  onChange: (changed: Partial<TypedCondition>) => void
}

const totals: { value: TotalOf; label: string }[] = [
  { value: 'requester', label: 'filed by the requester' },
  { value: 'referrer', label: 'credited to the referrer' },
  { value: 'pair', label: 'filed by the requester, approved by this approver' },
]

export function ConditionFields(props: ConditionFieldsProps) {
  const { form, path, condition, paths, onChange } = props
  switch (condition.about) {
    case 'money':
      return <MoneyFields {...props} />
    case 'payments':
      return (
        <TextInput
          label="At least"
          inputMode="numeric"
          hint="payments"
          {...bind(form, {
            path: `${path}.atLeast`,
            key: `${condition.key} payments`,
            value: condition.payments,
            set: (payments) => {
              onChange({ payments })
            },
          })}
        />
      )
    case 'kind':
      return (
        <SeveralOf
          label="It is one of"
          choices={kindOptions}
          chosen={condition.kinds}
          error={form.errorOf(`${path}.in`, `${condition.key} in`, condition.kinds.join(' '))}
          onChoose={(chosen) => {
            onChange({ kinds: chosen })
          }}
        />
      )
    case 'path':
      return (
        <SeveralOf
          label="It is one of"
          choices={Object.entries(paths).map(([value, label]) => ({ value, label }))}
          chosen={condition.paths}
          error={form.errorOf(`${path}.in`, `${condition.key} in`, condition.paths.join(' '))}
          onChoose={(chosen) => {
            onChange({ paths: chosen })
          }}
        />
      )
    case 'overwrites':
      return (
        <p className="pb-2 text-sm text-muted sm:pt-7">
          The customer, the new user or the attribution at Cello belongs to another code already.
        </p>
      )
    case 'total':
      return <TotalFields {...props} />
  }
}

function MoneyFields({ form, path, condition, onChange }: ConditionFieldsProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_8rem] gap-x-3">
      <TextInput
        label="At least"
        inputMode="decimal"
        placeholder="1,000.00"
        {...bind(form, {
          path: `${path}.atLeast`,
          key: `${condition.key} amount`,
          value: condition.amount,
          set: (amount) => {
            onChange({ amount })
          },
        })}
      />
      <TextInput
        label="Currency"
        placeholder="EUR"
        mono
        {...bind(form, {
          path: `${path}.currency`,
          key: `${condition.key} currency`,
          value: condition.currency,
          set: (currency) => {
            onChange({ currency })
          },
        })}
      />
    </div>
  )
}

function TotalFields(props: ConditionFieldsProps) {
  const { form, path, condition, onChange } = props
  return (
    <>
      <Select
        label="What was"
        options={totals}
        value={condition.of}
        onChange={({ target }) => {
          onChange({ of: target.value as TotalOf })
        }}
      />
      <div className="grid gap-x-3 sm:grid-cols-[6rem_minmax(0,1fr)]">
        <TextInput
          label="Within days"
          inputMode="numeric"
          {...bind(form, {
            path: `${path}.days`,
            key: `${condition.key} days`,
            value: condition.days,
            set: (days) => {
              onChange({ days })
            },
          })}
        />
        <MoneyFields {...props} />
      </div>
    </>
  )
}
