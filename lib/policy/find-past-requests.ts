import 'server-only'
import { and, desc, eq, gte, inArray, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { requests } from '#db/schema/requests.ts'
import { revisions } from '#db/schema/revisions.ts'
import { overwriting } from './judge.ts'

export const pastDays = 90
export const mostPast = 2000

export type PastRequest = Awaited<ReturnType<typeof findPastRequests>>[number]

/** What a policy asks about, of the requests of the last 90 days, the newest first: at most one more than 2,000. */
export const findPastRequests = () =>
  db()
    .select({
      id: requests.id,
      number: requests.number,
      filedAt: requests.filedAt,
      filedBy: requests.filedBy,
      referrerId: requests.referrerId,
      approver: sql<string | null>`(
        select d.decided_by::text from decisions d
        where d.request_id = ${requests.id} and d.revision = ${requests.revision} and d.outcome = 'approved'
        order by d.decided_at desc limit 1)`,
      kind: requests.kind,
      path: requests.path,
      money: requests.atStake,
      payments: requests.resends,
      overwrites: sql<boolean>`exists (
        select from jsonb_array_elements(${revisions.plan} -> 'findings') finding
        where finding ->> 'reason' in ${overwriting})`,
      counted: sql<boolean>`counts_in_totals(${requests.state})`,
    })
    .from(requests)
    .innerJoin(revisions, and(eq(revisions.requestId, requests.id), eq(revisions.number, requests.revision)))
    .where(
      and(
        inArray(requests.number, newestNumbers()),
        gte(requests.filedAt, sql`now() - make_interval(days => ${pastDays})`),
      ),
    )
    .orderBy(desc(requests.number))

/** By number, which has an index; they are given out in the order of filing. */
const newestNumbers = () =>
  db()
    .select({ number: requests.number })
    .from(requests)
    .orderBy(desc(requests.number))
    .limit(mostPast + 1)
