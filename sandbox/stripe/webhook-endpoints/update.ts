import { applyMetadata } from '../customers/apply-metadata.ts'
import { find } from '../lists/find.ts'
import { readBoolean, readText } from '../lists/read-text.ts'
import type { Ask } from '../requests/ask.ts'
import type { Endpoint } from '../state/state.ts'
import { readTypes, readUrl } from './create.ts'

export function updateEndpoint(ask: Ask): Endpoint {
  const { account, params, id, effect } = ask
  const endpoint = find(account.state.endpoints, ask, id)
  const url = readText(params, 'url')
  const types = readTypes(params['enabled_events'])
  const disabled = readBoolean(params, 'disabled')
  const description = readText(params, 'description')
  const metadata = applyMetadata(endpoint.metadata, params['metadata'])
  if (url !== undefined) endpoint.url = readUrl(url)
  if (types.length > 0) endpoint.enabled_events = types
  if (disabled !== undefined) endpoint.status = disabled ? 'disabled' : 'enabled'
  if (description !== undefined) endpoint.description = description === '' ? null : description
  endpoint.metadata = metadata
  account.changed()
  effect()
  return endpoint
}
