import 'server-only'
import { findBillings, findProviders } from '#lib/providers/index.ts'
import type { Provider } from '#lib/providers/provider.ts'
import type { Connected, OfferedPath } from './paths.ts'

/** Plain, so that it crosses to the browser. */
export const findPaths = (): OfferedPath[] =>
  findProviders().map((provider) => ({
    ...connectedTo(provider),
    needs: provider.needs,
    billings: provider.needs.billing ? findBillings().map(connectedTo) : [],
  }))

const connectedTo = (provider: Provider): Connected => ({
  path: provider.path,
  name: provider.name,
  mode: provider.mode(),
})
