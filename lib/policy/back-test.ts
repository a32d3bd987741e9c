import 'server-only'
import { and, desc, eq, gte, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { requests } from '#db/schema/requests.ts'
import { revisions } from '#db/schema/revisions.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { findTotals, totalsAskedBy } from './find-totals.ts'
import { getPolicy } from './get-policy.ts'
import { judge, type Requirement, type Rule } from './rules.ts'

const days = 90
const most = 2000

export interface BackTested {
  days: number
  requests: number
  /** More requests were filed than are looked at. */
  cut: boolean
  byRule: { rule: string; requests: number }[]
  stricter: Changed[]
  looser: Changed[]
}

export interface Changed {
  id: string
  number: number
  before: Requirement
  after: Requirement
  rule: string
}

/**
 * What these rules would have asked of the requests of the last 90 days, beside what the policy in force asks. The newest 2,000 are
 * looked at. Totals are of whole days; the pair of filer and approver is of whoever approved last.
 */
export async function backTest(_actor: Actor<'policy:see'>, rules: readonly Rule[]): Promise<BackTested> {
  const now = await getPolicy()
  const rows = await findRequests()
  const byRule = new Map(rules.map(({ name }) => [name, 0]))
  const stricter: Changed[] = []
  const looser: Changed[] = []
  for (const row of rows.slice(0, most)) {
    const { id, number, filedAt, filedBy, referrerId, approver, ...facts } = row
    const asked = totalsAskedBy([...rules, ...now.rules])
    const totals = await findTotals(asked, { filedBy, referrerId, approver }, { at: filedAt })
    const after = judge(rules, { ...facts, totals })
    const before = judge(now.rules, { ...facts, totals })
    byRule.set(after.name, (byRule.get(after.name) ?? 0) + 1)
    const difference = weigh(after.then) - weigh(before.then)
    const changed = { id, number, before: before.then, after: after.then, rule: after.name }
    if (difference > 0) stricter.push(changed)
    if (difference < 0) looser.push(changed)
  }
  return {
    days,
    requests: Math.min(rows.length, most),
    cut: rows.length > most,
    byRule: [...byRule].map(([rule, count]) => ({ rule, requests: count })),
    stricter,
    looser,
  }
}

/** One number that grows with what is asked: approvers first, then the manager, the fresh sign-in, the reason. */
const weigh = ({ approvers, manager, freshMinutes, reason }: Requirement) =>
  approvers * 8 + (manager ? 4 : 0) + (freshMinutes === null ? 0 : 2) + (reason === null ? 0 : 1)

const overwriting = ['other code', 'other new user', 'attributed to another']

const findRequests = () =>
  db()
    .select({
      id: requests.id,
      number: requests.number,
      filedAt: requests.filedAt,
      filedBy: requests.filedBy,
      referrerId: requests.referrerId,
      approver: sql<string | null>`(
        select d.decided_by::text from decisions d
        where d.request_id = ${requests.id} and d.outcome = 'approved' order by d.decided_at desc limit 1)`,
      kind: requests.kind,
      path: requests.path,
      money: requests.atStake,
      payments: requests.resends,
      overwrites: sql<boolean>`exists (
        select from jsonb_array_elements(${revisions.plan} -> 'findings') finding
        where finding ->> 'reason' in ${overwriting})`,
    })
    .from(requests)
    .innerJoin(revisions, and(eq(revisions.requestId, requests.id), eq(revisions.number, requests.revision)))
    .where(gte(requests.filedAt, sql`now() - make_interval(days => ${days})`))
    .orderBy(desc(requests.number))
    .limit(most + 1)
