import postgres from 'postgres'
import { startDesk } from '../support/stack.ts'
import { type Bench, atMost, p95, type Row, seen } from './support/bench.ts'
import { findCaseOthers } from './support/find-case-others.ts'
import { findCaseLists } from './support/find-case-pages.ts'
import { findCaseWords } from './support/find-case-words.ts'
import { load, type Page } from './support/load.ts'
import { seedCases } from './support/seed-cases.ts'

const limit = 100
const measuredAsks = 40

/** Server time of every list, filter and search of cases, with 100,000 cases and more than 1,000,000 notes, one after the other. */
export default async function measureCases({ atEnd }: Bench): Promise<Row[]> {
  const desk = await startDesk()
  atEnd(desk.stop)
  const owner = postgres(desk.ownerUrl, { max: 4, onnotice: () => undefined })
  atEnd(() => owner.end({ timeout: 1 }))
  const { reader, cookie } = await seedCases(owner)
  const address = `http://127.0.0.1:${new URL(desk.address).port}`
  // Each page is asked for once before it is measured.
  const ask = async (pages: Page[]) => {
    const amount = pages.length * (1 + Math.ceil(measuredAsks / pages.length))
    const times = await load({ address, cookie, pages, connections: 1, stop: { amount } })
    return times.slice(pages.length)
  }

  const measured = [
    ...(await findCaseLists(owner, reader)),
    ...(await findCaseWords(owner)),
    ...(await findCaseOthers(owner)),
  ]
  const rows: Row[] = []
  for (const { name, pages, unlimited } of measured) {
    const figure = p95(await ask(pages))
    const title = `${name}: p95 of server time`
    rows.push(unlimited ? seen(title, figure, 'ms') : atMost(title, figure, 'ms', limit))
  }
  return rows
}
