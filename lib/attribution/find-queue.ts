import 'server-only'
import { and, asc, eq, inArray, ne, notExists, or, type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { decisions } from '#db/schema/decisions.ts'
import { people } from '#db/schema/people.ts'
import { requests, type State } from '#db/schema/requests.ts'
import { revisions } from '#db/schema/revisions.ts'
import { type Actor, may, type Who } from '#lib/auth/actor.ts'
import type { Money } from '#lib/providers/step.ts'
import { markRows } from './mark-rows.ts'
import { rowColumns } from './find-requests.ts'
import { openStates } from './rules.ts'

export const queueTabs = ['for me', 'filed by me', 'carrying out', 'needs a person'] as const
export type QueueTab = (typeof queueTabs)[number]

const shown = 50

/** What waits, the money that runs out first on top and messages to Cello support last: at most 50 rows, and how many and how much there are in all. */
export async function findQueue(_actor: Actor<'request:see'>, who: Who, tab: QueueTab) {
  const where = conditionOf(who, tab)
  const [rows, atStake, counts] = await Promise.all([
    db()
      .select({ ...rowColumns, filedBy: people.name })
      .from(requests)
      .innerJoin(people, eq(people.id, requests.filedBy))
      .where(where)
      .orderBy(sql`${runningClock} asc nulls last`, asc(requests.number))
      .limit(shown)
      .then(markRows),
    findStake(where),
    countTabs(who),
  ])
  return { rows, atStake, counts }
}

/** How many requests wait for this person. */
export const countWaiting = (_actor: Actor<'request:see'>, who: Who) =>
  db().$count(requests, conditionOf(who, 'for me'))

async function countTabs(who: Who): Promise<Record<QueueTab, number>> {
  const counts = await Promise.all(queueTabs.map((tab) => db().$count(requests, conditionOf(who, tab))))
  return Object.fromEntries(queueTabs.map((tab, index) => [tab, counts[index] ?? 0])) as Record<
    QueueTab,
    number
  >
}

/** What was carried out is not at stake any more: its clock ran out, or its money came. */
const runningClock = sql`case when ${requests.state} <> 'carried out' then ${requests.clockAt} end`

async function findStake(where: SQL | undefined): Promise<Money[]> {
  const rows = await db()
    .select({
      currency: sql<string>`stake ->> 'currency'`,
      amount: sql<number>`sum((stake ->> 'amount')::bigint)`.mapWith(Number),
    })
    .from(sql`${requests} cross join lateral jsonb_array_elements(${requests.atStake}) as stake`)
    .where(and(where, ne(requests.state, 'carried out')))
    .groupBy(sql`1`)
    .orderBy(sql`1`)
  return rows
}

function conditionOf(who: Who, tab: QueueTab): SQL | undefined {
  const states = (some: State[]) => inArray(requests.state, some)
  const mine = eq(requests.filedBy, who.id)
  switch (tab) {
    case 'for me':
      return (
        or(
          may(who, 'request:decide')
            ? and(states(['waiting']), notMadeBy(who.id), notDecidedBy(who.id))
            : undefined,
          may(who, 'request:continue') ? and(states(['paused']), notMadeBy(who.id)) : undefined,
          may(who, 'request:file') ? and(states(['returned', 'stale', 'failed']), mine) : undefined,
          may(who, 'message:send') ? and(toWrite, mine) : undefined,
        ) ?? sql`false`
      )
    case 'filed by me':
      return and(states([...openStates]), mine)
    case 'carrying out':
      return states(['approved', 'carrying out'])
    case 'needs a person':
      return or(states(['paused', 'failed']), toWrite)
  }
}

/** The message to Cello support is not written yet, or nobody knows whether it left. */
const toWrite = eq(requests.support, 'to write')

const notMadeBy = (personId: string) =>
  notExists(
    db()
      .select({ one: sql`1` })
      .from(revisions)
      .where(and(eq(revisions.requestId, requests.id), eq(revisions.madeBy, personId))),
  )

/** Of several approvers that a policy asks for, whoever has approved waits for the others. */
const notDecidedBy = (personId: string) =>
  notExists(
    db()
      .select({ one: sql`1` })
      .from(decisions)
      .where(
        and(
          eq(decisions.requestId, requests.id),
          eq(decisions.revision, requests.revision),
          eq(decisions.decidedBy, personId),
        ),
      ),
  )
