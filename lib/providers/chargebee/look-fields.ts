import 'server-only'
import type { Connection } from './client.ts'
import { metaDataKeys, names, type Role, roles } from './fields.ts'
import { list } from './lists.ts'
import type { LookedFields } from './looked.ts'
import { type FieldShape, fieldShape } from './shapes.ts'
import { type Denials, unlessDenied } from './unless-denied.ts'

/** Where Cello's values stand on this site's customers. */
export async function lookFields(connection: Connection, denials: Denials): Promise<LookedFields> {
  if (connection.place === 'meta_data')
    return { place: 'meta_data', keys: metaDataKeys, longest: {}, unfit: [] }
  const fields = await unlessDenied(denials, 'custom fields', () => readFields(connection))
  return toFields(fields ?? [])
}

/** The custom fields of customers. Chargebee does not say how an API name comes from a label, so it is read. */
export async function readFields(connection: Pick<Connection, 'look'>): Promise<FieldShape[]> {
  const fields = await list(connection, {
    noun: 'custom_field_config',
    shape: fieldShape,
    page: async (line, { limit, offset }) => {
      const from = offset === undefined ? '' : `&offset=${encodeURIComponent(offset)}`
      const text = await line.get(`/custom_field_configs?entity_type=customer&limit=${String(limit)}${from}`)
      return JSON.parse(text) as unknown
    },
  })
  return fields.filter(({ entity_type }) => entity_type === 'customer')
}

/** The field of a value, as Cello asks for it: `CF_` before the name, in whatever letters. */
export const fieldFor = (fields: readonly FieldShape[], role: Role) =>
  fields.find(
    ({ api_name, status }) => api_name.toLowerCase() === `cf_${names[role]}` && status !== 'inactive',
  )

/** Of a text field of one line, and of one with several (Chargebee's documentation of custom fields). */
const oneLine = 99
const severalLines = 250

export function toFields(fields: readonly FieldShape[]): LookedFields {
  const found = new Map(roles.map((role) => [role, fieldFor(fields, role)]))
  const known = roles.flatMap((role) => {
    const field = found.get(role)
    return field ? [{ role, field }] : []
  })
  const keyOf = (role: Role) => found.get(role)?.api_name ?? null
  return {
    place: 'custom_fields',
    keys: { code: keyOf('code'), newUser: keyOf('newUser'), organization: keyOf('organization') },
    longest: Object.fromEntries(
      known.map(({ role, field }) => [role, field.edit_ui === 'text_area' ? severalLines : oneLine]),
    ),
    unfit: known.filter(({ field }) => field.field_datatype !== 'string').map(({ role }) => role),
  }
}
