import { TextArea } from '#app/_ui/text-area.tsx'
import { TextInput } from '#app/_ui/text-input.tsx'
import { bind, type FormState } from './form-state.ts'
import type { TypedPolicy } from './typed.ts'

interface RestFieldsProps {
  form: FormState
  typed: TypedPolicy
  onChange: (changed: Partial<TypedPolicy>) => void
}

/** How long an undecided request waits, and why the change is proposed. */
export function RestFields({ form, typed, onChange }: RestFieldsProps) {
  return (
    <div className="grid gap-1">
      <div className="max-w-80">
        <TextInput
          label="Days until an undecided request expires"
          inputMode="numeric"
          hint="Earlier where the last clock in its plan runs out."
          {...bind(form, {
            path: 'expiresAfterDays',
            key: 'expiresAfterDays',
            value: typed.expiresAfterDays,
            set: (expiresAfterDays) => {
              onChange({ expiresAfterDays })
            },
          })}
        />
      </div>
      <TextArea
        label="Because"
        needed="the second admin reads it"
        {...bind(form, {
          path: 'because',
          key: 'because',
          value: typed.because,
          set: (because) => {
            onChange({ because })
          },
        })}
      />
    </div>
  )
}
