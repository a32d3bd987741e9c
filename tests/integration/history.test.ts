import { beforeAll, describe, expect, it } from 'vitest'
import { writeDeliveries } from '#lib/attribution/deliveries-csv.ts'
import { readFilter, type Typed } from '#lib/attribution/delivery-filter.ts'
import { eachPage, findDeliveries } from '#lib/attribution/find-deliveries.ts'
import { getDelivery } from '#lib/attribution/get-delivery.ts'
import { permit, type Who } from '#lib/auth/actor.ts'
import { disconnect } from '#db/client.ts'
import { type Approved, type HistoryRow, insertApproved, insertHistory } from '#tests/support/history-rows.ts'
import { asOwner } from '#tests/support/database.ts'
import { afterAll } from 'vitest'

const mira: Who = {
  id: crypto.randomUUID(),
  name: 'Mira',
  email: 'mira@attribution.example',
  roles: ['manager'],
}
const actor = permit(mira, 'delivery:see')
const day = (text: string) => new Date(`2026-11-${text}:00Z`)

let approved: Approved
let other: Approved

beforeAll(async () => {
  approved = await insertApproved()
  other = await insertApproved()
})
afterAll(disconnect)

const found = async (typed: Typed) => {
  const { filter, problems } = readFilter(typed, { now: day('22T12:00'), zone: 'UTC' })
  expect(problems).toEqual({})
  return (await findDeliveries(actor, filter)).rows.map(({ id }) => id)
}

describe('each filter leaves exactly the rows that it means', () => {
  const rows: { typed: () => Typed; row: HistoryRow; by?: () => Approved }[] = [
    { typed: () => ({ request: 'R-1042' }), row: { request_number: 1042 } },
    { typed: () => ({ customer: 'cus_Q8' }), row: { customer_id: 'cus_Q8' } },
    {
      typed: () => ({ customer: 'Billing@Northwind.example' }),
      row: { customer_email: 'billing@northwind.example' },
    },
    { typed: () => ({ event: 'evt_1QmA81' }), row: { event_id: 'evt_1QmA81' } },
    { typed: () => ({ invoice: 'in_17' }), row: { invoice_id: 'in_17' } },
    { typed: () => ({ invoice: 'nw-0017' }), row: { invoice_number: 'NW-0017' } },
    { typed: () => ({ amount: '€73.10' }), row: { amount: 7310 } },
    { typed: () => ({ amount: '12,000', currency: 'jpy' }), row: { amount: 12000, currency: 'jpy' } },
    { typed: () => ({ amount: '4.125', currency: 'KWD' }), row: { amount: 4125, currency: 'kwd' } },
    { typed: () => ({ currency: 'GBP' }), row: { currency: 'gbp' } },
    { typed: () => ({ endpoint: 'we_old' }), row: { endpoint_id: 'we_old' } },
    { typed: () => ({ requestedBy: other.requestedBy }), row: {}, by: () => other },
    { typed: () => ({ status: '429' }), row: { status: 429, outcome: 'not sent' } },
    { typed: () => ({ providerRequest: 'req_8Fk2' }), row: { provider_request_id: 'req_8Fk2' } },
    { typed: () => ({ outcome: 'unknown' }), row: { outcome: 'unknown', status: null } },
    { typed: () => ({ outcome: 'did-not-arrive' }), row: { outcome: 'did not arrive', status: null } },
    {
      typed: () => ({ purpose: 'mark' }),
      row: { purpose: 'mark', event_id: null, amount: null, currency: null },
    },
    { typed: () => ({ from: '2026-11-03', until: '2026-11-03' }), row: { opened_at: day('03T00:00') } },
  ]
  let ids: string[] = []

  beforeAll(async () => {
    ids = []
    for (const { row, by } of rows)
      ids.push(...(await insertHistory(by?.() ?? approved, [{ opened_at: day('10T10:00'), ...row }])))
    await insertHistory(approved, [{ opened_at: day('02T23:59') }, { opened_at: day('04T00:00') }])
  })

  it.each(rows.map((row, at) => [JSON.stringify(row.row), at] as const))('row %s', async (_, at) => {
    const typed = rows[at]?.typed() ?? {}
    expect(await found(typed)).toEqual([ids[at]])
  })

  it('finds nothing by a text that only looks like SQL', async () => {
    expect(await found({ customer: "' or 1=1 --", invoice: '%' })).toEqual([])
  })

  it('joins filters: all of them must hold', async () => {
    expect(await found({ currency: 'gbp', status: '200', approvedBy: approved.approvedBy })).toHaveLength(1)
    expect(await found({ currency: 'gbp', status: '429' })).toEqual([])
  })

  it('finds an amount without a currency in the decimals of each', async () => {
    expect(await found({ amount: '12000' })).toHaveLength(1)
    expect(await found({ amount: '73.1' })).toHaveLength(1)
    expect(await found({ amount: '7310' })).toEqual([])
  })
})

