import type { CelloWorld } from '../cello/index.ts'
import type { ChargebeeWorld } from '../chargebee/world.ts'
import { storyCustomers, tellStory } from '../story.ts'
import type { StripeWorld } from '../stripe/world.ts'
import { endpointSeed } from './cello-endpoint.ts'
import { celloStoryUsers } from './cello-users.ts'
import { chargebeeEndpointSeed } from './chargebee-endpoint.ts'
import { chargebeeStoryCustomers, tellChargebeeStory } from './chargebee-story.ts'

interface World {
  stripe: StripeWorld
  chargebee: ChargebeeWorld
  cello: CelloWorld
}

const MONTH = 30 * 24 * 60 * 60 * 1000
const YEAR = 365 * 24 * 60 * 60 * 1000

/** Fills an empty world with the practice story; Cello has long known who carries a code. */
export function tellWorld({ stripe, chargebee, cello }: World, now: number) {
  tellStory({ stripe, celloUrl: cello.webhookUrl, now })
  tellChargebeeStory({ chargebee, cello: cello.chargebeeWebhook, now })
  for (const { customerId, email, metadata = {}, live, deleted } of storyCustomers) {
    if (!live && !deleted) cello.learn({ id: customerId, email, metadata }, new Date(now - YEAR))
  }
  for (const { customerId, email, carries, deleted } of chargebeeStoryCustomers) {
    const customer = { id: customerId, email, ...(carries && { meta_data: carries }) }
    if (!deleted) cello.learnChargebee(customer, new Date(now - YEAR))
  }
  for (const { knownBy: code, newUserId, email } of celloStoryUsers) {
    if (code !== undefined) cello.learnSignup({ code, newUserId, email }, new Date(now - MONTH))
  }
}

/** Leads both billing providers to where Cello listens now. */
export function connectCello({ stripe, chargebee, cello }: World, now: number) {
  const endpoint = endpointSeed('ready', cello.webhookUrl, now)
  if (endpoint) stripe.seed.endpoint(endpoint)
  const other = chargebeeEndpointSeed('ready', cello.chargebeeWebhook)
  if (other) chargebee.seed.endpoint(other)
}
