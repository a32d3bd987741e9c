import 'server-only'
import { env } from '#lib/env.ts'
import type { Provider } from './provider.ts'
import { stripe } from './stripe/index.ts'

const registry: { configured: () => boolean; provider: Provider }[] = [
  { configured: () => env().STRIPE_SECRET_KEY !== undefined, provider: stripe },
]

/** The providers that this company has configured, in the order in which they are offered. */
export const findProviders = () =>
  registry.filter(({ configured }) => configured()).map(({ provider }) => provider)

export const findProvider = (path: string) => findProviders().find((provider) => provider.path === path)

export { lookUpCode, lookUpNewUser } from './cello/index.ts'
