import { useId, type ReactNode } from 'react'
import { cx } from './cx.ts'
import { FieldNote, Needed, noteId, type FieldWords } from './field.tsx'

export interface Choice {
  value: string
  title: ReactNode
  note?: ReactNode
  /** Why it cannot be chosen, as a sentence. */
  unavailable?: string | undefined
}

export interface ChoiceCardsProps extends FieldWords {
  name: string
  choices: readonly Choice[]
  defaultValue?: string | undefined
  value?: string | undefined
  onChoose?: ((value: string) => void) | undefined
  /** Titles in mono, for ids. */
  mono?: boolean | undefined
}

/** One of a few, each with a line about it; arrow keys move between them. */
export function ChoiceCards({ label, needed, hint, error, choices, ...group }: ChoiceCardsProps) {
  const id = useId()
  return (
    <fieldset className="min-w-0" aria-describedby={noteId(id)}>
      <legend className="mb-1 flex items-baseline gap-2 text-sm font-medium">
        {label}
        <Needed needed={needed} />
      </legend>
      <div className="grid gap-1.5">
        {choices.map((choice) => (
          <ChoiceCard key={choice.value} choice={choice} {...group} />
        ))}
      </div>
      <FieldNote id={id} hint={hint} error={error} />
    </fieldset>
  )
}

type CardProps = Omit<ChoiceCardsProps, keyof FieldWords | 'choices'> & { choice: Choice }

function ChoiceCard({ choice, name, defaultValue, value, onChoose, mono }: CardProps) {
  const chosen =
    value === undefined
      ? { defaultChecked: defaultValue === choice.value }
      : { checked: value === choice.value, onChange: () => onChoose?.(choice.value) }
  const told =
    value === undefined && onChoose
      ? {
          onChange: () => {
            onChoose(choice.value)
          },
        }
      : {}
  return (
    <label className="flex gap-3 rounded-md border border-line bg-panel px-3 py-2 has-checked:border-accent has-checked:bg-accent-soft has-disabled:bg-quiet has-disabled:text-muted has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
      <input
        type="radio"
        name={name}
        value={choice.value}
        disabled={choice.unavailable !== undefined}
        {...chosen}
        {...told}
        className="mt-0.5 size-4 shrink-0 accent-accent outline-none"
      />
      <span className="min-w-0">
        <span className={cx('block wrap-anywhere', mono && 'font-mono')}>{choice.title}</span>
        {(choice.unavailable ?? choice.note) && (
          <span className="block text-sm text-muted">{choice.unavailable ?? choice.note}</span>
        )}
      </span>
    </label>
  )
}
