/** What every field of the form needs. */
export interface FormState {
  /** The sentence to show beside a field, by its path: only once it was left with something in it, or the form was sent. */
  errorOf: (path: string, key: string, typed: string) => string | undefined
  /** The first sentence of all fields below a path, once the form was sent: for a rule that is folded. */
  firstOf: (path: string) => string | undefined
  leave: (key: string) => void
}

interface Bound {
  /** "rules.0.name", as the schema calls it. */
  path: string
  /** What stays when the rule moves. */
  key: string
  value: string
  set: (typed: string) => void
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** Ties a control to its field. */
export const bind = ({ errorOf, leave }: FormState, { path, key, value, set }: Bound) => ({
  value,
  error: errorOf(path, key, value),
  onChange: ({ target }: { target: Control }) => {
    set(target.value)
  },
  onBlur: () => {
    leave(key)
  },
})
