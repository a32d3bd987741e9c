import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { disconnect } from '#db/client.ts'
import type { CaseFilter } from '#lib/cases/case-filter.ts'
import { permit, type Who } from '#lib/auth/actor.ts'
import { countCases } from '#lib/cases/find-cases.ts'
import { linkRequest } from '#lib/cases/link-request.ts'
import { mergeCases } from '#lib/cases/merge-cases.ts'
import { lastDays } from '#lib/reports/period.ts'
import { makeReport, type ReportKey } from '#lib/reports/make-reports.ts'
import { writeReport } from '#lib/reports/report-csv.ts'
import type { Money } from '#lib/reports/report.ts'
import { open, see, works } from '#tests/support/cases.ts'
import { ada, kofi, lea, sam } from '#tests/support/cast.ts'
import { asApplication as sql, asOwner } from '#tests/support/database.ts'
import { insertPaid, type Paid } from '#tests/support/money-rows.ts'
import { insertPerson } from '#tests/support/rows.ts'

afterAll(disconnect)

const mira: Who = {
  ...sam,
  id: await insertPerson(sql, 'Mira', ['manager']),
  name: 'Mira',
  roles: ['manager'],
}
const period = lastDays(90, new Date())
const report = (key: ReportKey) => makeReport(permit(mira, 'report:see'), key, period)
const valuesOf = async (key: ReportKey, row: string) =>
  (await report(key)).rows
    .find((one) => one.key === row)
    ?.values.map((value) => {
      if (value.is === 'count') return value.count
      return value.is === 'money'
        ? value.sums.map(({ amount, currency }) => `${String(amount)} ${currency}`)
        : value
    })

const paid = (fate: Paid['fate'], amount: number, currency = 'eur'): Paid => ({ fate, amount, currency })
const jana = 'jana@money.example'
const byAda = { filedBy: sam.id, approvedBy: ada.id }

beforeAll(async () => {
  const attach = async (caseId: string, requestId: string) => linkRequest(works(sam), { caseId, requestId })
  const [first, second, twin, third, before] = [
    await open({ referrerEmail: jana }),
    await open({ referrerEmail: jana.toUpperCase() }),
    await open(),
    await open(),
    await open(),
  ]
  const shared = await insertPaid({
    ...byAda,
    payments: [
      paid('brought', 4900),
      paid('brought', 100, 'usd'),
      paid('too old', 700),
      paid('event gone', 9999),
      paid('left out', 8888),
    ],
  })
  await attach(first.id, shared)
  await attach(second.id, shared)
  await attach(first.id, await insertPaid({ ...byAda, payments: [paid('brought', 50), paid('ran out', 60)] }))
  const other = { filedBy: lea.id, approvedBy: kofi.id, path: 'chargebee' }
  await attach(
    twin.id,
    await insertPaid({ ...other, payments: [paid('unknown', 7777), paid('too old', 30)] }),
  )
  await mergeCases(works(sam), { caseId: twin.id, into: third.id })
  await attach(third.id, await insertPaid({ ...other, state: 'expired', payments: [paid('ran out', 1000)] }))
  await insertPaid({ ...other, payments: [paid('brought', 300)] })
  await insertPaid({ ...byAda, state: 'rejected', payments: [paid('ran out', 6666), paid('too old', 6666)] })
  // Expired, and filed anew: what was brought in the end is not lost.
  const again = { ...byAda, newUserId: 'usr_again' }
  await insertPaid({ ...again, state: 'expired', payments: [paid('ran out', 20), paid('too old', 5)] })
  await insertPaid({ ...again, payments: [paid('brought', 20), paid('too old', 5)] })
  await insertPaid({ ...byAda, state: 'waiting', payments: [paid('ran out', 7), paid('waits', 5555)] })
  // Of earlier days: neither the case nor the request without one counts.
  const earlier = new Date(Date.now() - 91 * 24 * 3600_000)
  await attach(before.id, await insertPaid({ ...byAda, payments: [paid('brought', 4444)] }))
  await insertPaid({ ...byAda, filedAt: earlier, payments: [paid('brought', 3333)] })
  await asOwner.begin(async (tx) => {
    await tx`alter table cases disable trigger user`
    await tx`update cases set opened_at = ${earlier} where id = ${before.id}`
    await tx`alter table cases enable trigger user`
  })
})

