/** Cello's calls by name. `webhook` is Stripe's. */
export const operations = {
  webhook: { method: 'POST', path: '/products/*/transaction-webhook/stripe' },
  'chargebee-webhook': { method: 'POST', path: '/products/*/transaction-webhook/chargebee' },
  token: { method: 'POST', path: '/token' },
  event: { method: 'POST', path: '/events' },
  'active-link': { method: 'GET', path: '/referral-codes/active-link/*' },
  'referral-code': { method: 'GET', path: '/referral-codes/*' },
  reward: { method: 'GET', path: '/new-users/*/reward' },
} as const

export type Operation = keyof typeof operations

export const operationNames = Object.keys(operations) as [Operation, ...Operation[]]

export function operationOf(method: string, path: string): Operation | null {
  const parts = path.split('/')
  const found = operationNames.find((name) => {
    const wanted = operations[name].path.split('/')
    const fits =
      wanted.length === parts.length && wanted.every((part, i) => part === '*' || part === parts[i])
    return fits && operations[name].method === method
  })
  return found ?? null
}
