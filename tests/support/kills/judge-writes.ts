import type { Step } from '#lib/providers/step.ts'
import type { Sandbox } from '#sandbox/index.ts'
import { asApplication as sql } from '../database.ts'
import { isWriting, writeOf, writesOf } from '../writes.ts'

/** How often each approved write had its effect, by the sandbox's own record and nothing else. */
export function countWrites(sandbox: Sandbox, steps: readonly Step[]): Map<string, number> {
  const writing = steps.filter(isWriting)
  const counts = new Map(writing.map((step) => [writeOf(step), 0]))
  const customers = new Map(
    writing.flatMap((step) => (step.kind === 'signup' ? [[newUserOf(step.body), step.customerId]] : [])),
  )
  for (const write of writesOf(sandbox, (newUserId) => customers.get(newUserId) ?? newUserId)) {
    const count = counts.get(write)
    if (count !== undefined) counts.set(write, count + 1)
  }
  return counts
}

const newUserOf = (body: Record<string, unknown>): string =>
  (body as { payload: { newUserId: string } }).payload.newUserId

export interface Verdict {
  approved: number
  lost: string[]
  doubled: string[]
}

export function judgeWrites(counts: ReadonlyMap<string, number>): Verdict {
  const named = (fits: (count: number) => boolean) =>
    [...counts].filter(([, count]) => fits(count)).map(([write]) => write)
  return {
    approved: counts.size,
    lost: named((count) => count === 0),
    doubled: named((count) => count > 1),
  }
}

/** The writes of which the ledger tells otherwise than the record outside, once nothing is unknown any more. */
export async function findDisagreements(counts: ReadonlyMap<string, number>): Promise<string[]> {
  const rows = await sql<
    { sent: Step }[]
  >`select sent from deliveries where outcome in ('accepted', 'arrived')`
  const told = rows.flatMap(({ sent }) => (isWriting(sent) ? [writeOf(sent)] : []))
  return [...counts]
    .filter(([write, count]) => told.filter((one) => one === write).length !== count)
    .map(([write]) => write)
}