describe('the money in the reports', () => {
  it('is what was brought, what was too old, and what ran out while it waited', async () => {
    expect(await valuesOf('fates', 'restored')).toEqual([2, ['5270 eur', '100 usd'], 4, 2])
    expect(await valuesOf('fates', 'too old')).toEqual([3, ['735 eur'], 3, 1])
    expect(await valuesOf('fates', 'ran out')).toEqual([2, ['1067 eur'], 3, 1])
  })

  it('is by path, with the requests that came without a case', async () => {
    expect(await valuesOf('paths', 'stripe')).toEqual([2, ['4970 eur', '100 usd'], ['772 eur'], 6, 4])
    expect(await valuesOf('paths', 'chargebee')).toEqual([1, ['300 eur'], ['1030 eur'], 3, 1])
  })

  it('is by who filed, and who approved', async () => {
    expect(await valuesOf('requesters', sam.id)).toEqual([2, ['4970 eur', '100 usd'], ['772 eur'], 6, 4])
    expect(await valuesOf('requesters', lea.id)).toEqual([1, ['300 eur'], ['1030 eur'], 3, 1])
    expect(await valuesOf('approvers', ada.id)).toEqual([2, ['4970 eur', '100 usd'], ['765 eur'], 3, 1])
    expect(await valuesOf('approvers', kofi.id)).toEqual([1, ['300 eur'], ['30 eur'], 2, 1])
  })

  it('counts a request of two cases of one referrer once', async () => {
    const values = await valuesOf('referrers', jana)
    expect(values?.slice(-2)).toEqual([['4950 eur', '100 usd'], ['760 eur']])
  })

  it.each<[string, CaseFilter, number]>([
    ['restored money', { money: 'restored' }, 3],
    ['lost money', { money: 'lost' }, 3],
    ['a path and restored money of one request', { path: 'chargebee', money: 'restored' }, 0],
    ['who filed and who approved one request', { requester: lea.id, approver: kofi.id }, 1],
    ['who filed one, and approved another', { requester: lea.id, approver: ada.id }, 0],
    ['the referrer, whatever the letters', { referrer: 'JANA@money.example' }, 2],
    ['a part of an e-mail', { referrer: 'jana' }, 0],
    ['the first answer', { answered: true }, 0],
  ])('leads to cases by %s', async (_, filter, wanted) => {
    expect(await countCases(see, filter)).toBe(wanted)
  })

  it('is the sum of what each request says, counted one by one', async () => {
    const requests = await sql<{ id: string; path: string; money: Money[] }[]>`
      select r.id, r.path, coalesce((select jsonb_agg(jsonb_build_object('amount', d.amount, 'currency', d.currency)) from deliveries d
        where d.request_id = r.id and d.outcome = 'accepted'), '[]') as money
      from requests r where r.filed_at > now() - interval '90 days'`
    const linked = await sql<{ request: string; opened: Date }[]>`
      select request_id as request, opened_at as opened from case_requests join cases on cases.id = case_id`
    const since = Date.parse(period.from)
    const counted = requests.filter(({ id }) => {
      const days = linked.filter(({ request }) => request === id).map(({ opened }) => opened.getTime())
      return days.length === 0 || days.some((opened) => opened >= since)
    })
    for (const path of ['stripe', 'chargebee']) {
      const those = counted.filter((one) => one.path === path)
      const euros = those.flatMap(({ money }) => money.filter(({ currency }) => currency === 'eur'))
      const sum = euros.reduce((all, { amount }) => all + amount, 0)
      const [, restored, , number] = (await valuesOf('paths', path)) ?? []
      expect([restored, number]).toEqual([expect.arrayContaining([`${String(sum)} eur`]), those.length])
    }
  })

  it('stands in the CSV with a column for each currency', async () => {
    const [head, first] = writeReport(await report('paths')).split('\r\n')
    expect(head).toBe(
      '\uFEFFPath,Cases,"Restored, EUR","Restored, USD","Lost to clocks, EUR",Requests,Without a case',
    )
    expect(first).toBe('Stripe,2,49.70,1.00,7.72,6,4')
  })
})
