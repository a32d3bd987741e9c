import 'server-only'
import type Stripe from 'stripe'
import { unavailable } from '#lib/errors.ts'
import type { Candidate } from '../provider.ts'
import type { Connection } from './client.ts'
import { permissionIn, StripeNo } from './errors.ts'
import { isId } from './ids.ts'
import { toCandidate } from './map.ts'
import { read } from './read.ts'
import { customerShape, listOf, ownedShape } from './shapes.ts'

const most = 100
const longestEmail = 512

/** Anything that is neither an id nor an e-mail address finds nothing and is not sent. */
export async function find(connection: Connection, typed: string): Promise<Candidate[]> {
  const text = typed.trim()
  try {
    if (isId('cus', text)) return await findById(connection, text)
    if (isId('sub', text)) return await findOwner(connection, 'subscriptions', text)
    if (isId('in', text)) return await findOwner(connection, 'invoices', text)
    return isEmail(text) ? await findByEmail(connection, text) : []
  } catch (error) {
    if (!(error instanceof StripeNo)) throw error
    if (error.kind !== 'permission') return []
    const name = permissionIn(error.words)
    throw unavailable(
      `The Stripe key lacks the permission ${name ?? 'to read this'}. Ask an admin to switch it on in Stripe's dashboard.`,
    )
  }
}

const isEmail = (text: string) =>
  text.length <= longestEmail && /^[^\s@\p{Cc}<>]+@[^\s@\p{Cc}<>]+$/u.test(text)

async function findById(connection: Connection, id: string): Promise<Candidate[]> {
  const call = (stripe: Stripe) => stripe.customers.retrieve(id)
  return [toCandidate(await read(connection, { route: 'GET /v1/customers/:id', shape: customerShape, call }))]
}

async function findOwner(
  connection: Connection,
  noun: 'subscriptions' | 'invoices',
  id: string,
): Promise<Candidate[]> {
  const call = (stripe: Stripe) => stripe[noun].retrieve(id)
  const { customer } = await read(connection, { route: `GET /v1/${noun}/:id`, shape: ownedShape, call })
  return customer !== null && isId('cus', customer) ? findById(connection, customer) : []
}

/** The list compares letter by letter; the search does not, but lags behind and is not offered everywhere: it comes last. */
async function findByEmail(connection: Connection, email: string): Promise<Candidate[]> {
  const exact = await listByEmail(connection, email)
  const lower = email.toLowerCase()
  if (exact.length > 0) return exact
  const lowered = lower === email ? [] : await listByEmail(connection, lower)
  return lowered.length > 0 ? lowered : searchByEmail(connection, lower)
}

async function listByEmail(connection: Connection, email: string): Promise<Candidate[]> {
  const call = (stripe: Stripe) => stripe.customers.list({ email, limit: most })
  const { data } = await read(connection, { route: 'GET /v1/customers', shape: listOf(customerShape), call })
  return data.map(toCandidate)
}

async function searchByEmail(connection: Connection, email: string): Promise<Candidate[]> {
  const query = `email:"${email.replaceAll(/["\\]/g, String.raw`\$&`)}"`
  const call = (stripe: Stripe) => stripe.customers.search({ query, limit: most })
  const { data } = await read(connection, {
    route: 'GET /v1/customers/search',
    shape: listOf(customerShape),
    call,
  })
  return data.map(toCandidate)
}
