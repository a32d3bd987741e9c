import 'server-only'
import { unavailable } from '#lib/errors.ts'
import { findProvider } from '#lib/providers/index.ts'
import type { Provider } from '#lib/providers/provider.ts'

/** @throws Refusal `unavailable` where the path is not configured. */
export function getProvider(path: string): Provider {
  const provider = findProvider(path)
  if (provider) return provider
  throw unavailable(
    `The path ${path} is not configured here. Ask an admin to connect it, or choose another path.`,
  )
}
