import { newId } from '../../new-id.ts'
import { itemObject, itemPriceId, itemPriceObject, type Plan } from '../items/plan.ts'
import type { Site } from '../site/site.ts'
import { subscriptionObject } from '../subscriptions/subscription-object.ts'
import { seconds } from './seconds.ts'
import type { SubscriptionSeed } from './seeds.ts'

/** With the item and the price that it is to, where those are new. */
export function seedSubscription(site: Site, seed: SubscriptionSeed): { id: string } {
  const { customer, amount, currency, status = 'active', quantity = 1 } = seed
  const { unit = 'month', period = 1, item = { id: 'team', name: 'Team' } } = seed
  const plan: Plan = { ...item, unit, period }
  const createdAt = seconds(seed.createdAt ?? site.now())
  const { items, itemPrices, subscriptions } = site.state
  if (!items.get(plan.id)) items.add(itemObject(plan, createdAt))
  if (!itemPrices.get(itemPriceId(plan, currency))) {
    itemPrices.add(itemPriceObject(plan, { amount, currency, createdAt }))
  }
  const { id } = subscriptions.add(
    subscriptionObject({
      id: seed.id ?? newId('sub', 14),
      customer,
      plan,
      amount,
      quantity,
      currency,
      status,
      createdAt,
      now: site.seconds(),
    }),
  )
  site.changed()
  return { id }
}
