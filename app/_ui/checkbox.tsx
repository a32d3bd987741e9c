import { useId, type ComponentProps, type ReactNode } from 'react'

export interface CheckboxProps extends Omit<
  ComponentProps<'input'>,
  'id' | 'type' | 'className' | 'children'
> {
  label: string
  hint?: ReactNode
}

export function Checkbox({ label, hint, ...input }: CheckboxProps) {
  const id = useId()
  return (
    <div className="grid grid-cols-[auto_1fr] gap-x-2.5">
      <input
        {...input}
        id={id}
        type="checkbox"
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="mt-1 size-4 accent-accent"
      />
      <label htmlFor={id} className="min-h-6 py-0.5">
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="col-start-2 text-sm text-muted">
          {hint}
        </p>
      )}
    </div>
  )
}
