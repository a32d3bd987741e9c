import type { Needs } from '#lib/providers/provider.ts'

/** Something that is connected, with the mode of its key. */
export interface Connected {
  path: string
  name: string
  mode: 'test' | 'live'
}

/** A configured path, as the form offers it. */
export interface OfferedPath extends Connected {
  needs: Needs
  /** Who bills, where the path leaves it open. */
  billings: readonly Connected[]
}

/** "Stripe (test mode)". */
export const placeOf = ({ name, mode }: Connected) => `${name} (${mode} mode)`

/** The billing provider that a path works with; undefined where it needs none, or none is chosen. */
export function billingIn(path: OfferedPath | undefined, chosen: string): Connected | undefined {
  if (!path?.needs.billing) return undefined
  const found = path.billings.find((one) => one.path === chosen)
  return found ?? (path.billings.length === 1 && !path.needs.payments ? path.billings[0] : undefined)
}

/** Where customers are looked for. */
export const customersIn = (path: OfferedPath | undefined, chosen: string): Connected | undefined =>
  path?.needs.billing ? billingIn(path, chosen) : path

/** The path as a person understands it, and when it is the one to choose. */
export function pathWords({ name, needs, billings }: OfferedPath): { name: string; when: string } {
  if (!needs.signup)
    return { name, when: `For products whose sign-ups and payments Cello learns by ${name}'s webhook.` }
  if (needs.payments)
    return {
      name: "Cello's API alone",
      when: 'For products that tell Cello by its API of sign-ups and of payments.',
    }
  return {
    name: `Cello's API, then ${billings.map((one) => one.name).join(' or ')}'s webhook`,
    when: 'For products that tell Cello by its API of sign-ups, while payments come by the webhook of who bills.',
  }
}
