import 'server-only'
import { registry } from '#lib/providers/index.ts'
import type { PathNames } from './condition-words.ts'

/** Every path that the desk knows, configured or not: a policy may be written before its path is connected. */
export const pathNames = (): PathNames =>
  Object.fromEntries(registry.map(({ provider: { path, name } }) => [path, name]))
