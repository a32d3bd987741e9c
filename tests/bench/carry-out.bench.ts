import postgres, { type Sql } from 'postgres'
import { disconnect } from '#db/client.ts'
import type { Sandbox } from '#sandbox/index.ts'
import { stopBoss } from '#lib/work/boss.ts'
import {
  carriedOut,
  code,
  looksOver,
  type Customer,
  fileAll,
  seedCustomer,
} from './support/approved-requests.ts'
import { atMost, type Bench, exactly, type Row, seen } from './support/bench.ts'
import { followGuide } from './support/by-hand.ts'
import { startDesk } from './support/working-desk.ts'

const day = 86_400_000
const latencyMs = Number(process.env['LATENCY'] ?? 100)
const requests = 200
const invoices = 5
const workers = 4
/** So many go by hand; the time of all is reckoned from them. */
const byHand = 20

/** What Stripe documents: docs.stripe.com/rate-limits. */
const limits = { endpoint: 25, global: 100 }

/**
 * The calls that one request of n invoices cannot do without, by what has to be known and done: fresh reads when it starts (the account,
 * Cello's endpoint, the customer and who shares its address, the invoices, what was given back, and each invoice's own event, for Stripe
 * lists events neither by customer nor by invoice), the value before once more just before it is written, one look whether Cello was told.
 */
const necessary = (n: number): Record<string, number> => ({
  'GET /v1/account': 1,
  'GET /v1/webhook_endpoints/:id': 1,
  'GET /v1/customers/:id': 1 + 1,
  'GET /v1/customers': 1,
  'GET /v1/invoices': 1,
  'GET /v1/charges': 1,
  'GET /v1/events': n + 1,
  'POST /v1/customers/:id': 1,
  'POST /v1/events/:id/retry': n,
})

/** One after another, whoever does it: the invoices, their events, the value before, the mark, the look whether Cello was told, the resends. */
const inARow = (n: number) => 5 + n

/** How long carrying out takes at a provider's pace, beside a person's script and beside what the limits make of it. */
export default async function measureCarryingOut(bench: Bench): Promise<Row[]> {
  // This process only files and approves, and is not measured: the limits are the workers'.
  Object.assign(process.env, {
    STRIPE_REQUESTS_PER_SECOND: '10000',
    STRIPE_REQUESTS_PER_SECOND_AND_ENDPOINT: '10000',
  })
  const { sandbox, applicationUrl, startWorker } = await startDesk(bench)
  process.env['STRIPE_REQUESTS_PER_SECOND'] = '10000'
  process.env['CELLO_REQUESTS_PER_SECOND'] = '10000'
  const sql = postgres(applicationUrl, { max: 2, onnotice: () => undefined })
  bench.atEnd(() => sql.end({ timeout: 1 }))
  bench.atEnd(disconnect)
  bench.atEnd(stopBoss)
  const many = Array.from({ length: requests }, (_, n) => seedCustomer(sandbox, n, paid(invoices, n)))
  const people = Array.from({ length: byHand }, (_, n) =>
    seedCustomer(sandbox, 1000 + n, paid(invoices, 500 + n)),
  )
  const alone = Array.from({ length: 5 }, (_, n) => seedCustomer(sandbox, 2000 + n, paid(3, 600 + n)))
  const { ids, approve } = await fileAll(sql, [...many, ...alone])
  for (const id of ids.slice(0, requests)) await approve(id)

  sandbox.stripe.answerAs({ latencyMs, rateLimits: limits })
  const env = {
    STRIPE_REQUESTS_PER_SECOND: String(limits.global),
    STRIPE_REQUESTS_PER_SECOND_AND_ENDPOINT: String(limits.endpoint),
    CELLO_REQUESTS_PER_SECOND: '50',
  }
  const began = Date.now()
  await Promise.all(Array.from({ length: workers }, () => startWorker(env)))
  await carriedOut(sql, ids.slice(0, requests), 240)
  const together = await judgeTogether(sql, { sandbox, ids: ids.slice(0, requests), began })
  const single: number[] = []
  for (const id of ids.slice(requests)) {
    await looksOver(sql, 120)
    await approve(id)
    await carriedOut(sql, [id], 30)
    single.push(await timeOf(sql, id))
  }
  const handSeconds = await timeByHand(sandbox, people)
  const unavoidable = inARow(3) * latencyMs
  return [
    ...together.rows,
    seen(`by hand, one after another, measured on ${byHand} and reckoned for ${requests}`, handSeconds, 's'),
    seen('… of which it waits a second before it looks whether Cello was told', requests, 's'),
    atMost('the desk, of the time by hand', share(together.seconds / handSeconds), '%', 20),
    seen(`one request of 3 invoices: what ${inARow(3)} calls in a row take`, unavoidable, 'ms'),
    atMost(
      'one request of 3 invoices: approved → carried out, median of 5',
      median(single),
      'ms',
      Math.round(unavoidable * 1.3),
    ),
  ]
}

