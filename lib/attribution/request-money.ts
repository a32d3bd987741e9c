import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import type { MoneyFate } from './money-fates.ts'

/** Of the requests for one new user the last one tells what is lost: an earlier one may have been filed anew. A no loses nothing. */
const tells = sql`r.state not in ('rejected', 'withdrawn')
  and not exists (select from requests later where later.new_user_id = r.new_user_id and later.number > r.number)`

const revision = sql`v.request_id = r.id and v.number = r.revision`
const amountOf = (payment: SQL) =>
  sql`${payment} #>> '{invoice,currency}' as currency, (${payment} #>> '{invoice,amount}')::bigint as amount`

/**
 * Selects `currency` and `amount`, in minor units, of the payments of the request `r` with that fate, each once. What nobody knows, and what
 * somebody left out on purpose, is none of the three.
 */
export const paymentsOf: Record<MoneyFate, SQL> = {
  restored: sql`
    select d.currency, d.amount from deliveries d
    where d.request_id = r.id and d.amount is not null and d.outcome in ('accepted', 'arrived', 'reported')`,
  'too old': sql`
    select ${amountOf(sql`n.value`)} from revisions v cross join jsonb_array_elements(v.plan -> 'notResent') n
    where ${revision} and r.not_resent > 0 and n.value ->> 'reason' = 'too old' and ${tells}`,
  'ran out': sql`
    select ${amountOf(sql`p.value`)} from revisions v cross join jsonb_array_elements(v.plan -> 'steps') with ordinality as p(value, at)
    left join steps s on s.request_id = r.id and s.revision = r.revision and s.position = p.at - 1
    where ${revision} and r.clock_at <= case r.state when 'carried out' then r.state_since else now() end
      and p.value ? 'clock' and (p.value ->> 'clock')::timestamptz <= coalesce(s.closed_at, now())
      and coalesce(s.state, 'waits') in ('waits', 'now', 'asks', 'skipped') and ${tells}
      and not exists (select from deliveries d where d.request_id = r.id and d.revision = r.revision and d.position = p.at - 1
        and d.outcome in ('open', 'unknown', 'accepted', 'arrived', 'reported'))`,
}
