import 'server-only'
import { findProviders } from '#lib/providers/index.ts'
import type { OfferedPath } from './paths.ts'

export const findPaths = (): OfferedPath[] =>
  findProviders().map((provider) => ({ path: provider.path, name: provider.name, mode: provider.mode() }))
