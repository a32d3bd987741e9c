import { useId, type ComponentProps } from 'react'
import { cx } from './cx.ts'
import { controlLook, controlProps, Field, type FieldWords } from './field.tsx'

export interface TextInputProps
  extends FieldWords, Omit<ComponentProps<'input'>, 'id' | 'className' | 'type'> {
  type?: 'text' | 'email' | 'search' | 'url' | 'date' | undefined
  /** For ids and codes. */
  mono?: boolean | undefined
}

export function TextInput({ label, needed, hint, error, mono, type = 'text', ...input }: TextInputProps) {
  const id = useId()
  return (
    <Field id={id} label={label} needed={needed} hint={hint} error={error}>
      <input
        autoComplete="off"
        spellCheck={mono ? false : undefined}
        {...input}
        {...controlProps(id, { needed, error })}
        type={type}
        className={cx(controlLook, 'h-9', mono && 'font-mono')}
      />
    </Field>
  )
}
