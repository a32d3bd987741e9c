import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { policyFacts } from '#lib/attribution/policy-facts.ts'
import type { Plan } from '#lib/attribution/plan.ts'
import { findTotals, totalsAskedBy } from '#lib/policy/find-totals.ts'
import { judge } from '#lib/policy/judge.ts'
import {
  type Condition,
  policyRules,
  type Requirement,
  type Rule,
  type TotalOf,
  totalsOf,
} from '#lib/policy/rules.ts'
import { kinds } from '#db/words.ts'
import { disconnect } from '#db/client.ts'
import { asApplication as sql, asOwner } from '#tests/support/database.ts'
import { finding, plan, resend } from '#tests/support/plans.ts'

afterAll(disconnect)

const currency = fc.constantFrom('eur', 'usd')
const paths = ['stripe', 'chargebee', 'cello'] as const
const amounts = fc.constantFrom(0, 1, 99, 100, 101, 5000)
const thresholds = fc.constantFrom(1, 99, 100, 101, 5000)

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ about: fc.constant('money' as const), currency, atLeast: thresholds }),
  fc.record({
    about: fc.constant('kind' as const),
    in: fc.uniqueArray(fc.constantFrom(...kinds), { minLength: 1 }),
  }),
  fc.record({
    about: fc.constant('path' as const),
    in: fc.uniqueArray(fc.constantFrom<string>(...paths), { minLength: 1 }),
  }),
  fc.record({ about: fc.constant('overwrites' as const) }),
  fc.record({ about: fc.constant('payments' as const), atLeast: fc.integer({ min: 1, max: 4 }) }),
  fc.record({
    about: fc.constant('total' as const),
    of: fc.constantFrom(...totalsOf),
    days: fc.integer({ min: 1, max: 3 }),
    currency,
    atLeast: thresholds,
  }),
)

const requirement: fc.Arbitrary<Requirement> = fc.record({
  approvers: fc.integer({ min: 1, max: 3 }),
  manager: fc.boolean(),
  freshMinutes: fc.constant(null),
  reason: fc.constant(null),
})

const rules: fc.Arbitrary<Rule[]> = fc
  .tuple(
    fc.array(
      fc.record({
        when: fc.array(condition, { minLength: 1, maxLength: 3 }),
        then: requirement,
      }),
      { maxLength: 4 },
    ),
    requirement,
  )
  .map(([some, last]) => [
    ...some.map((one, at) => ({ ...one, name: `Rule ${String(at + 1)}` })),
    { name: 'Everything else', when: [], then: last },
  ])

const planned: fc.Arbitrary<Plan> = fc
  .record({
    path: fc.constantFrom(...paths),
    money: fc.array(fc.record({ amount: amounts, currency }), { maxLength: 4 }),
    reason: fc.option(
      fc.constantFrom('other code', 'other new user', 'attributed to another', 'slow' as const),
    ),
  })
  .map(({ path, money, reason }) =>
    plan({
      path,
      steps: money.map((one, at) => resend({ ...one, id: `in_${String(at)}` })),
      findings: reason === null ? [] : [finding({ reason })],
    }),
  )

const totals = fc.uniqueArray(
  fc.record({
    of: fc.constantFrom(...totalsOf),
    currency,
    ago: fc.integer({ min: 0, max: 4 }),
    amount: amounts,
  }),
  { maxLength: 8, selector: ({ of, currency: in_, ago }) => `${of} ${in_} ${String(ago)}` },
)

const filedBy = v7()
const referrerId = 'usr_2210'
const approver = v7()
const whose = { requester: filedBy, referrer: referrerId, pair: `${filedBy} ${approver}` }

it('Of 400 made-up requests, policies and totals the database asks exactly what the code asks.', async () => {
  await fc.assert(
    fc.asyncProperty(rules, planned, totals, fc.constantFrom(...kinds), async (list, made, kept, kind) => {
      expect(policyRules.parse(list)).toEqual(list)
      await keepTotals(kept)
      const known = await findTotals(totalsAskedBy(list), { filedBy, referrerId, approver })
      const byCode = judge(list, { ...policyFacts(made, kind), totals: known }).then
      expect(await askDatabase(list, made, kind)).toEqual(byCode)
    }),
    { numRuns: 400 },
  )
}, 60_000)

async function keepTotals(kept: readonly { of: TotalOf; currency: string; ago: number; amount: number }[]) {
  const rows = kept.map(({ of, ...row }) => ({ ...row, of, who: whose[of] }))
  await asOwner.begin(async (tx) => {
    await tx`delete from totals`
    await tx`
      insert into totals (of, who, currency, day, amount)
      select of, who, currency, (now() at time zone 'UTC')::date - ago, amount
      from jsonb_to_recordset(${tx.json(rows)}) as row (of text, who text, currency text, ago integer, amount bigint)`
  })
}

async function askDatabase(list: readonly Rule[], made: Plan, kind: string): Promise<unknown> {
  const request = { filed_by: filedBy, referrer_id: referrerId, path: made.path, kind }
  const revision = { plan: made, kind }
  const [row] = await sql<{ asks: unknown }[]>`
    select policy_asks(${sql.json(list)}, jsonb_populate_record(null::requests, ${sql.json(request)}),
      jsonb_populate_record(null::revisions, ${sql.json(revision as never)}), ${approver}) as asks`
  return row?.asks
}

it('A policy with a condition that the database does not know lets nobody approve.', async () => {
  const unknown = [{ name: 'New', when: [{ about: 'the weather' }], then: {} }] as unknown as Rule[]
  await expect(askDatabase(unknown, plan(), 'dispute')).rejects.toThrow(/case not found/)
})
