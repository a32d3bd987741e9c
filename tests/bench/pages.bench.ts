import postgres from 'postgres'
import { startDesk } from '../support/stack.ts'
import { type Bench, atMost, p95, type Row, seen } from './support/bench.ts'
import { findPages } from './support/find-pages.ts'
import { load, type Page } from './support/load.ts'
import { residentMegabytes } from './support/resident.ts'
import { seedYear } from './support/seed-year.ts'

const limit = 50

/** Server time of the pages, with 10,000 requests and 100,000 deliveries, and what the web process holds in memory afterwards. */
export default async function measurePages({ atEnd }: Bench): Promise<Row[]> {
  const desk = await startDesk()
  atEnd(desk.stop)
  const owner = postgres(desk.ownerUrl, { max: 4, onnotice: () => undefined })
  atEnd(() => owner.end({ timeout: 1 }))
  const { reader, cookie } = await seedYear(owner)
  const measured = await findPages(owner, reader)
  const address = `http://127.0.0.1:${new URL(desk.address).port}`
  const ask = (pages: Page[], connections: number, stop: { amount: number } | { duration: number }) =>
    load({ address, cookie, pages, connections, stop })

  for (const { pages } of measured) await ask(pages, 1, { amount: 60 })
  const rows: Row[] = []
  for (const { name, pages, unlimited } of measured) {
    const alone = p95(await ask(pages, 1, { duration: 4 }))
    const title = `${name}: p95 of server time`
    rows.push(unlimited ? seen(title, alone, 'ms') : atMost(title, alone, 'ms', limit))
    rows.push(seen(`${title}, 10 at once`, p95(await ask(pages, 10, { duration: 2 })), 'ms'))
  }
  return [...rows, atMost('web and worker together, resident', residentMegabytes(desk.webPid), 'MB', 600)]
}
