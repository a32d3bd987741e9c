import { afterAll, describe, expect, it } from 'vitest'
import { disconnect } from '#db/client.ts'
import { findEntries } from '#lib/audit/find-entries.ts'
import { permit, type Who } from '#lib/auth/actor.ts'
import { keepSignups } from '#lib/signups/keep-signups.ts'
import type { MatchedRequest } from '#lib/signups/judge-seen.ts'
import { matchSignups } from '#lib/signups/match-signups.ts'
import { insertCarriedOut } from '#tests/support/carried-out.ts'
import { asApplication } from '#tests/support/database.ts'
import { insertPerson } from '#tests/support/rows.ts'

const mira: Who = {
  id: await insertPerson(asApplication, 'Mira', ['manager']),
  name: 'Mira',
  email: 'mira@attribution.example',
  roles: ['manager'],
}
const actor = permit(mira, 'proof:match')
afterAll(disconnect)

const code = 'pNRB1aYqArN'
const other = 'UIPIWa2Hnnr'
const header = 'datetime,date,month,week,productuserid,campaign_ucc,newuserproductuserid,status\n'
const row = (newUser: string, ucc = code, status = 'Included', at = '2026-11-02 10:22:00') =>
  `${at},2026-11-02,2026-11,45,usr_2210,${ucc},${newUser},${status}\n`

async function* file(...rows: string[]) {
  yield Buffer.from(header)
  for (const one of rows) yield Buffer.from(one)
}

const proofsOf = (id: string) =>
  asApplication<{ rung: string; seen: object; deliveryId: string | null }[]>`
    select rung, seen, delivery_id as "deliveryId" from proofs where request_id = ${id}`
const newestEntry = async () => (await findEntries(permit(mira, 'audit:see'), {}, { size: 1 })).rows[0]
const ids = (requests: MatchedRequest[]) => requests.map(({ id }) => id)
const newUser = () => `usr_${crypto.randomUUID()}`

async function carriedOut(more: { organizationId?: string; state?: string } = {}) {
  const newUserId = newUser()
  const [id = ''] = await insertCarriedOut([{ newUserId, referralCode: code, ...more }])
  return { id, newUserId }
}

