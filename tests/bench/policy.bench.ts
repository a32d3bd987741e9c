import path from 'node:path'
import postgres, { type Sql } from 'postgres'
import { migrate } from '#scripts/migrate.ts'
import { anyFreePort } from '#scripts/parts/ports.ts'
import { startPostgres } from '#scripts/parts/postgres.ts'
import { findPolicyVersions, findRequired } from '#lib/policy/find-required.ts'
import type { Rule } from '#lib/policy/rules.ts'
import { disconnect } from '#db/client.ts'
import { asks, everything, putInForce } from '../support/policy.ts'
import { insertPerson } from '../support/rows.ts'
import { atMost, type Bench, exactly, p95, type Row, seen } from './support/bench.ts'

const checks = 500
const filers = 30
const referrers = 5_000

/** Every kind of total, over short and long windows, so that a check reads as much as a policy can ask for. None of them holds. */
const rules: Rule[] = [
  ...(['requester', 'referrer', 'pair'] as const).flatMap((of) =>
    [7, 30, 90, 365].map((days): Rule => ({
      name: `${of} over ${days} days`,
      when: [{ about: 'total', of, days, currency: 'eur', atLeast: 1_000_000_000_000 }],
      then: asks({ approvers: 2 }),
    })),
  ),
  everything(),
]

/** How long the policy takes to be asked about one request, with many past requests in its rolling windows. */
export default async function measurePolicy({ folder, atEnd }: Bench): Promise<Row[]> {
  const cluster = await startPostgres({ folder, port: anyFreePort, log: path.join(folder, 'postgres.log') })
  atEnd(cluster.stop)
  const applicationUrl = cluster.address('application')
  await migrate({ ownerUrl: cluster.address('owner'), applicationUrl })
  const owner = postgres(cluster.address('owner'), { max: 1, onnotice: () => undefined })
  atEnd(() => owner.end({ timeout: 1 }))
  Object.assign(process.env, { DATABASE_URL: applicationUrl })
  atEnd(disconnect)
  const people: string[] = []
  for (let at = 0; at < filers; at += 1) people.push(await insertPerson(owner, `Filer ${at}`, ['requester']))
  const approver = await insertPerson(owner, 'Approver', ['approver'])
  await putInForce(owner, rules)

  await addRequests(owner, { from: 1, to: 10_000, approver })
  const few = await measure(people, approver)
  await addRequests(owner, { from: 10_001, to: 1_000_000, approver })
  const many = await measure(people, approver)
  const [counted] = await owner<{ requests: number }[]>`select count(*)::int as requests from requests`
  return [
    exactly(
      'past requests in the rolling windows of the policy',
      counted?.requests ?? 0,
      'requests',
      1_000_000,
    ),
    seen(`asking the policy about a request, among 10,000: p95 of ${checks}`, few, 'ms'),
    atMost(`asking the policy about a request, among 1,000,000: p95 of ${checks}`, many, 'ms', 20),
    atMost(
      'asking the policy among 1,000,000, as a multiple of its time among 10,000',
      ratio(many, few),
      '×',
      2,
    ),
  ]
}

const ratio = (many: number, few: number) => Math.round((many / few) * 100) / 100

async function measure(people: readonly string[], approver: string): Promise<number> {
  const figures: number[] = []
  for (let at = 0; at < checks + 50; at += 1) {
    const began = performance.now()
    const required = await findRequired(await findPolicyVersions(undefined), {
      facts: {
        kind: 'dispute',
        path: 'stripe',
        money: [{ amount: 4900, currency: 'eur' }],
        payments: 3,
        overwrites: false,
      },
      parties: { filedBy: people[at % people.length] ?? '', referrerId: `usr_${at % referrers}` },
      approvers: [{ id: approver, approved: false }],
      counted: [],
    })
    if (at >= 50) figures.push(performance.now() - began)
    if (required.approvers !== 1) throw new Error('the policy was not asked as meant')
  }
  return p95(figures)
}

interface Range {
  from: number
  to: number
  approver: string
}

/** In bulk, with the totals as the triggers would have kept them: a row at a time takes an hour. */
async function addRequests(owner: Sql, { from, to, approver }: Range) {
  await owner.begin(async (tx) => {
    await tx`alter table requests disable trigger user`
    await tx`
      insert into requests (id, state, revision, path, kind, filed_by, filed_at, account, customer_id, customer_email,
        new_user_id, referral_code, referrer_id, at_stake, resends, not_resent)
      select gen_random_uuid(), 'carried out', 1, 'stripe', 'dispute', filer.id, now() - (n % 365) * interval '1 day',
        'stripe:acct_1:test', 'cus_' || n, n || '@bench.example', 'usr_new_' || n, 'pNRB1aYqArN', 'usr_' || n % ${referrers},
        '[{"amount": 4900, "currency": "eur"}]', 1, 0
      from generate_series(${from}::int, ${to}::int) n
      join (select id, row_number() over (order by id) - 1 as place from people where name like 'Filer %') filer
        on filer.place = n % ${filers}`
    await tx`alter table requests enable trigger user`
    await tx`truncate totals`
    await tx`
      insert into totals ("of", who, currency, day, amount)
      select whose.of, whose.who, 'eur', (filed_at at time zone 'UTC')::date, sum(4900)
      from requests cross join lateral (values
        ('requester', filed_by::text), ('referrer', referrer_id), ('pair', filed_by || ' ' || ${approver}::text)) whose (of, who)
      group by 1, 2, 4`
  })
  await owner`vacuum (analyze) totals`
}
