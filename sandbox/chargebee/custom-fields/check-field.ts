import type { Form } from '../../http/parse-form.ts'
import { readText } from '../lists/read.ts'
import { invalid } from '../requests/api-error.ts'
import type { Site } from '../site/site.ts'

/** Of a single line and of a text area. Source: Chargebee's documentation of its first catalogue. */
const LONGEST = { text: 99, text_area: 250 }

/** The custom fields among the parameters by name; refuses one that the site does not have for this entity. */
export function readCustomFields({ state, habits }: Site, entity: string, params: Form): Map<string, string> {
  const found = new Map<string, string>()
  for (const name of Object.keys(params)) {
    if (!name.startsWith('cf_')) continue
    const known = state.customFields.find(
      (field) => field.entity_type === entity && field.api_name === name && field.status === 'active',
    )
    if (!known && habits.unknownParameters === 'ignore') continue
    if (!known) throw invalid(name, 'there is no such custom field', habits.unknownFieldCode)
    const value = readText(params, name) ?? ''
    const longest = LONGEST[known.edit_ui]
    if (value.length > longest) throw invalid(name, `cannot be more than ${longest} characters`)
    found.set(name, value)
  }
  return found
}