describe("matching Cello's export", () => {
  it('writes nothing before it is confirmed, and then a proof for each request and one audit entry', async () => {
    const [one, two] = [await carriedOut(), await carriedOut()]
    const rows = [row(one.newUserId), row(newUser()), row(two.newUserId, code, 'included')]
    const shown = await matchSignups(actor, file(...rows))
    expect(shown).toMatchObject({ rows: 3, elsewhere: 1, incomplete: 0, repeated: 0 })
    expect(ids(shown.attributed)).toEqual([one.id, two.id])
    expect(await proofsOf(one.id)).toEqual([])

    await keepSignups(actor, { file: file(...rows), sha256: shown.sha256 })
    expect(await proofsOf(one.id)).toEqual([
      {
        rung: 'attributed',
        deliveryId: null,
        seen: { source: 'conv_signups', datetime: '2026-11-02 10:22:00', status: 'Included' },
      },
    ])
    expect(await proofsOf(two.id)).toMatchObject([{ seen: { status: 'included' } }])
    expect(await newestEntry()).toMatchObject({
      event: 'signups.matched',
      personId: mira.id,
      detail: { rows: 3, attributed: 2, known: 0, uncounted: 0, conflicts: 0, sha256: shown.sha256 },
    })
  })

  it('is harmless a second time: the requests are known, and nothing is written', async () => {
    const { id, newUserId } = await carriedOut()
    const rows = [row(newUserId)]
    const { sha256 } = await matchSignups(actor, file(...rows))
    await keepSignups(actor, { file: file(...rows), sha256 })
    const entry = await newestEntry()

    const again = await matchSignups(actor, file(...rows))
    expect({ attributed: ids(again.attributed), known: ids(again.known) }).toEqual({
      attributed: [],
      known: [id],
    })
    await expect(keepSignups(actor, { file: file(...rows), sha256 })).rejects.toMatchObject({
      kind: 'conflict',
    })
    expect(await proofsOf(id)).toHaveLength(1)
    expect((await newestEntry())?.id).toBe(entry?.id)
  })

  it('keeps each proof once where two managers confirm at the same moment', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => carriedOut()))
    const rows = all.map(({ newUserId }) => row(newUserId))
    const { sha256 } = await matchSignups(actor, file(...rows))
    const both = await Promise.allSettled(
      [1, 2].map(() => keepSignups(actor, { file: file(...rows), sha256 })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    for (const { id } of all) expect(await proofsOf(id)).toHaveLength(1)
  })

  it('shows another code as a conflict, and another status as seen; neither counts', async () => {
    const conflict = await carriedOut()
    const both = await carriedOut()
    const excluded = await carriedOut()
    const moved = await carriedOut()
    const rows = [
      row(conflict.newUserId, other),
      row(both.newUserId),
      row(both.newUserId, other),
      row(excluded.newUserId, code, 'Excluded'),
      row(moved.newUserId, other, 'Excluded'),
      row(moved.newUserId),
    ]
    const shown = await matchSignups(actor, file(...rows))
    expect(shown.conflicts).toMatchObject([
      { id: conflict.id, referralCode: code, row: { referralCode: other } },
      { id: both.id, row: { referralCode: other } },
    ])
    expect(shown.uncounted).toMatchObject([{ id: excluded.id, row: { status: 'Excluded' } }])
    expect(ids(shown.attributed)).toEqual([moved.id])
    await keepSignups(actor, { file: file(...rows), sha256: shown.sha256 })
    for (const { id } of [conflict, both, excluded]) expect(await proofsOf(id)).toEqual([])
  })

  it('finds the request by the organisation too, where credit goes to one', async () => {
    const organizationId = `org_${crypto.randomUUID()}`
    const { id } = await carriedOut({ organizationId })
    expect(ids((await matchSignups(actor, file(row(organizationId)))).attributed)).toEqual([id])
  })

  it('passes over requests that were not carried out, and codes that differ in capitals', async () => {
    const waiting = await carriedOut({ state: 'waiting' })
    const { id, newUserId } = await carriedOut()
    const shown = await matchSignups(actor, file(row(waiting.newUserId), row(newUserId, code.toLowerCase())))
    expect(shown).toMatchObject({ elsewhere: 1, attributed: [] })
    expect(ids(shown.conflicts)).toEqual([id])
  })

  it('counts a repeated row once', async () => {
    const { id, newUserId } = await carriedOut()
    const shown = await matchSignups(actor, file(row(newUserId), row(newUserId), row(newUserId)))
    expect(shown).toMatchObject({ rows: 3, repeated: 2 })
    expect(ids(shown.attributed)).toEqual([id])
  })

  it('does not keep another file than the one that was shown', async () => {
    const { id, newUserId } = await carriedOut()
    const { sha256 } = await matchSignups(actor, file(row(newUser())))
    await expect(keepSignups(actor, { file: file(row(newUserId)), sha256 })).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('not the one that was read before') as string,
    })
    expect(await proofsOf(id)).toEqual([])
  })

  it('is refused to whoever is no manager', () => {
    for (const role of ['requester', 'approver', 'admin'] as const)
      expect(() => permit({ ...mira, roles: [role] }, 'proof:match')).toThrow(/needs the role manager/)
  })
})

it('reads 100,000 rows and matches 2,000 requests within a few seconds and little memory', async () => {
  const all = Array.from({ length: 2000 }, () => ({ newUserId: newUser(), referralCode: code }))
  await insertCarriedOut(all)
  const wanted = all.map(({ newUserId }) => newUserId)
  async function* large() {
    yield Buffer.from(header)
    for (let part = 0; part < 1000; part += 1)
      yield Buffer.from(
        Array.from({ length: 100 }, (_, at) =>
          row(at < 2 ? (wanted[part * 2 + at] ?? '') : `usr_${part}_${at}`),
        ).join(''),
      )
  }
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  const began = performance.now()
  const shown = await matchSignups(actor, large())
  const seconds = (performance.now() - began) / 1000
  const megabytes = (process.memoryUsage().rss - before) / 1e6
  expect(shown).toMatchObject({ rows: 100_000, elsewhere: 98_000 })
  expect(shown.attributed).toHaveLength(2000)
  expect(seconds).toBeLessThan(15)
  expect(megabytes).toBeLessThan(150)
  await keepSignups(actor, { file: large(), sha256: shown.sha256 })
  const [kept] = await asApplication<{ count: number }[]>`
    select count(*)::int as count from proofs p join requests r on r.id = p.request_id where r.new_user_id = any(${wanted})`
  expect(kept?.count).toBe(2000)
}, 60_000)