describe('pages by key', () => {
  const endpoint = 'we_pages'
  const moment = day('12T10:00')

  it('neither skip nor repeat a row while new rows arrive, even at one and the same moment', async () => {
    const made = await insertHistory(
      approved,
      Array.from({ length: 12 }, (_, at) => ({
        endpoint_id: endpoint,
        opened_at: new Date(moment.getTime() + Math.floor(at / 3)),
      })),
    )
    const seen: string[] = []
    let before: string | undefined
    do {
      const page = await findDeliveries(actor, { endpoint }, { before, size: 5 })
      seen.push(...page.rows.map(({ id }) => id))
      before = page.older
      await insertHistory(approved, [{ endpoint_id: endpoint, opened_at: new Date(moment.getTime() + 1000) }])
    } while (before !== undefined)

    expect(seen).toEqual(made.toReversed())
  })

  it('lead back to newer rows, up to a full newest page', async () => {
    const all: string[] = []
    for await (const page of eachPage(actor, { endpoint })) all.push(...page.map(({ id }) => id))
    const newest = await findDeliveries(actor, { endpoint }, { size: 4 })
    const second = await findDeliveries(actor, { endpoint }, { before: newest.older, size: 4 })
    const third = await findDeliveries(actor, { endpoint }, { before: second.older, size: 4 })
    const back = await findDeliveries(actor, { endpoint }, { after: third.newer, size: 4 })
    const top = await findDeliveries(actor, { endpoint }, { after: back.newer, size: 4 })

    expect(newest.newer).toBeUndefined()
    expect(third.rows.map(({ id }) => id)).toEqual(all.slice(8, 12))
    expect(back.rows.map(({ id }) => id)).toEqual(all.slice(4, 8))
    expect(top).toEqual(newest)
  })
})

describe('the export', () => {
  it('holds every filtered row, over all pages', async () => {
    const endpoint = 'we_export'
    await insertHistory(
      approved,
      Array.from({ length: 1201 }, () => ({ endpoint_id: endpoint })),
    )
    let lines = 0
    for await (const chunk of writeDeliveries(eachPage(actor, { endpoint })))
      lines += Buffer.from(chunk).toString().split('\r\n').length - 1

    expect(lines).toBe(1202)
  })
})

describe('one delivery', () => {
  it('shows what a person reported, and by whom', async () => {
    const [id = ''] = await insertHistory(approved, [{ outcome: 'arrived', status: null }])
    await asOwner`insert into proofs (id, request_id, delivery_id, rung, seen) values (gen_random_uuid(), ${approved.requestId}, ${id}, 'delivered', '{}')`

    expect(await getDelivery(actor, id)).toMatchObject({
      outcome: 'arrived',
      settler: 'Ada',
      settledBecause: 'seen in the feed',
      requester: 'Sam',
      approver: 'Ada',
      seen: [{ rung: 'delivered' }],
    })
    const [row] = (await findDeliveries(actor, { outcome: 'arrived' })).rows
    expect(row).toMatchObject({ id, settler: 'Ada', deliveredAt: expect.any(Date) as unknown })
  })

  it('is refused with a sentence where there is none', async () => {
    await expect(getDelivery(actor, crypto.randomUUID())).rejects.toMatchObject({ kind: 'not found' })
  })
})

it('is closed to whoever has no role', () => {
  expect(() => permit({ ...mira, roles: [] }, 'delivery:see')).toThrow(/needs the role/)
})
