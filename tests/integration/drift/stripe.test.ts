import { formFor } from '#tests/support/contract-cases.ts'
import { told } from '#tests/support/cast.ts'
import { celloByStripe, stripe } from './fields.ts'
import { tryDrift, tryTurns } from './try-drift.ts'
import { stripeHolds, stripeVoids } from './turns.ts'
import { openDriftingWorld } from './world.ts'

const world = await openDriftingWorld()
const signup = { signupAt: '2026-01-15T09:30:00Z', signupEmail: 'new.user@company.example' }

function of(email: string) {
  const { customerId, newUserId } = told(email)
  return { customerId, newUserId }
}

tryDrift(world, {
  name: 'a plan for Stripe',
  form: formFor('stripe', of('books@garnet.example')),
  fields: stripe,
})

tryDrift(world, {
  name: 'a plan for Cello’s API, of payments read from Stripe',
  form: formFor('cello', { billing: 'stripe', ...signup, ...of('office@yarrow.example') }),
  fields: celloByStripe,
})

tryTurns(world, {
  name: 'a plan for Stripe of several invoices',
  form: formFor('stripe', of('billing@northwind.example')),
  voids: stripeVoids,
  holds: stripeHolds,
})
