import 'server-only'
import type { DeliveryDetails } from '#lib/attribution/get-delivery.ts'
import { findProvider } from '#lib/providers/index.ts'

export interface Place {
  name: string
  customer?: string
  event?: string
  invoice?: string
}

/** Where the provider's own pages show what a delivery is about; none where the provider is not connected any more. */
export function findLinks({ provider, customerId, eventId, invoiceId }: DeliveryDetails): Place {
  const found = findProvider(provider)
  if (!found) return { name: provider }
  const { name, links } = found
  return {
    name,
    customer: links.customer(customerId),
    ...(eventId === null ? {} : { event: links.event(eventId) }),
    ...(invoiceId === null ? {} : { invoice: links.invoice(invoiceId) }),
  }
}
