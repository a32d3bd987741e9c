import { ChevronDown } from 'lucide-react'
import { useId, type ComponentProps } from 'react'
import { cx } from './cx.ts'
import { controlLook, controlProps, Field, type FieldWords } from './field.tsx'

export interface SelectOption {
  value: string
  label: string
}

export interface SelectProps
  extends FieldWords, Omit<ComponentProps<'select'>, 'id' | 'className' | 'children'> {
  options: readonly SelectOption[]
  /** The words for an empty value: "Choose a kind". Left out, the first option is chosen. */
  empty?: string | undefined
}

export function Select({ label, needed, hint, error, options, empty, ...select }: SelectProps) {
  const id = useId()
  return (
    <Field id={id} label={label} needed={needed} hint={hint} error={error}>
      <div className="relative">
        <select
          {...select}
          {...controlProps(id, { needed, error })}
          className={cx(controlLook, 'h-9 appearance-none pr-8')}
        >
          {empty !== undefined && <option value="">{empty}</option>}
          {options.map(({ value, label: words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
        <ChevronDown
          aria-hidden
          size={16}
          className="pointer-events-none absolute top-2.5 right-2.5 text-muted"
        />
      </div>
    </Field>
  )
}
