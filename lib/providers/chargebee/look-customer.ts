import 'server-only'
import type { Connection } from './client.ts'
import { isMissing } from './errors.ts'
import { carried } from './fields.ts'
import { isId } from './ids.ts'
import { readPage } from './lists.ts'
import { lookPayments } from './look-payments.ts'
import type { ChargebeeLook, LookedCustomer } from './looked.ts'
import { toCarrying, toCustomer } from './map.ts'
import { read } from './read.ts'
import { customerAnswer, customerShape } from './shapes.ts'
import { type Denials, unlessDenied } from './unless-denied.ts'

interface Asked {
  customerId: string
  /** Seconds. */
  now: number
  denials: Denials
}

type CustomerPart = Pick<ChargebeeLook, 'customer' | 'namesakes' | 'payments' | 'unpaid'>

export async function lookCustomer(
  connection: Connection,
  { customerId, now, denials }: Asked,
): Promise<CustomerPart> {
  const customer = await unlessDenied(denials, 'customers', () => readCustomer(connection, customerId))
  if (customer?.state !== 'found')
    return { customer: customer ?? { state: 'unread' }, namesakes: [], payments: [], unpaid: [] }
  const [namesakes, money] = await Promise.all([
    unlessDenied(denials, 'customers', () => readNamesakes(connection, customer)),
    lookPayments(connection, { customerId, now, denials }),
  ])
  return { customer, namesakes: namesakes ?? [], ...money }
}

async function readCustomer(connection: Connection, id: string): Promise<ChargebeeLook['customer']> {
  if (!isId(id)) return { state: 'unknown' }
  try {
    const { customer } = await read(connection, {
      route: 'GET customer',
      shape: customerAnswer,
      call: ({ sdk }) => sdk.customer.retrieve(id),
    })
    return toCustomer(customer)
  } catch (error) {
    if (!isMissing(error)) throw error
    return { state: (await listById(connection, id)) ? 'deleted' : 'unknown' }
  }
}

/** A customer by its id, a deleted one too: a site may show that only in the list. */
export async function listById(connection: Connection, id: string) {
  const { items } = await readPage(connection, {
    noun: 'customer',
    shape: customerShape,
    page: ({ sdk }, { limit }) => sdk.customer.list({ limit, include_deleted: true, id: { is: id } }),
  })
  return items.find((customer) => customer.id === id)
}

const mostNamesakes = 10

async function readNamesakes(
  connection: Connection,
  { id, email }: LookedCustomer,
): Promise<ChargebeeLook['namesakes']> {
  if (email === null) return []
  const { items } = await readPage(connection, {
    noun: 'customer',
    shape: customerShape,
    page: ({ sdk }) => sdk.customer.list({ limit: mostNamesakes, email: { is: email } }),
  })
  return items
    .filter(
      (customer) =>
        customer.id !== id && !customer.deleted && customer.email?.toLowerCase() === email.toLowerCase(),
    )
    .map((customer) => ({ id: customer.id, code: carried(toCarrying(customer), 'code', null)[0] ?? null }))
}
