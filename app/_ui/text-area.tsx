import { useId, type ComponentProps } from 'react'
import { cx } from './cx.ts'
import { controlLook, controlProps, Field, type FieldWords } from './field.tsx'

export interface TextAreaProps extends FieldWords, Omit<ComponentProps<'textarea'>, 'id' | 'className'> {}

export function TextArea({ label, needed, hint, error, rows = 3, ...area }: TextAreaProps) {
  const id = useId()
  return (
    <Field id={id} label={label} needed={needed} hint={hint} error={error}>
      <textarea
        {...area}
        {...controlProps(id, { needed, error })}
        rows={rows}
        className={cx(controlLook, 'block min-h-16 resize-y py-1.5')}
      />
    </Field>
  )
}
