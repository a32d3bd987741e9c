import { expect } from 'vitest'
import type { StripeWorld } from '#sandbox/stripe/world.ts'
import { ada, decide, file, told } from './cast.ts'
import { asOwner } from './database.ts'

/** A request of Sam's about somebody of the story, which Ada approved. */
export async function approved(email: string) {
  const { id } = await file(email)
  await decide(id, ada)
  return { id, customer: told(email) }
}

export const posts = (stripe: StripeWorld) => stripe.calls.filter(({ method }) => method === 'POST').length

/** Stripe answers the next mark of this customer slowly; what is answered waits until the call is under way. */
export function slowMark(stripe: StripeWorld, { customerId }: { customerId: string }) {
  const path = `/v1/customers/${customerId}`
  stripe.fault({ kind: 'delay', ms: 700, method: 'POST', path, times: 1 })
  const before = posts(stripe)
  return () => expect.poll(() => posts(stripe)).toBe(before + 1)
}

/** What no code would write, by the owner of the tables. */
export const rewrite = (requestId: string, values: string) =>
  asOwner.begin((tx) =>
    tx.unsafe(`
      alter table requests disable trigger user;
      update requests set ${values} where id = '${requestId}';
      alter table requests enable trigger user`),
  )

export async function jobsOf(id: string) {
  const [row] = await asOwner<{ count: number }[]>`
    select count(*)::int as count from pgboss.job where name = 'carry-out' and data ->> 'requestId' = ${id}`
  return row?.count ?? 0
}
