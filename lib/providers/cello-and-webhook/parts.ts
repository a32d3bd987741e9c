import type { Provider } from '../provider.ts'

export interface Parts {
  cello: Provider
  /** The configured providers that bill. */
  findBillings: () => readonly Provider[]
  /** The one that is named, or the only one. */
  billingOf: (path: string | undefined) => Provider | undefined
}

export function partsOf({ cello, findBillings }: Omit<Parts, 'billingOf'>): Parts {
  return {
    cello,
    findBillings,
    billingOf(path) {
      const billings = findBillings()
      if (path !== undefined) return billings.find((provider) => provider.path === path)
      return billings.length === 1 ? billings[0] : undefined
    },
  }
}
