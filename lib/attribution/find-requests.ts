import 'server-only'
import { and, asc, desc, eq, gt, gte, inArray, like, lt, or, type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import { requests, type State } from '#db/schema/requests.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { markColumns, markRows } from './mark-rows.ts'
import type { MoneyFate } from './money-fates.ts'
import { paymentsOf } from './request-money.ts'

export const pageSize = 50

export interface RequestFilter {
  states?: State[]
  filedBy?: string
  path?: string
  /** The id of whoever approved it as it stands. */
  approvedBy?: string
  /** Moments; the second one is excluded. */
  filedFrom?: Date
  filedUntil?: Date
  /** Only those that belong to no case. */
  withoutCase?: boolean
  /** Only those with a payment that had this fate. */
  money?: MoneyFate
  /** A number such as R-1042 or 1042, the beginning of an e-mail or id, or a referral code. */
  text?: string
  /** Only requests with a smaller number: the key of the older page. */
  before?: number
  /** Only the nearest requests with a larger number: the key of the newer page. */
  after?: number
}

export type RequestRow = Awaited<ReturnType<typeof findRequests>>['rows'][number]

/** Requests, the newest first, a page at a time; `older` and `newer` are the keys of the pages beside it. */
export async function findRequests(_actor: Actor<'request:see'>, filter: RequestFilter) {
  const upwards = filter.after !== undefined
  const found = await db()
    .select({ ...rowColumns, filedBy: people.name })
    .from(requests)
    .innerJoin(people, eq(people.id, requests.filedBy))
    .where(and(...conditions(filter)))
    .orderBy(upwards ? asc(requests.number) : desc(requests.number))
    .limit(pageSize + 1)
  const more = found.length > pageSize
  const rows = markRows(upwards ? found.slice(0, pageSize).reverse() : found.slice(0, pageSize))
  return {
    rows,
    older: upwards || more ? rows.at(-1)?.number : undefined,
    newer: (upwards ? more : filter.before !== undefined) ? rows[0]?.number : undefined,
  }
}

const approved = (person: string) => sql`exists (
  select from decisions d where d.request_id = ${requests.id} and d.revision = ${requests.revision} and d.outcome = 'approved'
    and d.decided_by = ${person})`

const withMoney = (fate: MoneyFate) =>
  sql`exists (select from requests r where r.id = ${requests.id} and exists (${paymentsOf[fate]}))`

const alone = sql`not exists (select from case_requests l where l.request_id = ${requests.id} and l.unlinked_at is null)`

export const rowColumns = {
  id: requests.id,
  number: requests.number,
  state: requests.state,
  stateSentence: requests.stateSentence,
  path: requests.path,
  kind: requests.kind,
  customerId: requests.customerId,
  customerEmail: requests.customerEmail,
  newUserId: requests.newUserId,
  referralCode: requests.referralCode,
  referrerId: requests.referrerId,
  atStake: requests.atStake,
  resends: requests.resends,
  notResent: requests.notResent,
  clockAt: requests.clockAt,
  expiresAt: requests.expiresAt,
  support: requests.support,
  filedAt: requests.filedAt,
  ...markColumns,
}

/** How many there are, up to 1,000. */
export async function countRequests(_actor: Actor<'request:see'>, filter: RequestFilter): Promise<number> {
  const some = db()
    .select({ one: sql`1`.as('one') })
    .from(requests)
    .where(and(...conditions(filter)))
    .limit(1000)
    .as('some')
  return db().$count(some)
}

function conditions(filter: RequestFilter): (SQL | undefined)[] {
  const { states, filedBy, text, before, after, path, approvedBy, filedFrom, filedUntil } = filter
  const typed = text?.trim() ?? ''
  const number = /^(?:r-?)?(\d{1,9})$/i.exec(typed)?.[1]
  const beginning = `${typed.replace(/[\\%_]/g, '\\$&')}%`
  return [
    states && states.length > 0 ? inArray(requests.state, states) : undefined,
    filedBy ? eq(requests.filedBy, filedBy) : undefined,
    path === undefined ? undefined : eq(requests.path, path),
    approvedBy === undefined ? undefined : approved(approvedBy),
    filedFrom === undefined ? undefined : gte(requests.filedAt, filedFrom),
    filedUntil === undefined ? undefined : lt(requests.filedAt, filedUntil),
    filter.withoutCase ? alone : undefined,
    filter.money === undefined ? undefined : withMoney(filter.money),
    before === undefined ? undefined : lt(requests.number, before),
    after === undefined ? undefined : gt(requests.number, after),
    typed === ''
      ? undefined
      : or(
          number === undefined ? undefined : eq(requests.number, Number(number)),
          like(sql`lower(${requests.customerEmail})`, beginning.toLowerCase()),
          eq(requests.customerId, typed),
          eq(requests.newUserId, typed),
          eq(requests.referralCode, typed),
        ),
  ]
}
