import 'server-only'
import { and, desc, eq, gte, lt, or, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { db } from '#db/client.ts'
import { deliveries, type DeliveryOutcome } from '#db/schema/deliveries.ts'
import { people } from '#db/schema/people.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { pageSize } from './find-requests.ts'

export interface DeliveryFilter {
  request?: number
  customer?: string
  event?: string
  invoice?: string
  /** Minor units. */
  amount?: number
  currency?: string
  endpoint?: string
  requestedBy?: string
  approvedBy?: string
  since?: Date
  until?: Date
  status?: number
  providerRequest?: string
  outcome?: DeliveryOutcome
  purpose?: 'mark' | 'resend'
  /** The id after which the next, older page begins. */
  before?: string
}

const askers = alias(people, 'askers')
const approvers = alias(people, 'approvers')

export type DeliveryRow = Awaited<ReturnType<typeof findDeliveries>>['rows'][number]

/** The history, the newest first, a page at a time. */
export async function findDeliveries(actor: Actor<'delivery:see'>, filter: DeliveryFilter, size = pageSize) {
  const found = await read(actor, filter, size + 1)
  const rows = found.slice(0, size)
  return { rows, next: found.length > size ? rows.at(-1)?.id : undefined }
}

/** Everything that the filter leaves, in pages of a thousand, so that an export of any length takes little memory. */
export async function* eachDelivery(actor: Actor<'delivery:see'>, filter: DeliveryFilter) {
  let before = filter.before
  do {
    const page = await findDeliveries(actor, before === undefined ? filter : { ...filter, before }, 1000)
    yield* page.rows
    before = page.next
  } while (before !== undefined)
}

const read = (_actor: Actor<'delivery:see'>, filter: DeliveryFilter, limit: number) =>
  db()
    .select({
      id: deliveries.id,
      requestId: deliveries.requestId,
      requestNumber: deliveries.requestNumber,
      provider: deliveries.provider,
      purpose: deliveries.purpose,
      customerId: deliveries.customerId,
      customerEmail: deliveries.customerEmail,
      eventId: deliveries.eventId,
      invoiceId: deliveries.invoiceId,
      invoiceNumber: deliveries.invoiceNumber,
      amount: deliveries.amount,
      currency: deliveries.currency,
      endpointId: deliveries.endpointId,
      requestedBy: askers.name,
      approvedBy: approvers.name,
      openedAt: deliveries.openedAt,
      closedAt: deliveries.closedAt,
      status: deliveries.status,
      sentence: deliveries.sentence,
      providerRequestId: deliveries.providerRequestId,
      outcome: deliveries.outcome,
      attempt: deliveries.attempt,
    })
    .from(deliveries)
    .innerJoin(askers, eq(askers.id, deliveries.requestedBy))
    .innerJoin(approvers, eq(approvers.id, deliveries.approvedBy))
    .where(and(...conditions(filter)))
    .orderBy(desc(deliveries.id))
    .limit(limit)

function conditions(filter: DeliveryFilter): (SQL | undefined)[] {
  const { request, customer, event, invoice, amount, currency, endpoint, requestedBy, approvedBy } = filter
  const { since, until, status, providerRequest, outcome, purpose, before } = filter
  return [
    request === undefined ? undefined : eq(deliveries.requestNumber, request),
    customer ? or(eq(deliveries.customerId, customer), eq(deliveries.customerEmail, customer)) : undefined,
    event ? eq(deliveries.eventId, event) : undefined,
    invoice ? or(eq(deliveries.invoiceId, invoice), eq(deliveries.invoiceNumber, invoice)) : undefined,
    amount === undefined ? undefined : eq(deliveries.amount, amount),
    currency ? eq(deliveries.currency, currency.toLowerCase()) : undefined,
    endpoint ? eq(deliveries.endpointId, endpoint) : undefined,
    requestedBy ? eq(deliveries.requestedBy, requestedBy) : undefined,
    approvedBy ? eq(deliveries.approvedBy, approvedBy) : undefined,
    since ? gte(deliveries.openedAt, since) : undefined,
    until ? lt(deliveries.openedAt, until) : undefined,
    status === undefined ? undefined : eq(deliveries.status, status),
    providerRequest ? eq(deliveries.providerRequestId, providerRequest) : undefined,
    outcome ? eq(deliveries.outcome, outcome) : undefined,
    purpose ? eq(deliveries.purpose, purpose) : undefined,
    before === undefined ? undefined : lt(deliveries.id, before),
  ]
}
