import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { disconnect } from '#db/client.ts'
import { permit } from '#lib/auth/actor.ts'
import { backTest } from '#lib/policy/back-test.ts'
import type { Rule } from '#lib/policy/rules.ts'
import { asApplication as sql, asOwner } from '#tests/support/database.ts'
import { finding } from '#tests/support/plans.ts'
import { asks, everything, putInForce } from '#tests/support/policy.ts'
import {
  insertDecision,
  insertPerson,
  insertRequest,
  type RequestRow,
  setState,
} from '#tests/support/rows.ts'

afterAll(disconnect)

const [sam, noor, ada] = [
  await insertPerson(sql, 'Sam', ['requester']),
  await insertPerson(sql, 'Noor', ['requester']),
  await insertPerson(sql, 'Ada', ['approver']),
]
const otto = permit(
  {
    id: await insertPerson(sql, 'Otto', ['admin']),
    name: 'Otto',
    email: 'otto@attribution.example',
    roles: ['admin'],
  },
  'policy:propose',
)

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)
const eur = (amount: number) => [{ amount, currency: 'eur' }]
const names = new Map<string, string>()

async function past(name: string, days: number, over: Partial<RequestRow> = {}, state?: string) {
  const id = await insertRequest(sql, {
    filedBy: sam,
    filedAt: daysAgo(days),
    plan: { steps: [], findings: [] },
    ...over,
  })
  if (state === 'approved')
    await insertDecision(sql, { requestId: id, decidedBy: ada, madeBy: over.filedBy ?? sam, steps: 0 })
  else if (state !== undefined) await setState(sql, id, state)
  names.set(id, name)
}

beforeAll(async () => {
  await past('too old to count', 91, { atStake: eur(900_000) })
  await past('old and large', 89, { atStake: eur(500_000), referrerId: 'usr_rita' }, 'approved')
  await past('small', 40, { atStake: eur(4_900), referrerId: 'usr_rita' }, 'approved')
  await past('withdrawn', 40, { atStake: eur(20_000) }, 'withdrawn')
  await past('a glitch by Noor', 39, { filedBy: noor, kind: 'glitch', atStake: eur(10_000), resends: 12 })
  await past('overwriting', 20, {
    filedBy: noor,
    plan: { steps: [], findings: [finding({ reason: 'other code' })] },
  })
  await past('small again', 38, { atStake: eur(5_100), referrerId: 'usr_rita' }, 'approved')
  await past('in yen by Cello', 1, {
    filedBy: noor,
    path: 'cello',
    atStake: [{ amount: 500_000, currency: 'jpy' }],
  })
})

async function test(rules: Rule[]) {
  const { byRule, more, less, other, requests } = await backTest(otto, rules)
  const told = ({ newest }: typeof more) =>
    newest.map(({ id, rule }) => `${names.get(id) ?? ''}: ${rule}`).sort()
  return { requests, byRule, more: told(more), less: told(less), other: told(other) }
}

const rule = (name: string, when: Rule['when'], approvers = 2): Rule => ({
  name,
  when,
  then: asks({ approvers }),
})

describe('a back-test', () => {
  it('finds nothing that differs where the rules are those in force, and leaves out what is older than 90 days', async () => {
    expect(await test([everything()])).toEqual({ requests: 7, byRule: [7], more: [], less: [], other: [] })
  })

  it('tells for each rule how many it catches, the first one that holds', async () => {
    const tested = await test([
      rule('Large', [{ about: 'money', currency: 'eur', atLeast: 20_000 }]),
      rule('Glitches', [{ about: 'kind', in: ['glitch'] }]),
      rule('Other codes', [{ about: 'overwrites' }], 3),
      rule('Many', [{ about: 'payments', atLeast: 10 }]),
      rule('By Cello', [{ about: 'path', in: ['cello'] }], 1),
      everything(),
    ])
    expect(tested).toEqual({
      requests: 7,
      byRule: [2, 1, 1, 0, 1, 2],
      more: [
        'a glitch by Noor: Glitches',
        'old and large: Large',
        'overwriting: Other codes',
        'withdrawn: Large',
      ],
      less: [],
      other: [],
    })
  })

  it.each<[string, Rule['when'][number], string[]]>([
    // 4,900 and 5,100 of Sam are two days apart; of what he withdrew, its own money alone is looked at.
    [
      'the requester',
      { about: 'total', of: 'requester', days: 3, currency: 'eur', atLeast: 10_000 },
      ['a glitch by Noor', 'old and large', 'small again', 'withdrawn'],
    ],
    [
      'the requester, a day less',
      { about: 'total', of: 'requester', days: 2, currency: 'eur', atLeast: 10_000 },
      ['a glitch by Noor', 'old and large', 'withdrawn'],
    ],
    [
      'the referrer',
      { about: 'total', of: 'referrer', days: 3, currency: 'eur', atLeast: 10_000 },
      ['a glitch by Noor', 'old and large', 'small again', 'withdrawn'],
    ],
    [
      'the pair',
      { about: 'total', of: 'pair', days: 48, currency: 'eur', atLeast: 10_000 },
      ['a glitch by Noor', 'old and large', 'small again', 'withdrawn'],
    ],
    [
      'the pair, over all of it',
      { about: 'total', of: 'pair', days: 90, currency: 'eur', atLeast: 510_000 },
      ['small again'],
    ],
    [
      'another currency',
      { about: 'total', of: 'requester', days: 1, currency: 'jpy', atLeast: 500_000 },
      ['in yen by Cello'],
    ],
  ])('counts the total of %s on the day of filing', async (_, condition, caught) => {
    const { more } = await test([rule('Caught', [condition]), everything()])
    expect(more).toEqual(caught.map((name) => `${name}: Caught`))
  })

  it('compares with the policy in force, rule by rule', async () => {
    await putInForce(asOwner, [
      rule('Large', [{ about: 'money', currency: 'eur', atLeast: 10_000 }], 3),
      everything({ freshMinutes: 10 }),
    ])
    const tested = await test([
      {
        name: 'Large',
        when: [{ about: 'money', currency: 'eur', atLeast: 20_000 }],
        then: asks({ approvers: 2 }),
      },
      { name: 'By Cello', when: [{ about: 'path', in: ['cello'] }], then: asks({ approvers: 2 }) },
      everything({ freshMinutes: 5 }),
    ])
    await putInForce(asOwner)
    expect(tested).toEqual({
      requests: 7,
      byRule: [2, 1, 4],
      more: ['overwriting: Everything', 'small again: Everything', 'small: Everything'],
      less: ['old and large: Large', 'withdrawn: Large'],
      other: ['a glitch by Noor: Everything', 'in yen by Cello: By Cello'],
    })
  })

  it('takes as many rules about totals as a policy may have, and counts in a window what is older than 90 days', async () => {
    const rules = Array.from({ length: 39 }, (_, at) =>
      rule(`Rule ${String(at)}`, [
        { about: 'total', of: 'requester', days: at + 1, currency: 'eur', atLeast: 1_000_000 + at },
      ]),
    )
    const { byRule } = await test([...rules, everything()])
    // What is too old to count and what is just not come to 1,400,000 within three days.
    expect([byRule[2], byRule.at(-1)]).toEqual([1, 6])
  })
})
