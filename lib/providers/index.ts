import 'server-only'
import { env } from '#lib/env.ts'
import { createCelloAndWebhook } from './cello-and-webhook/index.ts'
import { connectedCello, createCello, hasCello } from './cello/index.ts'
import { chargebee } from './chargebee/index.ts'
import type { Provider } from './provider.ts'
import { stripe } from './stripe/index.ts'

export interface Registered {
  configured: () => boolean
  provider: Provider
}

const findBilling = (path: string) => findBillings().find((provider) => provider.path === path)
const cello = createCello(connectedCello, findBilling)

/** One line a path, in the order in which they are offered. */
export const registry: Registered[] = [
  { configured: () => env().STRIPE_SECRET_KEY !== undefined, provider: stripe },
  { configured: () => env().CHARGEBEE_API_KEY !== undefined, provider: chargebee },
  {
    configured: () => hasCello() && findBillings().length > 0,
    provider: createCelloAndWebhook({ cello, findBillings }),
  },
  { configured: hasCello, provider: cello },
]

/** The paths that this company has configured, in the order in which they are offered. */
export const findProviders = () =>
  registry.filter(({ configured }) => configured()).map(({ provider }) => provider)

export const findProvider = (path: string) => findProviders().find((provider) => provider.path === path)

/** The configured providers that bill, and whose past payments can be read. */
export function findBillings(): Provider[] {
  const billing = registry.filter(({ provider }) => provider.readPayments !== undefined)
  return billing.filter(({ configured }) => configured()).map(({ provider }) => provider)
}

export {
  lookUpCode,
  lookUpNewUser,
  shareTokens,
  type Renewal,
  type Token,
  type TokenStore,
} from './cello/index.ts'
