import { sql as raw } from 'drizzle-orm'
import { expect } from 'vitest'
import { db } from '#db/client.ts'
import { Refusal } from '#lib/errors.ts'
import { asApplication as sql } from './database.ts'
import type { LedgerWorld } from './fifth-provider/world.ts'
import { inTurns } from './in-turns.ts'
import { insertWaiting, type Waiting } from './waiting.ts'

/** Two hundred races, after two rounds in which each has ended before the other begins: so each order is met, however slow the machine is. */
export const rounds = 202

const atOnce = 3

export interface Round {
  request: Waiting
  one: Ending
  other: Ending
  /** What stands in the database afterwards. */
  stands: Standing
}

interface Standing {
  state: string
  revision: number
  approvals: number
  steps: number
  /** Orders to carry it out. */
  jobs: number
  /** In the audit, the oldest first. */
  entries: string[]
}

/** Each round has a request of its own that waits for a decision. */
export async function tryRounds(
  world: LedgerWorld,
  { filedBy }: { filedBy: string },
  run: (round: number, request: Waiting) => Promise<[Ending, Ending]>,
): Promise<Round[]> {
  const requests = await insertWaiting(world, { filedBy, count: rounds })
  const endings = await inTurns(requests, atOnce, (request, round) => run(round, request))
  const standing = await findStanding(requests)
  const [circles] = await sql`select deadlocks::int from pg_stat_database where datname = current_database()`
  expect(circles).toEqual({ deadlocks: 0 })
  return requests.map((request, round) => {
    const [ended, stands] = [endings[round], standing.get(request.requestId)]
    if (!ended || !stands) throw new Error('a round was lost')
    return { request, one: ended[0], other: ended[1], stands }
  })
}

async function findStanding(requests: readonly Waiting[]) {
  const rows = await sql<(Standing & { id: string })[]>`
    select r.id, r.state, r.revision,
      (select count(*)::int from decisions where request_id = r.id) as approvals,
      (select count(*)::int from steps where request_id = r.id) as steps,
      (select count(*)::int from pgboss.job where name = 'carry-out' and data ->> 'requestId' = r.id::text) as jobs,
      (select array_agg(event order by at) from audit_entries where subject = r.id) as entries
    from requests r where r.id = any (${requests.map(({ requestId }) => requestId)})`
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}

/** "done", or what the loser was told. Whatever is no refusal is a bug, a deadlock among them. */
export type Ending = 'done' | { kind: Refusal['kind']; sentence: string }

export type Contestant = () => Promise<unknown>

/**
 * Two start together on connections of their own; one round after another gives the one or the other a head start of so many trips to the
 * database, in strides, so that either may win.
 */
export async function race(
  round: number,
  one: Contestant,
  other: Contestant,
  stride = 1,
): Promise<[Ending, Ending]> {
  if (round === 0) {
    const first = await ending(one, 0)
    return [first, await ending(other, 0)]
  }
  if (round === 1) {
    const first = await ending(other, 0)
    return [await ending(one, 0), first]
  }
  const ahead = ((round % 7) - 3) * stride
  return Promise.all([ending(one, Math.max(0, ahead)), ending(other, Math.max(0, -ahead))])
}

export async function ending(contestant: Contestant, waits: number): Promise<Ending> {
  for (let trip = 0; trip < waits; trip += 1) await db().execute(raw`select`)
  try {
    await contestant()
    return 'done'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { kind: error.kind, sentence: error.message }
  }
}

/** How many of each there were, for a test that both happened. */
export const tally = (all: readonly string[]): Record<string, number> =>
  Object.fromEntries([...new Set(all)].sort().map((one) => [one, all.filter((same) => same === one).length]))

export const told = (kind: Refusal['kind'], sentence: RegExp) => ({
  kind,
  sentence: expect.stringMatching(sentence) as string,
})
