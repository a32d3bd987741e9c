import 'server-only'
import { unavailable } from '#lib/errors.ts'
import type { Payment, Provider } from '../provider.ts'
import type { GivenPayment, Wanted } from '../wanted.ts'
import type { Connection } from './client.ts'
import { readNewUser } from './look-up.ts'
import type { CelloLook, Shown } from './looked.ts'

export type FindBilling = (path: string) => Provider | undefined

/** Fresh reads of everything that a plan needs. @throws Refusal `unavailable`. */
export async function look(
  connection: Connection,
  wanted: Wanted,
  findBilling: FindBilling,
): Promise<CelloLook> {
  const { newUserId, organizationId, billing } = wanted
  const [shown, read] = await Promise.all([
    readShown(connection, organizationId === null ? [newUserId] : [newUserId, organizationId]),
    billing === undefined ? null : readBilling(findBilling(billing), wanted),
  ])
  return {
    account: { provider: 'cello', id: connection.host, name: 'Cello', mode: connection.mode },
    priceUnit: connection.priceUnit,
    shown,
    billing: read?.billing ?? null,
    payments: read?.payments ?? (wanted.payments ?? []).map(toPayment),
  }
}

export async function readShown(connection: Connection, ids: readonly string[]): Promise<Shown[]> {
  const read = await Promise.all(ids.map(async (id) => ({ id, ...(await readNewUser(connection, id)) })))
  return read.flatMap(({ id, referralCode }) => (referralCode === null ? [] : [{ id, referralCode }]))
}

async function readBilling(provider: Provider | undefined, { customerId, billing }: Wanted) {
  if (!provider?.readPayments)
    throw unavailable(
      `Payments cannot be read from ${billing ?? 'there'}: it is not configured here. Ask an admin to connect it, or type the payments.`,
    )
  const [candidates, payments] = await Promise.all([
    provider.find(customerId),
    provider.readPayments(customerId),
  ])
  const customer = candidates.find(({ id }) => id === customerId) ?? null
  return { billing: { name: provider.name, mode: provider.mode(), customer }, payments }
}

const toPayment = ({
  invoiceId,
  paidAt,
  amount,
  currency,
  interval,
  productKey,
  subscriptionId,
}: GivenPayment): Payment => ({
  invoice: {
    id: invoiceId,
    number: null,
    createdAt: paidAt,
    paidAt,
    amount,
    currency,
    refunded: 0,
    credited: 0,
    outOfBand: false,
  },
  obstacle: null,
  subscription: { id: subscriptionId, interval, productKey, seats: null },
})
