import { useId } from 'react'
import { Checkbox } from '#app/_ui/checkbox.tsx'
import { FieldNote, noteId } from '#app/_ui/field.tsx'

export interface SeveralOfProps {
  label: string
  choices: readonly { value: string; label: string }[]
  chosen: readonly string[]
  error: string | undefined
  onChoose: (chosen: string[]) => void
}

/** Boxes of which at least one is ticked; kept in the order of the choices. */
export function SeveralOf({ label, choices, chosen, error, onChoose }: SeveralOfProps) {
  const id = useId()
  const known = [
    ...choices,
    ...chosen.filter((value) => !choices.some((one) => one.value === value)).map(asChoice),
  ]
  return (
    <fieldset aria-describedby={noteId(id)} className="min-w-0">
      <legend className="mb-1 text-sm font-medium">{label}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        {known.map((one) => (
          <Checkbox
            key={one.value}
            label={one.label}
            checked={chosen.includes(one.value)}
            aria-invalid={error !== undefined || undefined}
            onChange={({ target }) => {
              const ticked = known.map(({ value }) => value)
              onChoose(
                ticked.filter((value) => (value === one.value ? target.checked : chosen.includes(value))),
              )
            }}
          />
        ))}
      </div>
      <FieldNote id={id} error={error} />
    </fieldset>
  )
}

const asChoice = (value: string) => ({ value, label: value })
