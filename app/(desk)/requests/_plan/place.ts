/** The provider's name, and where its dashboard shows each id of a plan. Plain, so that it crosses to the browser. */
export interface Place {
  name: string
  /** The name of each provider that the plan has a step for, by its path. */
  names: Record<string, string>
  links: Record<string, string>
}

export const nowhere: Place = { name: 'the provider', names: {}, links: {} }

export const nameOf = ({ name, names }: Place, path: string) => names[path] ?? name
