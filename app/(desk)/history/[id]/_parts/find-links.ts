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
    ...known({
      customer: links.customer(customerId),
      event: eventId === null ? null : links.event(eventId),
      invoice: invoiceId === null ? null : links.invoice(invoiceId),
    }),
  }
}

const known = (links: Record<string, string | null>): Record<string, string> =>
  Object.fromEntries(Object.entries(links).flatMap(([name, href]) => (href === null ? [] : [[name, href]])))
