/** A configured path, as the form offers it. */
export interface OfferedPath {
  path: string
  name: string
  mode: 'test' | 'live'
}

/** "Stripe (test mode)". */
export const placeOf = ({ name, mode }: OfferedPath) => `${name} (${mode} mode)`
