import { mostInASecond, readInProcesses, used } from '../support/read-in-processes.ts'
import { atLeast, atMost, type Bench, exactly, type Row } from './support/bench.ts'
import { startDesk } from './support/working-desk.ts'

/** What Stripe documents for an endpoint, and a limit of all together that three endpoints reach: docs.stripe.com/rate-limits. */
const cases = [
  { of: 'an endpoint', paths: ['/v1/events'], endpoint: 25, global: 100, atATime: 6, all: 25 },
  {
    of: 'three endpoints together',
    paths: ['/v1/events', '/v1/invoices', '/v1/charges'],
    endpoint: 25,
    global: 40,
    atATime: 3,
    all: 40,
  },
]

/** Four processes that read as much as they may of a Stripe that refuses what is too much. */
export default async function measureTurns(bench: Bench): Promise<Row[]> {
  const { sandbox, applicationUrl } = await startDesk(bench)
  const { stripe } = sandbox
  const rows: Row[] = []
  for (const { of, paths, atATime, all, endpoint, global } of cases) {
    stripe.answerAs({ latencyMs: 0, rateLimits: { endpoint, global } })
    const before = stripe.calls.length
    const { left } = await readInProcesses(stripe, {
      databaseUrl: applicationUrl,
      processes: 4,
      perSecond: { inAll: global, perEndpoint: endpoint },
      paths,
      atATime,
      lasts: 6000,
      atEnd: bench.atEnd,
    })
    const moments = await left
    const refused = stripe.calls.slice(before).filter(({ status }) => status === 429)
    const title = `calls of four processes to ${of}`
    rows.push(
      exactly(`${title}: refused with 429`, refused.length, '', 0),
      atMost(`${title}: most in a second`, mostInASecond(moments), 'calls', all),
      atLeast(`${title}: used of the limit`, Math.round(used(moments, all) * 1000) / 10, '%', 90),
    )
  }
  return rows
}
