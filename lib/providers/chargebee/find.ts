import 'server-only'
import { unavailable } from '#lib/errors.ts'
import type { Candidate } from '../provider.ts'
import type { Connection } from './client.ts'
import { ChargebeeNo, isDenied, isMissing } from './errors.ts'
import { isId } from './ids.ts'
import { readPage } from './lists.ts'
import { listById } from './look-customer.ts'
import { fieldFor, readFields } from './look-fields.ts'
import { toCandidate } from './map.ts'
import { read } from './read.ts'
import { type CustomerShape, customerShape, invoiceAnswer, ownedAnswer } from './shapes.ts'

const longest = 250

/**
 * Ids have no form of their own here: a text is tried as an e-mail address if it looks like one, then as the id of a customer, of a
 * subscription, of an invoice, and as the new user id in a custom field.
 */
export async function find(connection: Connection, typed: string): Promise<Candidate[]> {
  const text = typed.trim()
  if (text === '' || text.length > longest || /[\p{Cc}<>]/u.test(text)) return []
  try {
    return (await findCustomers(connection, text)).map(toCandidate)
  } catch (error) {
    if (isDenied(error))
      throw unavailable('The Chargebee key may not read this. Ask an admin for a key that may.')
    if (error instanceof ChargebeeNo) return []
    throw error
  }
}

async function findCustomers(connection: Connection, text: string): Promise<CustomerShape[]> {
  const byEmail = isEmail(text) ? await findByEmail(connection, text) : []
  if (byEmail.length > 0) return byEmail
  const owner = isId(text) ? await findById(connection, text) : undefined
  return owner ? [owner] : findByField(connection, text)
}

const isEmail = (text: string) => /^[^\s@]+@[^\s@]+$/.test(text)

/** Whether Chargebee minds capitals is not published: as typed first, then in small letters. */
async function findByEmail(connection: Connection, email: string): Promise<CustomerShape[]> {
  const exact = await listByEmail(connection, email)
  const lower = email.toLowerCase()
  return exact.length > 0 || lower === email ? exact : listByEmail(connection, lower)
}

async function listByEmail(connection: Connection, email: string): Promise<CustomerShape[]> {
  const { items } = await readPage(connection, {
    noun: 'customer',
    shape: customerShape,
    page: ({ sdk }, { limit }) => sdk.customer.list({ limit, include_deleted: true, email: { is: email } }),
  })
  return items.filter((customer) => customer.email?.toLowerCase() === email.toLowerCase())
}

async function findById(connection: Connection, id: string): Promise<CustomerShape | undefined> {
  const customer = await listById(connection, id)
  if (customer || isEmail(id)) return customer
  return (await ownerOfSubscription(connection, id)) ?? ownerOfInvoice(connection, id)
}

const ownerOfSubscription = (connection: Connection, id: string) =>
  unlessMissing(async () => {
    const { customer } = await read(connection, {
      route: 'GET subscription',
      shape: ownedAnswer,
      call: ({ sdk }) => sdk.subscription.retrieve(id),
    })
    return customer ?? undefined
  })

const ownerOfInvoice = (connection: Connection, id: string) =>
  unlessMissing(async () => {
    const { invoice } = await read(connection, {
      route: 'GET invoice',
      shape: invoiceAnswer,
      call: ({ sdk }) => sdk.invoice.retrieve(id),
    })
    return listById(connection, invoice.customer_id)
  })

async function unlessMissing<T>(work: () => Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** A site may leave out a filter that it does not know and give everybody: only who really carries the value is taken. */
async function findByField(connection: Connection, newUserId: string): Promise<CustomerShape[]> {
  const field = fieldFor(await readFields(connection), 'newUser')
  if (!field?.api_name.startsWith('cf_')) return []
  const name = field.api_name as `cf_${string}`
  const { items } = await readPage(connection, {
    noun: 'customer',
    shape: customerShape,
    page: ({ sdk }, { limit }) => sdk.customer.list({ limit, [name]: { is: newUserId } }),
  })
  return items.filter((customer) => customer[name] === newUserId)
}
