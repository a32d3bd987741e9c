import { Select } from '#app/_ui/select.tsx'
import { TextInput } from '#app/_ui/text-input.tsx'
import { intervals } from '#lib/providers/wanted.ts'
import { bind, type FormState } from './form-state.ts'

interface TermsFieldsProps {
  form: FormState
  /** That the plan misses one of them. */
  planSays: string | undefined
}

/** How often and for what is paid, for payments of which nothing else says it. */
export function TermsFields({ form, planSays }: TermsFieldsProps) {
  const interval = bind(form, 'interval')
  const product = bind(form, 'productKey')
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-sm text-muted">Of payments that do not say their own</legend>
      <div className="grid gap-x-3 gap-y-2 sm:grid-cols-2">
        <Select
          label="Interval"
          {...interval}
          empty="Not said"
          options={intervals.map((one) => ({
            value: one,
            label: one.charAt(0).toUpperCase() + one.slice(1),
          }))}
          error={interval.error ?? (interval.value === '' && form.isLeft('interval') ? planSays : undefined)}
        />
        <TextInput
          label="Product"
          {...product}
          error={product.error ?? (product.value === '' && form.isLeft('productKey') ? planSays : undefined)}
          hint="Its key or name, as Cello knows it."
        />
      </div>
    </fieldset>
  )
}
