import 'server-only'
import type { Turn } from '../turns.ts'
import type { Connection } from './client.ts'
import { StripeNo } from './errors.ts'
import { isId } from './ids.ts'
import { lookInvoices } from './look-invoices.ts'
import type { LookedCustomer, StripeLook } from './looked.ts'
import { toCustomer } from './map.ts'
import { keys } from './metadata.ts'
import { read } from './read.ts'
import { customerShape, listOf } from './shapes.ts'
import { type Denials, unlessDenied } from './unless-denied.ts'

interface Asked {
  customerId: string
  /** Seconds. */
  now: number
  denials: Denials
}

type CustomerPart = Pick<StripeLook, 'customer' | 'namesakes' | 'invoices'>

export async function lookCustomer(
  connection: Connection,
  { customerId, now, denials }: Asked,
): Promise<CustomerPart> {
  const ofInvoices: Denials = []
  // Read meanwhile: nearly every customer that is asked for is there. What comes of it counts only then.
  const reading = isId('cus', customerId)
    ? lookInvoices(connection, { customerId, now, denials: ofInvoices })
    : Promise.resolve([])
  reading.catch(() => undefined)
  const customer = await unlessDenied(denials, 'customers', () => readCustomer(connection, customerId))
  if (customer?.state !== 'found')
    return { customer: customer ?? { state: 'unread' }, namesakes: [], invoices: [] }
  const [namesakes, invoices] = await Promise.all([
    unlessDenied(denials, 'customers', () => readNamesakes(connection, customer)),
    reading,
  ])
  denials.push(...ofInvoices)
  return { customer, namesakes: namesakes ?? [], invoices }
}

/** `hurry`: one try of 5 seconds at most, with or without a turn, for a read that stands between an opened delivery and its call. */
export async function readCustomer(
  connection: Connection,
  id: string,
  { hurry = false, turn }: { hurry?: boolean; turn?: Turn | undefined } = {},
): Promise<StripeLook['customer']> {
  if (!isId('cus', id)) return { state: 'unknown' }
  const timeout = hurry ? Math.min(fiveSeconds, connection.timeout) : connection.timeout
  try {
    const customer = await read(connection, {
      route: 'GET /v1/customers/:id',
      shape: customerShape,
      call: (stripe) => stripe.customers.retrieve(id, {}, { timeout }),
      ...(hurry && { tries: 1, within: fiveSeconds, turn }),
    })
    return toCustomer(customer, connection.mode)
  } catch (error) {
    if (error instanceof StripeNo && error.kind === 'other mode') return { state: 'other mode' }
    if (error instanceof StripeNo && error.kind === 'missing') return { state: 'unknown' }
    throw error
  }
}

const fiveSeconds = 5000
const mostNamesakes = 10

async function readNamesakes(
  connection: Connection,
  { id, email }: LookedCustomer,
): Promise<StripeLook['namesakes']> {
  if (email === null || email === '') return []
  const { data } = await read(connection, {
    route: 'GET /v1/customers',
    shape: listOf(customerShape),
    call: (stripe) => stripe.customers.list({ email, limit: mostNamesakes }),
  })
  return data
    .filter((customer) => customer.id !== id && !customer.deleted)
    .map((customer) => ({ id: customer.id, code: customer.metadata[keys.code] ?? null }))
}
