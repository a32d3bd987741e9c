import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { db, disconnect } from '#db/client.ts'
import { findRequired, type Asked } from '#lib/policy/find-required.ts'
import { findTotals } from '#lib/policy/find-totals.ts'
import type { Total, TotalOf } from '#lib/policy/rules.ts'
import { asApplication as sql } from '#tests/support/database.ts'
import { asks, everything } from '#tests/support/policy.ts'
import { insertDecision, insertPerson, insertRequest, insertRevision, setState } from '#tests/support/rows.ts'

afterAll(disconnect)

let sam: string
let ada: string
let rita: string
beforeEach(async () => {
  sam = await insertPerson(sql, 'Sam', ['requester'])
  ada = await insertPerson(sql, 'Ada', ['approver'])
  rita = `usr_${v7()}`
})

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)
const euros = (amount: number) => [{ amount, currency: 'eur' }]
const total = (of: TotalOf, days: number, currency = 'eur', atLeast = 1): Total => ({
  about: 'total',
  of,
  days,
  currency,
  atLeast,
})

const filed = (amount: number, days = 0) =>
  insertRequest(sql, {
    filedBy: sam,
    referrerId: rita,
    atStake: euros(amount),
    filedAt: daysAgo(days),
    plan: { steps: [], findings: [] },
  })

async function read(asked: Total, at = new Date()) {
  const totals = await findTotals(
    [asked],
    { filedBy: sam, referrerId: rita, approver: ada },
    { at, reader: db() },
  )
  return totals(asked)
}

describe('a total over a rolling window', () => {
  it('has what is pending in it, of the last so many days, today the first of them', async () => {
    await filed(100)
    await filed(20, 6)
    await filed(3, 7)
    expect(await read(total('requester', 1))).toBe(100)
    expect(await read(total('requester', 7))).toBe(120)
    expect(await read(total('requester', 8))).toBe(123)
    expect(await read(total('referrer', 7))).toBe(120)
  })

  it('stood as it stood on an earlier day', async () => {
    await filed(100)
    await filed(20, 6)
    await filed(3, 7)
    expect(await read(total('requester', 2), daysAgo(6))).toBe(23)
  })

  it('keeps currencies apart, and other people', async () => {
    const noor = await insertPerson(sql, 'Noor', ['requester'])
    await insertRequest(sql, {
      filedBy: sam,
      referrerId: rita,
      atStake: [
        { amount: 5, currency: 'eur' },
        { amount: 700, currency: 'jpy' },
      ],
    })
    await insertRequest(sql, { filedBy: noor, referrerId: rita, atStake: euros(1000) })
    expect(await read(total('requester', 7))).toBe(5)
    expect(await read(total('requester', 7, 'jpy'))).toBe(700)
    expect(await read(total('referrer', 7))).toBe(1005)
  })

  it.each(['rejected', 'returned'] as const)('of what was %s', async (outcome) => {
    const id = await filed(100)
    await insertDecision(sql, { requestId: id, decidedBy: ada, madeBy: sam, outcome, steps: 0 })
    expect(await read(total('requester', 7))).toBe(outcome === 'rejected' ? 0 : 100)
  })

  it.each(['withdrawn', 'expired'])('has nothing in it that was %s', async (state) => {
    const id = await filed(100)
    await filed(20)
    await setState(sql, id, state)
    expect(await read(total('requester', 7))).toBe(20)
    expect(await read(total('referrer', 7))).toBe(20)
  })

  it('of a pair has in it what that approver approved of that requester, once it is approved', async () => {
    const kofi = await insertPerson(sql, 'Kofi', ['approver'])
    const byAda = await filed(100)
    const byKofi = await filed(20)
    await filed(3)
    expect(await read(total('pair', 7))).toBe(0)
    await insertDecision(sql, { requestId: byAda, decidedBy: ada, madeBy: sam })
    await insertDecision(sql, { requestId: byKofi, decidedBy: kofi, madeBy: sam })
    expect(await read(total('pair', 7))).toBe(100)
    await setState(sql, byAda, 'withdrawn')
    expect(await read(total('pair', 7))).toBe(0)
  })

  it('of a pair forgets an approval that an edit made void', async () => {
    const id = await filed(100)
    await insertDecision(sql, { requestId: id, decidedBy: ada, madeBy: sam })
    await sql.begin(async (tx) => {
      await tx`update requests set state = 'stale' where id = ${id}`
      await tx`insert into audit_entries (id, event, subject, detail) values (${v7()}, 'request.found stale', ${id}, '{}')`
    })
    await insertRevision(sql, id, sam, 2)
    expect(await read(total('pair', 7))).toBe(0)
    expect(await read(total('requester', 7))).toBe(100)
  })
})

describe('what the policy asks of a request', () => {
  const limited = (of: TotalOf, atLeast: number, days = 7) => [
    { name: 'Much in all', when: [total(of, days, 'eur', atLeast)], then: asks({ approvers: 2 }) },
    everything(),
  ]
  const facts: Asked['facts'] = {
    kind: 'dispute',
    path: 'stripe',
    money: euros(100),
    payments: 1,
    overwrites: false,
  }
  const needed = async (rules: ReturnType<typeof limited>, over: Partial<Asked> = {}) => {
    const asked: Asked = {
      facts,
      parties: { filedBy: sam, referrerId: rita },
      approvers: [],
      counted: [],
      ...over,
    }
    return (await findRequired([{ version: 1, rules, expiresAfterDays: 14 }], asked)).approvers
  }

  it.each(['requester', 'referrer'] as const)(
    'counts its own money to the total of its %s before it is filed',
    async (of) => {
      await filed(50)
      expect(await needed(limited(of, 150))).toBe(2)
      expect(await needed(limited(of, 151))).toBe(1)
    },
  )

  it('counts its own money once after it is filed', async () => {
    await filed(50)
    await filed(100)
    const over = { counted: euros(100), filedAt: new Date() }
    expect(await needed(limited('requester', 150), over)).toBe(2)
    expect(await needed(limited('requester', 151), over)).toBe(1)
  })

  it('counts an edited request with its new money in place of the old', async () => {
    await filed(50)
    await filed(30)
    const over = { counted: euros(30), filedAt: new Date() }
    expect(await needed(limited('requester', 150), over)).toBe(2)
    expect(await needed(limited('requester', 151), over)).toBe(1)
  })

  it('asks no less for having been left lying until its money, and that of others, is out of the window', async () => {
    await filed(50, 11)
    await filed(100, 9)
    const over = { counted: euros(100), filedAt: daysAgo(9) }
    expect(await needed(limited('requester', 150), over)).toBe(2)
    expect(await needed(limited('requester', 151), over)).toBe(1)
  })

  it('counts to a pair what this approver approved before, and this request', async () => {
    const earlier = await filed(50)
    await insertDecision(sql, { requestId: earlier, decidedBy: ada, madeBy: sam })
    await filed(100)
    const by = (approved: boolean) => ({ counted: euros(100), approvers: [{ id: ada, approved }] })
    expect(await needed(limited('pair', 150), by(false))).toBe(2)
    expect(await needed(limited('pair', 151), by(false))).toBe(1)
    expect(await needed(limited('pair', 101), { counted: euros(100), approvers: [] })).toBe(1)
  })
})
