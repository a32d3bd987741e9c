import 'server-only'
import { and, asc, desc, eq, gte, inArray, lt, notInArray, or, sql, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { db } from '#db/client.ts'
import { deliveries } from '#db/schema/deliveries.ts'
import { people } from '#db/schema/people.ts'
import { proofs } from '#db/schema/proofs.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { currencyDigits, currenciesWith, minorUnits } from '#lib/currency.ts'
import type { DeliveryFilter } from './delivery-filter.ts'

/** A row of the history tells more than one of another list, so that a page of it holds fewer. */
const pageSize = 30

/** Where a page begins: after the row `before`, towards the older ones, or after the row `after`, towards the newer ones. */
export interface DeliveryPage {
  before?: string | undefined
  after?: string | undefined
  size?: number
}

const askers = alias(people, 'askers')
const approvers = alias(people, 'approvers')
const settlers = alias(people, 'settlers')

export type DeliveryRow = Awaited<ReturnType<typeof read>>[number]

export interface FoundDeliveries {
  rows: DeliveryRow[]
  /** The keys of the neighbouring pages. */
  older: string | undefined
  newer: string | undefined
}

/** The history, the newest first, a page at a time. */
export async function findDeliveries(
  actor: Actor<'delivery:see'>,
  filter: DeliveryFilter,
  { before, after, size = pageSize }: DeliveryPage = {},
): Promise<FoundDeliveries> {
  if (after !== undefined) return findNewer(actor, filter, after, size)
  const found = await read(actor, [...conditions(filter), beyond('<', before)], size + 1)
  const rows = found.slice(0, size)
  return {
    rows,
    older: found.length > size ? rows.at(-1)?.id : undefined,
    newer: before === undefined ? undefined : rows[0]?.id,
  }
}

/** Where nothing is newer than this page, it is the newest page, filled up with older rows. */
async function findNewer(actor: Actor<'delivery:see'>, filter: DeliveryFilter, after: string, size: number) {
  const found = await read(actor, [...conditions(filter), beyond('>', after)], size + 1, asc)
  if (found.length <= size) return findDeliveries(actor, filter, { size })
  const rows = found.slice(0, size).reverse()
  return { rows, older: rows.at(-1)?.id, newer: rows[0]?.id }
}

/** Everything that the filter leaves, in pages of a thousand, so that an export of any length takes little memory. */
export async function* eachPage(actor: Actor<'delivery:see'>, filter: DeliveryFilter) {
  let before: string | undefined
  do {
    const page = await findDeliveries(actor, filter, { before, size: 1000 })
    yield page.rows
    before = page.older
  } while (before !== undefined)
}

const read = (_actor: Actor<'delivery:see'>, where: (SQL | undefined)[], limit: number, order = desc) =>
  db()
    .select(deliveryColumns)
    .from(deliveries)
    .innerJoin(askers, eq(askers.id, deliveries.requestedBy))
    .innerJoin(approvers, eq(approvers.id, deliveries.approvedBy))
    .leftJoin(settlers, eq(settlers.id, deliveries.settledBy))
    .leftJoin(proofs, and(eq(proofs.deliveryId, deliveries.id), eq(proofs.rung, 'delivered')))
    .where(and(...where))
    .orderBy(order(deliveries.openedAt), order(deliveries.id))
    .limit(limit)

const deliveryColumns = {
  id: deliveries.id,
  requestId: deliveries.requestId,
  requestNumber: deliveries.requestNumber,
  attempt: deliveries.attempt,
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
  requestedBy: deliveries.requestedBy,
  requester: askers.name,
  approvedBy: deliveries.approvedBy,
  approver: approvers.name,
  openedAt: deliveries.openedAt,
  closedAt: deliveries.closedAt,
  outcome: deliveries.outcome,
  settler: settlers.name,
  settledBecause: deliveries.settledBecause,
  deliveredAt: proofs.seenAt,
  status: deliveries.status,
  sentence: deliveries.sentence,
  providerRequestId: deliveries.providerRequestId,
}

/** Compared in the database, which knows the moment to the microsecond. */
const beyond = (side: '<' | '>', id: string | undefined) =>
  id === undefined
    ? undefined
    : sql`(${deliveries.openedAt}, ${deliveries.id}) ${sql.raw(side)} (select d.opened_at, d.id from ${deliveries} d where d.id = ${id})`

function conditions(filter: DeliveryFilter): (SQL | undefined)[] {
  const { request, customer, event, invoice, amount, currency, endpoint, requestedBy, approvedBy } = filter
  const { from, until, status, providerRequest, outcome, purpose } = filter
  return [
    request === undefined ? undefined : eq(deliveries.requestNumber, request),
    customer
      ? or(
          eq(deliveries.customerId, customer),
          eq(sql`lower(${deliveries.customerEmail})`, customer.toLowerCase()),
        )
      : undefined,
    event ? eq(deliveries.eventId, event) : undefined,
    invoice
      ? or(
          eq(deliveries.invoiceId, invoice),
          eq(sql`lower(${deliveries.invoiceNumber})`, invoice.toLowerCase()),
        )
      : undefined,
    amount === undefined ? undefined : amountIs(amount, currency),
    currency ? eq(deliveries.currency, currency) : undefined,
    endpoint ? eq(deliveries.endpointId, endpoint) : undefined,
    requestedBy ? eq(deliveries.requestedBy, requestedBy) : undefined,
    approvedBy ? eq(deliveries.approvedBy, approvedBy) : undefined,
    from ? gte(deliveries.openedAt, from) : undefined,
    until ? lt(deliveries.openedAt, until) : undefined,
    status === undefined ? undefined : eq(deliveries.status, status),
    providerRequest ? eq(deliveries.providerRequestId, providerRequest) : undefined,
    outcome ? eq(deliveries.outcome, outcome) : undefined,
    purpose ? eq(deliveries.purpose, purpose) : undefined,
  ]
}

/** Without a currency, 120 is 12000 minor units of a currency with two decimals, 120 of one with none, 120000 of one with three. */
function amountIs(decimal: string, currency: string | undefined): SQL | undefined {
  const minor = (digits: number) => sql`${minorUnits(decimal, digits) ?? null}::bigint`
  if (currency !== undefined) return eq(deliveries.amount, minor(currencyDigits(currency)))
  const { 0: none, 3: three } = currenciesWith
  return or(
    and(eq(deliveries.amount, minor(2)), notInArray(deliveries.currency, [...none, ...three])),
    and(eq(deliveries.amount, minor(0)), inArray(deliveries.currency, none)),
    and(eq(deliveries.amount, minor(3)), inArray(deliveries.currency, three)),
  )
}
