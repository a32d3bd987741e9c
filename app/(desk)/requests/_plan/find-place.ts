import 'server-only'
import { type Plan, resendsOf } from '#lib/attribution/plan.ts'
import { findProvider } from '#lib/providers/index.ts'
import { nowhere, type Place } from './place.ts'

export function findPlace(plan: Plan): Place {
  const provider = findProvider(plan.path)
  if (!provider) return nowhere
  const { links, name } = provider
  const invoices = [...resendsOf(plan), ...plan.notResent].map(({ invoice }) => invoice.id)
  return {
    name,
    links: Object.fromEntries([
      [plan.customer.id, links.customer(plan.customer.id)],
      ...resendsOf(plan).map(({ eventId }) => [eventId, links.event(eventId)] as const),
      ...invoices.map((id) => [id, links.invoice(id)] as const),
    ]),
  }
}