const share = (part: number) => Math.round(part * 1000) / 10
const median = (figures: number[]) =>
  Math.round(figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? NaN)

/** Moments of the last 28 days, far enough apart that no two events are found by one read. */
const paid = (count: number, offset: number) =>
  Array.from({ length: count }, (_, n) => Date.now() - day - n * 5 * day - offset * 300_000)

interface Together {
  sandbox: Sandbox
  ids: string[]
  began: number
}

async function judgeTogether(sql: Sql, { sandbox, ids, began }: Together) {
  const [ended] = await sql<{ at: number }[]>`
    select extract(epoch from max(state_since))::float8 * 1000 as at from requests where id in ${sql(ids)}`
  const calls = sandbox.stripe.calls.filter(({ at }) => at >= began)
  const first = calls[0]?.at ?? began
  const seconds = Math.round(((ended?.at ?? NaN) - first) / 100) / 10
  const ideals = Object.entries(necessary(invoices)).map(([route, count]) => ({
    route,
    count: count * ids.length,
  }))
  const busiest = ideals.toSorted((a, b) => b.count - a.count)[0]
  if (!busiest) throw new Error('nothing is necessary')
  const ideal = busiest.count / limits.endpoint
  const made = (route: string) => calls.filter((call) => call.route === route).length
  const all = ideals.reduce((sum, { count }) => sum + count, 0)
  const rows = [
    seen(
      `${ids.length} × ${invoices} invoices: necessary calls of the busiest endpoint, ${busiest.route}`,
      busiest.count,
      'calls',
    ),
    seen(`… calls of it that were made`, made(busiest.route), 'calls'),
    seen(`… calls that are necessary in all`, all, 'calls'),
    seen(`… calls that were made in all, looks at the proof included`, calls.length, 'calls'),
    seen(`… what the limit of ${limits.endpoint} a second makes of them`, ideal, 's'),
    seen(
      `… what it makes of the ${ids.length * invoices} resends alone`,
      (ids.length * invoices) / limits.endpoint,
      's',
    ),
    atMost(`… first call → all carried out, ${workers} workers`, seconds, 's', Math.round(ideal * 11.5) / 10),
    exactly(
      '… calls refused for their rate',
      calls.filter(({ status }) => status === 429).length,
      'calls',
      0,
    ),
  ]
  return { rows, seconds }
}

async function timeOf(sql: Sql, id: string): Promise<number> {
  const [row] = await sql<{ ms: number }[]>`
    select extract(epoch from r.state_since - d.decided_at)::float8 * 1000 as ms
    from requests r join decisions d on d.request_id = r.id where r.id = ${id}`
  if (!row) throw new Error('the decision is gone')
  return row.ms
}

async function timeByHand({ stripe, environment }: Sandbox, people: Customer[]): Promise<number> {
  const began = performance.now()
  await followGuide(
    stripe,
    environment['STRIPE_CELLO_ENDPOINT'] ?? '',
    people.map((one) => ({ ...one, code })),
  )
  return Math.round(((performance.now() - began) / 100) * (requests / people.length)) / 10
}
