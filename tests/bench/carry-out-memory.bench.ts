import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import postgres from 'postgres'
import { disconnect } from '#db/client.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { carriedOut, fileAll, seedCustomer } from './support/approved-requests.ts'
import { type Bench, type Row, seen } from './support/bench.ts'
import type { Weight } from './support/weighed-worker.ts'
import { startDesk } from './support/working-desk.ts'

const minute = 60_000
const day = 24 * 60 * minute
const invoices = 98
/** The mark, the wait and the resends. */
const steps = invoices + 2
const warmUp = 3000 / steps
const measured = 10_000 / steps

/** What a worker holds in memory after it is warm, and ten thousand steps later. Its garbage collector has run both times. */
export default async function measureMemory(bench: Bench): Promise<Row[]> {
  Object.assign(process.env, {
    STRIPE_REQUESTS_PER_SECOND_AND_ENDPOINT: '10000',
    CELLO_REQUESTS_PER_SECOND: '10000',
  })
  const { sandbox, applicationUrl } = await startDesk(bench)
  process.env['STRIPE_REQUESTS_PER_SECOND'] = '10000'
  const sql = postgres(applicationUrl, { max: 2, onnotice: () => undefined })
  bench.atEnd(() => sql.end({ timeout: 1 }))
  bench.atEnd(disconnect)
  bench.atEnd(stopBoss)
  const customers = Array.from({ length: warmUp + measured }, (_, n) =>
    // A minute apart, so that a plan reads their events at once.
    seedCustomer(
      sandbox,
      n,
      Array.from({ length: invoices }, (_, i) => Date.now() - day - n * 2 * 60 * minute - i * minute),
    ),
  )
  const { ids, approve } = await fileAll(sql, customers)
  const { weigh } = await startWeighedWorker(bench)
  for (const id of ids.slice(0, warmUp)) await approve(id)
  await carriedOut(sql, ids.slice(0, warmUp), 120)
  const before = await weigh()
  for (const id of ids.slice(warmUp)) await approve(id)
  await carriedOut(sql, ids.slice(warmUp), 240)
  const after = await weigh()
  const grown = Math.round((after.resident / before.resident - 1) * 1000) / 10
  return [
    seen(`a worker after ${warmUp * steps} steps: resident (heap ${before.heap} MB)`, before.resident, 'MB'),
    seen(`the same worker after ${measured * steps} more (heap ${after.heap} MB)`, after.resident, 'MB'),
    { name: '… grown by', figure: grown, unit: '%', limit: 10, ok: Math.abs(grown) <= 10 },
  ]
}

async function startWeighedWorker({ atEnd }: Bench) {
  const worker = fork(path.join(import.meta.dirname, 'support', 'weighed-worker.ts'), {
    execArgv: ['--conditions=react-server', '--expose-gc'],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  atEnd(async () => {
    if (worker.exitCode !== null) return
    if (worker.connected) worker.disconnect()
    await once(worker, 'exit')
  })
  if (worker.stdout) await once(worker.stdout, 'data')
  return {
    weigh: async () => {
      worker.send('weigh')
      const [weight] = (await once(worker, 'message')) as [Weight]
      return weight
    },
  }
}
