import 'server-only'
import type { Actor } from '#lib/auth/actor.ts'
import type { CaseFilter } from './case-filter.ts'
import { type CaseRow, countCases, findCases } from './find-cases.ts'

/** Shown of each. */
const shown = 10

export interface CasesAtHand {
  /** What runs out first is on top. */
  rows: CaseRow[]
  /** Up to 1,000. */
  count: number
}

export interface CaseQueue {
  /** Cases of the reader's own that ask for something now. */
  mine: CasesAtHand
  /** Cases that nobody has, for whoever takes them. */
  nobodys: CasesAtHand
}

/** What waits for somebody who works on cases: their own, and those that nobody has. */
export async function findCaseQueue(actor: Actor<'case:see'>, personId: string): Promise<CaseQueue> {
  const [mine, nobodys] = await Promise.all([atHand(actor, personId), atHand(actor, 'nobody')])
  return { mine, nobodys }
}

async function atHand(actor: Actor<'case:see'>, assignee: string): Promise<CasesAtHand> {
  const filter: CaseFilter = { assignee, atHand: true, sort: 'due' }
  const [{ rows }, count] = await Promise.all([
    findCases(actor, filter, { size: shown }),
    countCases(actor, filter),
  ])
  return { rows, count }
}
