import 'server-only'
import { paymentsOf, type Plan } from '#lib/attribution/plan.ts'
import { findProvider } from '#lib/providers/index.ts'
import { nowhere, type Place } from './place.ts'

export function findPlace(plan: Plan): Place {
  const provider = findProvider(plan.account.provider)
  if (!provider) return nowhere
  const { links, name } = provider
  const events = paymentsOf(plan).flatMap((step) => ('eventId' in step ? [step.eventId] : []))
  const invoices = [...paymentsOf(plan), ...plan.notResent].map(({ invoice }) => invoice.id)
  return {
    name,
    links: Object.fromEntries(
      [
        [plan.customer.id, links.customer(plan.customer.id)] as const,
        ...events.map((id) => [id, links.event(id)] as const),
        ...invoices.map((id) => [id, links.invoice(id)] as const),
      ].flatMap(([id, href]) => (href === null ? [] : [[id, href]])),
    ),
  }
}
