import { randomUUID } from 'node:crypto'
import type { Attribution, FeedEntry, Reward } from '#sandbox/cello/types.ts'
import type { CustomerSeed as BilledSeed, PaymentSeed } from '#sandbox/chargebee/seeds/seeds.ts'
import type { Call, Fault } from '#sandbox/stripe/index.ts'
import type { CustomerSeed, InvoiceSeed } from '#sandbox/stripe/seeds/seeds.ts'
import { deskStack } from '#tests/support/stack.ts'

const DAY = 86_400_000

/** The practice account's own key. */
const stripeKey = 'sk_test_51PracticeDeskSecret'

export interface Invoice {
  id: string
  number: string
  /** null: Stripe no longer has it. */
  event: string | null
}

export interface Customer {
  customerId: string
  email: string
  newUserId: string
  invoices: Invoice[]
}

/** Rita Okafor's in the practice story: usr_2210, campaign Spring. */
export const ritasCode = 'pNRB1aYqArN'

/** Jun Ito's, of a campaign that gives new users nothing: Cello's look-up never shows who is attributed under it. */
export const junsCode = 'kT4mZ8xQw2L'

/** A customer of the test's own, with one paid invoice of €49.00 for each entry, so many days ago; or of 49.00 in another currency. */
export async function seedCustomer(
  paidDaysAgo: number[] = [6],
  { currency = 'eur', ...more }: Omit<CustomerSeed, 'email'> & { email?: string; currency?: string } = {},
): Promise<Customer> {
  const mark = randomUUID().slice(0, 8)
  const email = more.email ?? `pay-${mark}@seeded.example`
  const numbers = paidDaysAgo.map((_, at) => `${mark.slice(0, 4).toUpperCase()}-000${String(at + 1)}`)
  const invoices = paidDaysAgo.map((days, at): Omit<InvoiceSeed, 'customer'> => ({
    number: numbers[at] ?? '',
    amount: 4900,
    currency,
    paidAt: Date.now() - days * DAY,
  }))
  const customer = { name: `Seeded ${mark}`, createdAt: Date.now() - 365 * DAY, ...more, email }
  const seeded = await stripe<{ customer: string; invoices: Omit<Invoice, 'number'>[] }>('POST', '/seed', {
    customer,
    invoices,
  })
  return {
    customerId: seeded.customer,
    email,
    newUserId: `usr_${mark}`,
    invoices: seeded.invoices.map((one, at) => ({ ...one, number: numbers[at] ?? '' })),
  }
}

/** The same at Chargebee, each payment of €49.00. */
export async function seedBilled(paidDaysAgo: number[]): Promise<Customer> {
  const mark = randomUUID().slice(0, 8)
  const email = `bill-${mark}@seeded.example`
  const numbers = paidDaysAgo.map((_, at) => `CB-${mark.slice(0, 4).toUpperCase()}-${String(at + 1)}`)
  const payments = paidDaysAgo.map((days, at): Omit<PaymentSeed, 'customer'> => ({
    invoice: numbers[at] ?? '',
    amount: 4900,
    currency: 'EUR',
    paidAt: Date.now() - days * DAY,
  }))
  const customer: BilledSeed = { email, company: `Billed ${mark}`, createdAt: Date.now() - 365 * DAY }
  const seeded = await steer<{ customer: string; payments: { invoice: string; event: string | null }[] }>(
    deskStack().sandbox.chargebee,
    { method: 'POST', path: '/seed', body: { customer, payments } },
  )
  return {
    customerId: seeded.customer,
    email,
    newUserId: `usr_${mark}`,
    invoices: seeded.payments.map(({ invoice, event }) => ({ id: invoice, number: invoice, event })),
  }
}

/** The events that can still be resent, oldest first. */
export const eventsOf = ({ invoices }: Customer) => invoices.flatMap(({ event }) => event ?? [])

/** Switches a fault on for the resend of this one event; the returned function switches it off. */
export const spoilResend = (event: string, fault: Fault) =>
  spoil({ method: 'POST', path: `/v1/events/${event}/retry`, ...fault })

/** Switches a fault of Stripe on; the returned function switches off all of its path. */
export async function spoil(fault: Fault & { path: string }) {
  await stripe('POST', '/faults', fault)
  return () => stripe('DELETE', `/faults?path=${encodeURIComponent(fault.path)}`)
}

/** Changes a customer at Stripe, as somebody would in its dashboard. */
export async function changeCustomer({ customerId }: Customer, changed: Record<string, string>) {
  const answer = await fetch(`${deskStack().sandbox.stripe}/v1/customers/${customerId}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stripeKey}` },
    body: new URLSearchParams(changed),
  })
  if (!answer.ok) throw new Error(await answer.text())
}

/** The next sign-in of this person is told as one of so many seconds ago: a provider that does not ask again. */
export async function rememberSignIn(person: string, secondsAgo: number) {
  await steer(deskStack().sandbox.signIn, {
    method: 'POST',
    path: '/remembered',
    body: { person, secondsAgo },
  })
}

/** The calls that asked for this event to be resent, and did it. */
export async function findResends(event: string): Promise<Call[]> {
  const calls = await stripe<Call[]>('GET', '/calls')
  return calls.filter(({ path, effect }) => path === `/v1/events/${event}/retry` && effect)
}

/** What Cello was told of this customer, and made of it. */
export const celloOf = ({ customerId }: Pick<Customer, 'customerId'>) =>
  cello((row) => row.customerId === customerId)

/** The same of a new user whom no billing provider knows. */
export const celloOfUser = (newUserId: string) => cello((row) => row.newUserId === newUserId)

async function cello(isMine: (row: { customerId: string | null; newUserId: string | null }) => boolean) {
  const answer = await fetch(`${deskStack().sandbox.cello}/_sandbox/feed`)
  const { feed, attributions, rewards } = (await answer.json()) as {
    feed: FeedEntry[]
    attributions: Attribution[]
    rewards: Reward[]
  }
  return {
    feed: feed.filter(isMine),
    attributions: attributions.filter(isMine),
    rewards: rewards.filter(isMine),
  }
}

const stripe = <T>(method: string, path: string, body?: object) =>
  steer<T>(deskStack().sandbox.stripe, { method, path, body })

interface Control {
  method: string
  path: string
  body?: object | undefined
}

async function steer<T>(address: string, { method, path, body }: Control): Promise<T> {
  const answer = await fetch(`${address}/_sandbox${path}`, {
    method,
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`)
  return (await answer.json()) as T
}
