import { setTimeout as pause } from 'node:timers/promises'
import Stripe from 'stripe'
import { z } from 'zod'
import type { StripeWorld } from '#sandbox/stripe/index.ts'

export interface ByHand {
  customerId: string
  code: string
  newUserId: string
}

/**
 * What a person writes with stripe-node who follows Cello's guide for one customer after another: the code and the new user's id onto
 * the customer, wait until Cello was told, then each past `invoice.paid` again. Nothing is read that the guide does not need.
 */
export async function followGuide(world: StripeWorld, endpoint: string, all: ByHand[]): Promise<void> {
  const { hostname, port } = new URL(world.address)
  const stripe = new Stripe(world.keys.test, { host: hostname, port: Number(port), protocol: 'http' })
  for (const { customerId, code, newUserId } of all) {
    const began = Math.floor(Date.now() / 1000)
    const { lastResponse } = await stripe.customers.update(customerId, {
      metadata: { cello_ucc: code, new_user_id: newUserId },
    })
    await untilTold(stripe, began, lastResponse.requestId)
    const { data: invoices } = await stripe.invoices.list({
      customer: customerId,
      status: 'paid',
      limit: 100,
    })
    for (const {
      id,
      status_transitions: { paid_at: paidAt },
    } of invoices.toReversed()) {
      const at = paidAt ?? 0
      const { data: events } = await stripe.events.list({
        type: 'invoice.paid',
        created: { gte: at - 10, lte: at + 120 },
      })
      const event = events.find(({ data }) => about.parse(data.object).id === id)
      if (!event) throw new Error(`no event of ${id}`)
      await stripe.rawRequest('POST', `/v1/events/${event.id}/retry`, { webhook_endpoint: endpoint })
    }
  }
}

const about = z.object({ id: z.string() })

/** Looks once a second. */
async function untilTold(stripe: Stripe, since: number, requestId: string) {
  for (;;) {
    await pause(1000)
    const { data } = await stripe.events.list({ type: 'customer.updated', created: { gte: since - 60 } })
    const event = data.find(({ request }) => request?.id === requestId)
    if (event?.pending_webhooks === 0) return
  }
}
