import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { disconnect } from '#db/client.ts'
import { countRequests } from '#lib/attribution/find-requests.ts'
import { permit, type Who } from '#lib/auth/actor.ts'
import { copyMessage } from '#lib/cases/copy-message.ts'
import { countCases } from '#lib/cases/find-cases.ts'
import { mergeCases } from '#lib/cases/merge-cases.ts'
import { resolveCase } from '#lib/cases/resolve-case.ts'
import { makeReports } from '#lib/reports/make-reports.ts'
import { lastDays } from '#lib/reports/period.ts'
import { writeReport } from '#lib/reports/report-csv.ts'
import { addressOf } from '#app/(desk)/reports/_parts/addresses.ts'
import { filterOf, readSearch } from '#app/(desk)/cases/_list/case-search.ts'
import * as requestList from '#app/(desk)/requests/_list/list-filter.ts'
import { causeIds, hadAccountBefore, open, see, works } from '#tests/support/cases.ts'
import { sam } from '#tests/support/cast.ts'
import { asApplication as sql, asOwner } from '#tests/support/database.ts'
import { insertPerson } from '#tests/support/rows.ts'

afterAll(disconnect)

const mira: Who = {
  ...sam,
  id: await insertPerson(sql, 'Mira', ['manager']),
  name: 'Mira',
  roles: ['manager'],
}
const period = lastDays(90, new Date())
const reports = async () => {
  const made = await makeReports(permit(mira, 'report:see'), period)
  return new Map(made.map((report) => [report.key, report]))
}
const valuesOf = async (report: string, key: string) =>
  (await reports()).get(report)?.rows.find((row) => row.key === key)?.values

const email = 'jana@reports.example'
const cause = causeIds['Webhook outage']

beforeAll(async () => {
  const [first, second, , twin] = [
    await open({ referrerEmail: email, causeId: cause }),
    await open({ referrerEmail: email.toUpperCase(), causeId: cause }),
    await open({ kind: 'glitch' }),
    await open({ referrerEmail: email }),
  ]
  const taken = await open({ kind: 'custom', causeId: causeIds.Other })
  await resolveCase(works(sam), { caseId: taken.id, from: 'new', outcome: 'withdrawn' })
  await copyMessage(permit(sam, 'case:message'), {
    key: v7(),
    caseId: first.id,
    subject: 'About it',
    body: 'It counts.',
  })
  await resolveCase(works(sam), { caseId: first.id, from: 'new', outcome: 'attributed' })
  await mergeCases(works(sam), { caseId: twin.id, into: second.id })
  await resolveCase(works(sam), {
    caseId: second.id,
    from: 'new',
    outcome: 'denied',
    declineReasonId: hadAccountBefore,
  })
  const old = await open({ kind: 'glitch', referrerEmail: email })
  await asOwner.begin(async (tx) => {
    await tx`alter table cases disable trigger user`
    await tx`update cases set opened_at = now() - interval '91 days' where id = ${old.id}`
    await tx`update cases set opened_at = now() - interval '40 days', resolved_at = now() - interval '38 days' where id = ${taken.id}`
    await tx`alter table cases enable trigger user`
  })
})

const count = (number: number) => expect.objectContaining({ is: 'count', count: number }) as unknown
const share = (part: number | null, of: number) =>
  expect.objectContaining({ is: 'share', share: part, of }) as unknown

describe('the reports', () => {
  it('count cases by kind and cause, merged ones once, and none of other days', async () => {
    expect(await valuesOf('kinds', 'dispute')).toEqual([2, 0, 2].map(count))
    expect(await valuesOf('kinds', 'glitch')).toEqual([1, 1, 0].map(count))
    expect((await valuesOf('causes', cause))?.slice(0, 3)).toEqual([count(2), count(2), share(0.5, 1)])
  })

  it('share out how they ended among those that are resolved', async () => {
    const [attributed, partly, denied, otherwise, resolved] = (await valuesOf('endings', 'dispute')) ?? []
    expect([attributed, partly, denied, otherwise]).toEqual([
      share(0.5, 1),
      share(0, 0),
      share(0.5, 1),
      share(0, 0),
    ])
    expect(resolved).toEqual(count(2))
    expect((await valuesOf('endings', 'custom'))?.[3]).toEqual(share(1, 1))
    expect((await valuesOf('endings', 'glitch'))?.[0]).toEqual(share(null, 0))
  })

  it('count week by week, each day in one week', async () => {
    const rows = (await reports()).get('volume')?.rows ?? []
    const sum = (at: number) =>
      rows.reduce((all, { values }) => all + (values[at]?.is === 'count' ? values[at].count : 0), 0)
    expect([0, 1, 2, 3].map(sum)).toEqual([1, 2, 1, 4])
    expect(rows.at(-1)?.values.at(-1)).toEqual(count(3))
    expect(rows[0]?.name).toBe(period.from)
  })

  it('count a referrer once, however the e-mail was typed', async () => {
    expect((await valuesOf('referrers', email))?.slice(0, 3)).toEqual([count(2), count(2), share(0.5, 1)])
  })

  it('say how long people waited', async () => {
    const [half, most, late, answered] = (await valuesOf('answers', 'dispute')) ?? []
    expect(answered).toEqual(count(1))
    expect(half?.is === 'length' && half.minutes !== null && half.minutes < 5).toBe(true)
    expect(most).toMatchObject({ is: 'length', of: 1 })
    expect(late).toEqual({ is: 'part', share: 0 })
    expect((await valuesOf('resolutions', 'custom'))?.[0]).toMatchObject({ minutes: 2 * 24 * 60, of: 1 })
  })

  it('count, in every cell, as many as the list has that it leads to', async () => {
    const found: string[] = []
    for (const report of (await reports()).values())
      for (const row of report.rows)
        for (const [at, value] of row.values.entries()) {
          const address = addressOf(value)
          if (address === null) continue
          const where = `${report.key}, ${row.name}, ${report.columns[at + 1] ?? ''}`
          expect(await countAt(address), `${where}: ${address}`).toBe(
            value.is === 'count' ? value.count : 'of' in value ? value.of : NaN,
          )
          found.push(where)
        }
    expect(found.length).toBeGreaterThan(40)
  })

  it('are CSV, in which no name is read as a formula', async () => {
    const kinds = (await reports()).get('kinds')
    if (!kinds) throw new Error('no report')
    const [row] = kinds.rows
    const text = writeReport({ ...kinds, rows: row ? [{ ...row, name: '=1+1' }] : [] })
    expect(text.split('\r\n')[0]).toBe('\uFEFFKind,Cases,Still open,Resolved')
    expect(text).toContain("'=1+1,2,0,2")
  })

  it('are for managers alone', () => {
    expect(() => permit(sam, 'report:see')).toThrow(/needs the role manager/)
  })
})

/** How many the list at that address has. */
async function countAt(address: string) {
  const { pathname, searchParams } = new URL(address, 'https://desk.example')
  const given = Object.fromEntries(searchParams)
  if (pathname === '/cases') return countCases(see, filterOf(readSearch(given), mira.id))
  const filter = requestList.filterOf(requestList.readSearch(given), mira.id)
  return countRequests(permit(mira, 'request:see'), filter)
}
