/** The provider's name, and where its dashboard shows each id of a plan. Plain, so that it crosses to the browser. */
export interface Place {
  name: string
  links: Record<string, string>
}

export const nowhere: Place = { name: 'the provider', links: {} }
