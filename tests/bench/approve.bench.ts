import postgres, { type Sql } from 'postgres'
import { v7 } from 'uuid'
import { decideRequest } from '#lib/attribution/decide-request.ts'
import { fileRequest } from '#lib/attribution/file-request.ts'
import { getDeciding } from '#lib/attribution/get-deciding.ts'
import { requestForm } from '#lib/attribution/request-form.ts'
import { permit, type Who } from '#lib/auth/actor.ts'
import { disconnect } from '#db/client.ts'
import { stopBoss } from '#lib/work/boss.ts'
import type { Sandbox } from '#sandbox/index.ts'
import { insertPerson } from '../support/rows.ts'
import { atMost, type Bench, p95, type Row, seen } from './support/bench.ts'
import { startWorkingDesk } from './support/working-desk.ts'

const day = 86_400_000
const sequential = 100
const batches = 5

interface Scene {
  sandbox: Sandbox
  sql: Sql
  requester: Who
  approver: Who
}

/** From the moment written in the approving transaction to the worker's first call about that customer. */
export default async function measureApproval(bench: Bench): Promise<Row[]> {
  const { sandbox, applicationUrl } = await startWorkingDesk(bench)
  const sql = postgres(applicationUrl, { max: 2, onnotice: () => undefined })
  bench.atEnd(() => sql.end({ timeout: 1 }))
  bench.atEnd(disconnect)
  bench.atEnd(stopBoss)
  const scene: Scene = {
    sandbox,
    sql,
    requester: await person(sql, 'Requester', 'requester'),
    approver: await person(sql, 'Approver', 'approver'),
  }
  await measure(scene, await file(scene, 5), 1)
  const alone = await measure(scene, await file(scene, sequential), 1)
  const together = await measure(scene, await file(scene, 10 * batches), 10)
  const title = 'approve → first provider call: p95'
  return [
    atMost(`${title} over ${sequential} requests`, p95(alone), 'ms', 100),
    seen(`${title}, 10 at once`, p95(together), 'ms'),
  ]
}

async function person(sql: Sql, name: string, role: Who['roles'][number]): Promise<Who> {
  const id = await insertPerson(sql, name, [role])
  return { id, name, email: `${role}@bench.example`, roles: [role] }
}

interface Filed {
  requestId: string
  customerId: string
}

let customers = 0

async function file({ sandbox, requester }: Scene, count: number): Promise<Filed[]> {
  const filed: Filed[] = []
  while (filed.length < count) {
    customers += 1
    const customerId = `cus_1Bench${customers}`
    const now = Date.now()
    sandbox.stripe.seed.customer({
      id: customerId,
      email: `${customers}@bench.example`,
      createdAt: now - 90 * day,
    })
    for (const age of [3, 10])
      sandbox.stripe.seed.invoice({
        customer: customerId,
        amount: 4900,
        currency: 'eur',
        paidAt: now - age * day,
      })
    const form = requestForm.parse({
      path: 'stripe',
      customerId,
      newUserId: `usr_bench_${customers}`,
      referralCode: 'pNRB1aYqArN',
      kind: 'dispute',
      cause: 'cookies refused',
      explanation: 'She says that he sent her the link.',
    })
    const { id } = await fileRequest(permit(requester, 'request:file'), { ...form, key: v7() })
    filed.push({ requestId: id, customerId })
  }
  return filed
}

/** Approves so many at once, and the next ones when these are carried out. Milliseconds. */
async function measure(scene: Scene, filed: Filed[], atOnce: number): Promise<number[]> {
  const times: number[] = []
  for (let first = 0; first < filed.length; first += atOnce) {
    const some = filed.slice(first, first + atOnce)
    await Promise.all(some.map(({ requestId }) => approve(scene, requestId)))
    await carriedOut(scene, some)
    for (const one of some) times.push(await untilFirstCall(scene, one))
  }
  return times
}

async function approve({ approver }: Scene, requestId: string) {
  const actor = permit(approver, 'request:decide')
  const { revision } = await getDeciding(actor, requestId)
  await decideRequest(actor, { requestId, digest: revision.digest, outcome: 'approved', reason: '' })
}

async function carriedOut({ sql }: Scene, filed: Filed[]) {
  const ids = filed.map(({ requestId }) => requestId)
  const deadline = Date.now() + 30_000
  for (;;) {
    const states = await sql<{ state: string }[]>`select state from requests where id in ${sql(ids)}`
    if (states.every(({ state }) => state === 'carried out')) return
    if (Date.now() > deadline)
      throw new Error(`not carried out in 30 s: ${states.map(({ state }) => state).join(', ')}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

async function untilFirstCall({ sandbox, sql }: Scene, { requestId, customerId }: Filed): Promise<number> {
  const [decision] = await sql<{ at: number }[]>`
    select extract(epoch from decided_at)::float8 * 1000 as at from decisions where request_id = ${requestId}`
  if (!decision) throw new Error('the decision is gone')
  const call = sandbox.stripe.calls.find(
    ({ at, path }) => at >= decision.at && path === `/v1/customers/${customerId}`,
  )
  if (!call) throw new Error('the worker made no call')
  return call.at - decision.at
}
