import { formFor } from '#tests/support/contract-cases.ts'
import { chargebeeStoryCustomers } from '#sandbox/story/chargebee-story.ts'
import { celloByChargebee, chargebee } from './fields.ts'
import { tryDrift, tryTurns } from './try-drift.ts'
import { chargebeeHolds, chargebeeVoids } from './turns.ts'
import { openDriftingWorld } from './world.ts'

const world = await openDriftingWorld()
const signup = { signupAt: '2026-01-15T09:30:00Z', signupEmail: 'new.user@company.example' }

function of(name: string) {
  const found = chargebeeStoryCustomers.find((one) => one.name === name)
  if (!found) throw new Error(`the story has no ${name}`)
  return { customerId: found.customerId, newUserId: found.newUserId }
}

tryDrift(world, {
  name: 'a plan for Chargebee',
  form: formFor('chargebee', of('Mesa Books')),
  fields: chargebee,
})

tryDrift(world, {
  name: 'a plan for Cello’s API, of payments read from Chargebee',
  form: formFor('cello', { billing: 'chargebee', ...signup, ...of('Upland Press') }),
  fields: celloByChargebee,
})

tryTurns(world, {
  name: 'a plan for Chargebee of several payments',
  form: formFor('chargebee', of('Alder Optics')),
  voids: chargebeeVoids,
  holds: chargebeeHolds,
})
