import 'server-only'
import { paymentsOf, type Plan } from '#lib/attribution/plan.ts'
import { findProvider } from '#lib/providers/index.ts'
import { nowhere, type Place } from './place.ts'

/** Customers and invoices have pages where they are billed; an event where its step's provider keeps it. */
export function findPlace(plan: Plan): Place {
  const biller = findProvider(plan.wanted.billing ?? plan.account.provider)
  if (!biller) return nowhere
  const names = new Set(plan.steps.map(({ provider }) => provider))
  const providers = new Map([...names].map((name) => [name, findProvider(name)] as const))
  const links = [
    [plan.customer.id, biller.links.customer(plan.customer.id)] as const,
    ...paymentsOf(plan).flatMap((step) =>
      'eventId' in step
        ? [[step.eventId, providers.get(step.provider)?.links.event(step.eventId)] as const]
        : [],
    ),
    ...[...paymentsOf(plan), ...plan.notResent].map(
      ({ invoice: { id } }) => [id, biller.links.invoice(id)] as const,
    ),
  ]
  return {
    name: biller.name,
    names: Object.fromEntries(
      [...providers].flatMap(([name, provider]) => (provider ? [[name, provider.name]] : [])),
    ),
    links: Object.fromEntries(links.flatMap(([id, href]) => (href ? [[id, href]] : []))),
  }
}
