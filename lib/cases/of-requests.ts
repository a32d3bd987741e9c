import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import { cases } from '#db/schema/cases.ts'
import { lostFates } from '#lib/attribution/money-fates.ts'
import { paymentsOf } from '#lib/attribution/request-money.ts'
import type { CaseFilter, MoneyFilter } from './case-filter.ts'

/** Cases with a request of which everything holds that is asked; what was merged into a case is part of it. */
export function ofRequests({ path, requester, approver, money }: CaseFilter): SQL | undefined {
  const asked = [
    path === undefined ? undefined : sql`r.path = ${path}`,
    requester === undefined ? undefined : sql`r.filed_by = ${requester}`,
    approver === undefined ? undefined : approvedBy(approver),
    money === undefined ? undefined : withMoney(money),
  ].filter((one) => one !== undefined)
  if (asked.length === 0) return undefined
  return sql`${cases.id} in (
    with linked as materialized (
      select l.case_id from case_requests l join requests r on r.id = l.request_id
      where l.unlinked_at is null and ${sql.join(asked, sql` and `)})
    select case_id from linked
    union all select m.merged_into from cases m where m.merged_into is not null and m.id in (select case_id from linked))`
}

/** Of the request `r` as it stands: a decision on an earlier revision is void. */
const approvedBy = (person: string) => sql`exists (
  select from decisions d where d.request_id = r.id and d.revision = r.revision and d.outcome = 'approved' and d.decided_by = ${person})`

function withMoney(money: MoneyFilter) {
  const fates = money === 'lost' ? lostFates : [money]
  return sql`(${sql.join(
    fates.map((fate) => sql`exists (${paymentsOf[fate]})`),
    sql` or `,
  )})`
}
