import type Stripe from 'stripe'
import { newId } from '../../new-id.ts'
import type { Account } from '../account/account.ts'
import type { Billed } from '../invoices/line-object.ts'
import { priceObject } from '../prices/price-object.ts'
import { productObject } from '../products/product-object.ts'
import { subscriptionObject } from '../subscriptions/subscription-object.ts'
import { seconds } from './create-seeds.ts'
import type { SubscriptionSeed } from './seeds.ts'

const TEAM = { id: 'prod_TeamPlan', name: 'Team' }

/** With its price, and its product where that is new. */
export function seedSubscription(account: Account, seed: SubscriptionSeed): { id: string } {
  const { state } = account
  const { customer, amount, currency, product = TEAM, interval = 'month', intervalCount = 1 } = seed
  const id = seed.id ?? newId('sub')
  const created = seconds(seed.createdAt ?? account.now())
  const livemode = state.customers.get(customer)?.livemode ?? false
  if (!state.products.get(product.id)) state.products.add(productObject({ ...product, created, livemode }))
  const price = {
    id: `price_${id.replace(/^sub_/, '')}`,
    product: product.id,
    amount,
    currency,
    created,
    livemode,
    interval,
    intervalCount,
  }
  state.prices.add(priceObject(price))
  state.subscriptions.add(
    subscriptionObject({
      id,
      customer,
      price,
      quantity: seed.quantity ?? 1,
      now: account.seconds(),
      status: seed.status ?? 'active',
    }),
  )
  account.changed()
  return { id }
}

/** What an invoice of this subscription is for, by the subscription's first item. */
export function billedBy({ state }: Account, subscription: string): Billed {
  const item = state.subscriptions.get(subscription)?.items.data[0]
  if (!item) throw new Error(`there is no subscription ${subscription}`)
  const { price, quantity = 1 } = item
  return { subscription, price, quantity, productName: state.products.get(idOf(price.product))?.name ?? '' }
}

function idOf(product: Stripe.Price['product']): string {
  return typeof product === 'string' ? product : product.id
}
