import { page, PAGING } from '../lists/page.ts'
import type { Ask, Route } from '../requests/ask.ts'
import { readText } from '../lists/read.ts'
import { invalid } from '../requests/api-error.ts'

export const customFieldRoutes: Route[] = [
  {
    method: 'GET',
    path: '/api/v2/custom_field_configs',
    parameters: [...PAGING, 'entity_type'],
    answer: listFields,
  },
]

/** `entity_type` is told as a plain value and, as elsewhere, with `[is]`: both are taken. */
function listFields(ask: Ask) {
  const field = ask.params['entity_type']
  const plain = typeof field === 'object' && !Array.isArray(field) ? field : ask.params
  const wanted = readText(plain, plain === ask.params ? 'entity_type' : 'is')
  if (wanted !== undefined && !/^[a-z_]+$/.test(wanted)) throw invalid('entity_type', 'not in allowed values')
  const items = ask.site.state.customFields
    .filter(({ entity_type }) => wanted === undefined || entity_type === wanted)
    .map((config) => ({ id: config.api_name, config }))
  return page(ask, { items, sorts: ['field_order'], show: ({ config }) => ({ custom_field_config: config }) })
}
