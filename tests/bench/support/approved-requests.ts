import { setTimeout as pause } from 'node:timers/promises'
import type { Sql } from 'postgres'
import { v7 } from 'uuid'
import { decideRequest } from '#lib/attribution/decide-request.ts'
import { fileRequest } from '#lib/attribution/file-request.ts'
import { getDeciding } from '#lib/attribution/get-deciding.ts'
import { requestForm } from '#lib/attribution/request-form.ts'
import { permit, type Who } from '#lib/auth/actor.ts'
import type { Sandbox } from '#sandbox/index.ts'
import { insertPerson } from '../../support/rows.ts'

export const code = 'pNRB1aYqArN'

export interface Customer {
  customerId: string
  newUserId: string
}

/** A customer with invoices paid at these moments, milliseconds since 1970. */
export function seedCustomer({ stripe }: Sandbox, number: number, paidAt: readonly number[]): Customer {
  const customerId = `cus_1Many${number}`
  const createdAt = Math.min(...paidAt) - 60 * 86_400_000
  stripe.seed.customer({ id: customerId, email: `${number}@many.example`, createdAt })
  for (const at of paidAt)
    stripe.seed.invoice({ customer: customerId, amount: 4900, currency: 'eur', paidAt: at })
  return { customerId, newUserId: `usr_many_${number}` }
}

/** Files a request for each and gives the way to approve one. */
export async function fileAll(sql: Sql, customers: readonly Customer[]) {
  const [requester, approver] = [await person(sql, 'requester'), await person(sql, 'approver')]
  const ids: string[] = []
  for (const { customerId, newUserId } of customers) {
    const form = requestForm.parse({
      path: 'stripe',
      customerId,
      newUserId,
      referralCode: code,
      kind: 'dispute',
      cause: 'cookies refused',
      explanation: 'She says that he sent her the link.',
    })
    const { id } = await fileRequest(permit(requester, 'request:file'), { ...form, key: v7() })
    ids.push(id)
  }
  const approve = async (requestId: string) => {
    const actor = permit(approver, 'request:decide')
    const { revision } = await getDeciding(actor, requestId)
    await decideRequest(actor, { requestId, digest: revision.digest, outcome: 'approved', reason: '' })
  }
  return { ids, approve }
}

async function person(sql: Sql, role: Who['roles'][number]): Promise<Who> {
  const id = await insertPerson(sql, `${role} ${v7()}`, [role])
  return { id, name: role, email: `${role}@bench.example`, roles: [role] }
}

/** Waits until all are carried out. @throws Error where one ended otherwise, or the time is up. */
export async function carriedOut(sql: Sql, ids: readonly string[], seconds: number) {
  const deadline = Date.now() + seconds * 1000
  for (;;) {
    const states = await sql<{ state: string; count: number }[]>`
      select state, count(*)::int from requests where id in ${sql(ids)} group by 1`
    if (states.every(({ state }) => state === 'carried out')) return
    const wrong = states.some(({ state }) => !['approved', 'carrying out', 'carried out'].includes(state))
    if (wrong || Date.now() > deadline) throw new Error(`not carried out: ${JSON.stringify(states)}`)
    await pause(50)
  }
}

/** Waits until no worker looks, or soon looks, how far a proof has come: what is measured next has the provider for itself. */
export async function looksOver(sql: Sql, seconds: number) {
  const deadline = Date.now() + seconds * 1000
  for (;;) {
    const [row] = await sql<{ due: number }[]>`
      select count(*)::int as due from pgboss.job
      where name = 'confirm' and (state = 'active' or (state < 'active' and start_after <= now() + interval '3 seconds'))`
    if (row?.due === 0) return
    if (Date.now() > deadline) throw new Error(`${String(row?.due)} looks at proofs are not over`)
    await pause(50)
  }
}
