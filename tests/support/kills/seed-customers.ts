import type { RequestForm } from '#lib/attribution/request-form.ts'
import type { Sandbox } from '#sandbox/index.ts'
import { formFor } from '../contract-cases.ts'

const day = 24 * 3600_000

/** A new user with a customer of the path's billing provider and payments of the last days, and what is filed for it. */
export type Seeded = RequestForm & { key: string }

export const paths = ['stripe', 'chargebee', 'cello-and-webhook', 'cello'] as const
export type Path = (typeof paths)[number]

/** Everything is new to the sandbox: nothing of it was ever sent. `name` is unique; `payments`: how many. */
export function seedCustomer(sandbox: Sandbox, path: Path, name: string, payments: number): Seeded {
  const newUserId = `usr_${name}`
  const signupEmail = `${name}@kills.example`
  const signup = { signupAt: new Date(Date.now() - 40 * day).toISOString(), signupEmail }
  const ages = Array.from({ length: payments }, (_, at) => (3 + 4 * at) * day)
  switch (path) {
    case 'stripe':
      return formFor(path, { newUserId, customerId: seedStripe(sandbox, name, ages) })
    case 'chargebee':
      return formFor(path, { newUserId, customerId: seedChargebee(sandbox, name, ages) })
    case 'cello-and-webhook': {
      const customerId = seedStripe(sandbox, name, ages)
      return formFor(path, { newUserId, billing: 'stripe', customerId, ...signup })
    }
    case 'cello': {
      const rows = ages.map(
        (age, at) =>
          `${name}-${String(at)},${new Date(Date.now() - age).toISOString()},49.00,EUR,monthly,Pro,`,
      )
      const head = 'invoice,paid_at,amount,currency,interval,product,subscription'
      return formFor(path, { newUserId, payments: [head, ...rows].join('\n'), ...signup })
    }
  }
}

const paid = { amount: 4900, currency: 'eur' }

function seedStripe({ stripe }: Sandbox, name: string, ages: readonly number[]) {
  const now = Date.now()
  const id = `cus_${name}`
  stripe.seed.customer({ id, email: `${name}@kills.example`, createdAt: now - 90 * day })
  for (const age of ages) stripe.seed.invoice({ customer: id, ...paid, paidAt: now - age })
  return id
}

function seedChargebee({ chargebee }: Sandbox, name: string, ages: readonly number[]) {
  const now = Date.now()
  const id = `cb_${name}`
  chargebee.seed.customer({ id, email: `${name}@kills.example`, createdAt: now - 90 * day })
  for (const age of ages)
    chargebee.seed.payment({ customer: id, amount: 4900, currency: 'EUR', paidAt: now - age })
  return id
}
