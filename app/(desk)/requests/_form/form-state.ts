import type { FieldName, Values } from './values.ts'

/** What every field of the form needs. */
export interface FormState {
  values: Values
  set: (typed: Partial<Values>) => void
  /** The sentence to show beside a field: only once it was left, or the form was sent. */
  errorOf: (name: FieldName) => string | undefined
  leave: (name: FieldName) => void
  /** Whether what is missing there may be said: it was left, or the form was sent. */
  isLeft: (name: FieldName) => boolean
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** Ties a control to its field. */
export const bind = ({ values, set, errorOf, leave }: FormState, name: FieldName) => ({
  name,
  value: values[name],
  error: errorOf(name),
  onChange: ({ target }: { target: Control }) => {
    set({ [name]: target.value })
  },
  onBlur: () => {
    leave(name)
  },
})
