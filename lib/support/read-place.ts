import type { Plan } from '#lib/attribution/plan.ts'

/**
 * Which of Cello's environments it is about, and Cello's product id: both stand in the address of Cello's endpoint
 * (`https://api.sandbox.cello.so/products/{productId}/transaction-webhook/…`); else the provider's mode tells the environment.
 */
export function readPlace({ endpoint, account }: Pick<Plan, 'endpoint' | 'account'>) {
  const address = endpoint && URL.parse(endpoint.url)
  const byMode = account.mode === 'live' ? 'production' : 'sandbox'
  return {
    environment: environments[address?.hostname ?? ''] ?? byMode,
    productId: /\/products\/([^/]+)\//.exec(address?.pathname ?? '')?.[1] ?? null,
  }
}

const environments: Record<string, string> = {
  'api.cello.so': 'production',
  'api.sandbox.cello.so': 'sandbox',
}
