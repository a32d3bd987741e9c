import type { Difference } from '../step.ts'
import type { Wanted } from '../wanted.ts'
import type { LookedCustomer } from './looked.ts'

/**
 * What Cello looks for on a Chargebee customer: so named in `meta_data`, or as custom fields with `cf_` before it
 * (docs.cello.so/integrations/webhooks/chargebee-webhook).
 */
export const names = {
  code: 'cello_ucc',
  newUser: 'new_user_id',
  organization: 'new_user_organization_id',
} as const
export type Role = keyof typeof names
export const roles = ['code', 'newUser', 'organization'] as const satisfies Role[]

/** Under which key each value stands: a name in `meta_data`, or the API name of a custom field; null: the site has no such field. */
export type Keys = Record<Role, string | null>

export const metaDataKeys: Keys = names

const isField = (key: string) => key.startsWith('cf_')

/** What a person would give for each value; undefined: it is not wanted. */
const wantedOf = ({ referralCode, newUserId, organizationId }: Wanted): Record<Role, string | undefined> => ({
  code: referralCode,
  newUser: newUserId,
  organization: organizationId ?? undefined,
})

export const neededRoles = (wanted: Wanted) => roles.filter((role) => wantedOf(wanted)[role] !== undefined)

/** Only what differs, in the order in which Cello's guide names the values. */
export function changesTo(customer: Carrying, keys: Keys, wanted: Wanted): Difference[] {
  const after = wantedOf(wanted)
  return neededRoles(wanted).flatMap((role) => {
    const key = keys[role]
    if (key === null) return []
    const change = { key, before: shown(customer, key), after: after[role] ?? null }
    return change.before === change.after ? [] : [change]
  })
}

export type Carrying = Pick<LookedCustomer, 'metaData' | 'fields'>

/** The value under a key as a plan shows it; null where there is none. Cello reads text only: anything else is shown as what it is. */
export function shown(customer: Carrying, key: string): string | null {
  const value = isField(key) ? customer.fields[key] : customer.metaData[key]
  if (value === undefined || value === null || value === '') return null
  return typeof value === 'string' ? value : `${JSON.stringify(value)} (not text)`
}

/** What the customer carries of this, in `meta_data` or in a custom field, where Cello may find it too. */
export function carried(customer: Carrying, role: Role, key: string | null): string[] {
  const field = Object.keys(customer.fields).find((name) => name.toLowerCase() === `cf_${names[role]}`)
  const keys = new Set([key, names[role], field ?? null].filter((one) => one !== null))
  return [...keys].flatMap((one) => textOf(customer, one) ?? [])
}

function textOf(customer: Carrying, key: string): string | null {
  const value = isField(key) ? customer.fields[key] : customer.metaData[key]
  if (value === undefined || value === null || value === '') return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** What is not, or no longer, as the step says it was. */
export const movedIn = (customer: Carrying, changes: readonly Difference[]): Difference[] =>
  changes
    .map(({ key, before }) => ({ key, before, after: shown(customer, key) }))
    .filter(({ before, after }) => before !== after)

/** Whether the customer carries what the step sets. */
export const carries = (customer: Carrying, changes: readonly Difference[]) =>
  changes.every(({ key, after }) => shown(customer, key) === after)

/** The parameters of the update: the whole `meta_data` with the changes in it, for nobody says whether Chargebee merges, and the custom fields that differ. */
export function paramsOf(metaData: Record<string, unknown>, changes: readonly Difference[]) {
  const values = Object.fromEntries(changes.map(({ key, after }) => [key, after ?? '']))
  const fields = Object.fromEntries(Object.entries(values).filter(([key]) => isField(key)))
  const merged = Object.fromEntries(Object.entries(values).filter(([key]) => !isField(key)))
  if (Object.keys(merged).length === 0) return fields
  return { ...fields, meta_data: JSON.stringify({ ...metaData, ...merged }) }
}
