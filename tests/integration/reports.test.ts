import { afterAll, describe, expect, it } from 'vitest'
import { disconnect } from '#db/client.ts'
import { permit, type Who } from '#lib/auth/actor.ts'
import { copyMessage } from '#lib/cases/copy-message.ts'
import { mergeCases } from '#lib/cases/merge-cases.ts'
import { resolveCase } from '#lib/cases/resolve-case.ts'
import { makeReports } from '#lib/reports/make-reports.ts'
import { readPeriod } from '#lib/reports/period.ts'
import { writeReport } from '#lib/reports/report-csv.ts'
import { causeIds, hadAccountBefore, open, works } from '#tests/support/cases.ts'
import { ada, sam } from '#tests/support/cast.ts'
import { asApplication as sql } from '#tests/support/database.ts'
import { insertDecision, insertPerson, insertRequest, setState } from '#tests/support/rows.ts'

afterAll(disconnect)

const mira: Who = {
  ...sam,
  id: await insertPerson(sql, 'Mira', ['manager']),
  name: 'Mira',
  roles: ['manager'],
}
const period = readPeriod({}, new Date())
const reports = async () => {
  const made = await makeReports(permit(mira, 'report:see'), period)
  return new Map(made.map((report) => [report.key, report]))
}
const rowOf = async (key: string, name: string) =>
  (await reports()).get(key)?.rows.find((row) => row.name === name)

const email = 'jana@reports.example'
const [first, second, third, twin] = [
  await open({ referrerEmail: email, causeId: causeIds['Webhook outage'] }),
  await open({ referrerEmail: email.toUpperCase(), causeId: causeIds['Webhook outage'] }),
  await open({ kind: 'glitch' }),
  await open({ referrerEmail: email }),
]
await copyMessage(permit(sam, 'case:message'), { caseId: first.id, subject: 'About it', body: 'It counts.' })
await resolveCase(works(sam), { caseId: first.id, from: 'new', outcome: 'attributed' })
await mergeCases(works(sam), { caseId: twin.id, into: second.id })
await resolveCase(works(sam), {
  caseId: second.id,
  from: 'new',
  outcome: 'denied',
  declineReasonId: hadAccountBefore,
})
const tooOld = { reason: 'too old', invoice: { amount: 700, currency: 'eur' } }
const requestId = await insertRequest(sql, {
  filedBy: sam.id,
  atStake: [{ amount: 4900, currency: 'eur' }],
  plan: { steps: [], notResent: [tooOld], findings: [] },
})
await insertDecision(sql, { requestId, decidedBy: ada.id, madeBy: sam.id })
await setState(sql, requestId, 'carrying out')
await sql`update steps set state = 'done', closed_at = now() where request_id = ${requestId}`
await setState(sql, requestId, 'carried out')

describe('the reports', () => {
  it('count cases by kind and cause, merged ones once, with the shares of what is resolved', async () => {
    expect((await rowOf('kinds', 'dispute'))?.values).toEqual([
      { is: 'count', count: 2 },
      { is: 'count', count: 2 },
      { is: 'share', share: 0.5 },
      { is: 'share', share: 0.5 },
    ])
    expect((await rowOf('kinds', 'glitch'))?.values.slice(0, 3)).toEqual([
      { is: 'count', count: 1 },
      { is: 'count', count: 0 },
      { is: 'share', share: null },
    ])
    expect(await rowOf('causes', 'Webhook outage')).toMatchObject({
      search: { cause: causeIds['Webhook outage'] },
    })
    expect(third.number).toBeGreaterThan(0)
  })

  it('count a referrer once, however the e-mail was typed', async () => {
    expect(await rowOf('referrers', email)).toMatchObject({ values: [{ count: 2 }, { count: 2 }, {}, {}] })
  })

  it('say how long people waited', async () => {
    const [answered, half, most, late] = (await rowOf('times', 'dispute'))?.values ?? []
    expect(answered).toEqual({ is: 'count', count: 1 })
    expect(half?.is === 'length' && half.minutes !== null && half.minutes < 5).toBe(true)
    expect(most?.is).toBe('length')
    expect(late).toEqual({ is: 'share', share: 0 })
  })

  it('sum what was brought and what was too old, by path, requester and approver', async () => {
    const values = [
      { is: 'count', count: 1 },
      { is: 'money', sums: [{ amount: 4900, currency: 'eur' }] },
      { is: 'money', sums: [{ amount: 700, currency: 'eur' }] },
    ]
    expect(await rowOf('paths', 'stripe')).toMatchObject({ values })
    expect(await rowOf('requesters', 'Sam')).toMatchObject({ values, search: { requestedBy: sam.id } })
    expect(await rowOf('approvers', 'Ada')).toMatchObject({ values, search: { approvedBy: ada.id } })
  })

  it('are CSV, in which no name is read as a formula', async () => {
    const kinds = (await reports()).get('kinds')
    if (!kinds) throw new Error('no report')
    const [row] = kinds.rows
    const text = writeReport({ ...kinds, rows: row ? [{ ...row, name: '=1+1' }] : [] })
    expect(text.split('\n')[0]).toBe('\uFEFFKind,Cases,Resolved,Attributed,Denied')
    expect(text).toContain("'=1+1,2,2,0.5000,0.5000")
  })

  it('are for managers alone, and of days that make sense', () => {
    expect(() => permit(sam, 'report:see')).toThrow(/needs the role manager/)
    const now = new Date('2026-11-26T10:00:00Z')
    expect(readPeriod({}, now)).toEqual({ from: '2026-08-29', to: '2026-11-26' })
    expect(readPeriod({ from: '2026-12-01', to: '2026-11-01' }, now)).toEqual({
      from: '2026-11-01',
      to: '2026-11-01',
    })
    expect(readPeriod({ from: 'x', to: ['y'] }, now)).toEqual({ from: '2026-08-29', to: '2026-11-26' })
  })
})
