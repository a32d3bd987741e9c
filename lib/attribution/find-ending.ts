import 'server-only'
import { and, eq, sql, type SQL } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { requests, type State } from '#db/schema/requests.ts'
import { revisions } from '#db/schema/revisions.ts'

/** A request of whose end people are to be told now, under a key of its own for each of the days before it. */
export interface Ending {
  id: string
  number: number
  state: State
  filedBy: string
  at: Date
  key: string
}

/** What expires undecided within three days or one. */
export const findExpiring = (now: Date): Promise<Ending[]> =>
  findUntold({
    now,
    what: 'expires',
    days: [1, 3],
    ending: sql`
      select id, expires_at as at from requests
      where state in ('waiting', 'returned', 'stale')
        and expires_at > ${moment(now)} and expires_at <= ${moment(now, 3)}`,
  })

/**
 * What has a payment that can be brought for seven days, three or one: the next one of those that are still to be brought. One with
 * which the request itself expires is told of as that.
 */
export const findRunningOut = (now: Date): Promise<Ending[]> =>
  findUntold({
    now,
    what: 'runs out',
    days: [1, 3, 7],
    ending: sql`
      select r.id, clock.at
      from requests r
      join revisions v on v.request_id = r.id and v.number = r.revision
      cross join lateral (
        select min((entry.step ->> 'clock')::timestamptz) as at
        from jsonb_array_elements(v.plan -> 'steps') with ordinality as entry (step, place)
        left join steps s on s.request_id = r.id and s.revision = r.revision and s.position = entry.place - 1
        where coalesce(s.state, 'waits') not in ('done', 'skipped')
          and (entry.step ->> 'clock')::timestamptz > ${moment(now)}) as clock
      where r.state in ('waiting', 'returned', 'stale', 'paused') and r.clock_at <= ${moment(now, 7)}
        and clock.at <= ${moment(now, 7)}
        and (r.state = 'paused' or clock.at > ${moment(now, 3)} or clock.at is distinct from r.expires_at)`,
  })

const day = 24 * 3600_000

const moment = (now: Date, days = 0) =>
  sql`${new Date(now.getTime() + days * day).toISOString()}::timestamptz`

interface Untold {
  now: Date
  what: string
  /** Before the end, ascending. */
  days: readonly number[]
  /** Selects `id` and `at`. */
  ending: SQL
}

/** Not what was told of before, nor what was filed or revised so late that the moment to tell of it had passed. */
async function findUntold({ now, what, days, ending }: Untold): Promise<Ending[]> {
  const whens = days.map((one) => sql`when ending.at <= ${moment(now, one)} then ${one}::int`)
  const before = sql`(case ${sql.join(whens, sql` `)} end)`
  const key = sql<string>`concat_ws(':', ${what}::text, ${requests.id}, ${requests.revision}, extract(epoch from ending.at)::bigint, ${before})`
  return db()
    .select({
      id: requests.id,
      number: requests.number,
      state: requests.state,
      filedBy: requests.filedBy,
      at: sql`ending.at`.mapWith((at: string) => new Date(at)),
      key,
    })
    .from(sql`(${ending}) as ending`)
    .innerJoin(requests, sql`${requests.id} = ending.id`)
    .innerJoin(revisions, and(eq(revisions.requestId, requests.id), eq(revisions.number, requests.revision)))
    .where(
      and(
        sql`${revisions.madeAt} <= ending.at - ${before} * interval '1 day'`,
        sql`not exists (select from notices n where n.person_id = ${requests.filedBy} and n.key = ${key})`,
      ),
    )
}
