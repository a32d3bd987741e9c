import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { disconnect } from '#db/client.ts'
import { roles } from '#db/schema/roles.ts'
import { change } from '#lib/audit/change.ts'
import { findEntries, findStory } from '#lib/audit/find-entries.ts'
import { permit, type Who } from '#lib/auth/actor.ts'
import { asApplication } from '#tests/support/database.ts'
import { insertPerson, insertRequest } from '#tests/support/rows.ts'

const someone = (id: string, name: string, held: Who['roles']): Who => ({
  id,
  name,
  email: `${name}@attribution.example`,
  roles: held,
})
const auditor = permit(someone(crypto.randomUUID(), 'Mira', ['manager']), 'audit:see')

let sam: string
let otto: string
let requestId: string
let number: number

beforeAll(async () => {
  sam = await insertPerson(asApplication, 'Sam', ['requester'])
  otto = await insertPerson(asApplication, 'Otto', ['admin'])
  requestId = await insertRequest(asApplication, { filedBy: sam })
  await insertRequest(asApplication, { filedBy: otto })
  const [row] = await asApplication<{ number: number }[]>`select number from requests where id = ${requestId}`
  number = row?.number ?? 0
})
afterAll(disconnect)

describe('a change', () => {
  const giving = () => permit(someone(otto, 'Otto', ['admin']), 'role:give')

  it('leaves its entry in the same transaction, with who did it', async () => {
    const before = await findEntries(auditor, { event: 'role.given' })
    await change(giving(), { event: 'role.given', subject: sam, detail: { role: 'manager' } }, (tx) =>
      tx.insert(roles).values({ personId: sam, role: 'manager' }),
    )
    const { rows } = await findEntries(auditor, { event: 'role.given' })

    expect(rows).toHaveLength(before.rows.length + 1)
    expect(rows[0]).toMatchObject({
      person: 'Otto',
      personId: otto,
      subject: 'Sam',
      detail: { role: 'manager' },
    })
    const [same] = await asApplication`
      select count(distinct x)::int as transactions from (
        select xmin::text as x from roles where person_id = ${sam} and role = 'manager'
        union select xmin::text from audit_entries where id = ${rows[0]?.id ?? ''}) written`
    expect(same).toEqual({ transactions: 1 })
  })

  it('leaves neither itself nor an entry where the writing fails', async () => {
    const { rows: before } = await findEntries(auditor, {})
    const failing = change(giving(), { event: 'role.given', subject: sam }, async (tx) => {
      await tx.insert(roles).values({ personId: sam, role: 'approver' })
      throw new Error('the power went')
    })
    await expect(failing).rejects.toThrow('the power went')

    expect((await findEntries(auditor, {})).rows).toEqual(before)
    expect(
      await asApplication`select from roles where person_id = ${sam} and role = 'approver'`,
    ).toHaveLength(0)
  })

  it('is undone where its entry cannot be written', async () => {
    const failing = change(giving(), { event: 'role.given', subject: 'not an id' }, (tx) =>
      tx.insert(roles).values({ personId: sam, role: 'approver' }),
    )
    await expect(failing).rejects.toThrow()
    expect(
      await asApplication`select from roles where person_id = ${sam} and role = 'approver'`,
    ).toHaveLength(0)
  })

  it('is refused by the database where its entry tells of somebody else', async () => {
    const lying = change(giving(), { event: 'role.given', subject: otto }, (tx) =>
      tx.insert(roles).values({ personId: sam, role: 'approver' }),
    )
    await expect(lying).rejects.toThrow()
    expect(
      await asApplication`select from roles where person_id = ${sam} and role = 'approver'`,
    ).toHaveLength(0)
  })
})

describe('the audit', () => {
  it('is read by person, by event and by request', async () => {
    expect(
      (await findEntries(auditor, { person: otto })).rows.every(({ personId }) => personId === otto),
    ).toBe(true)
    expect((await findEntries(auditor, { event: 'request.filed' })).rows).toHaveLength(2)
    const { rows } = await findEntries(auditor, { request: number })
    expect(rows).toMatchObject([{ event: 'request.filed', requestId, requestNumber: number, person: 'Sam' }])
    expect((await findEntries(auditor, { request: number, person: otto })).rows).toEqual([])
    expect(
      await findStory(permit(someone(sam, 'Sam', ['requester']), 'request:see'), requestId),
    ).toHaveLength(1)
  })

  it('pages by key without skipping or repeating while new entries arrive', async () => {
    const all = (await findEntries(auditor, {}, { size: 1000 })).rows.map(({ id }) => id)
    const seen: string[] = []
    let before: string | undefined
    do {
      const page = await findEntries(auditor, {}, { before, size: 2 })
      seen.push(...page.rows.map(({ id }) => id))
      before = page.older
      await insertPerson(asApplication, 'Newcomer')
    } while (before !== undefined)

    expect(seen).toEqual(all)
    const last = await findEntries(auditor, {}, { after: seen.at(2) ?? '', size: 2 })
    expect(last.rows.map(({ id }) => id)).toEqual(seen.slice(0, 2))
  })

  it('is closed to everybody but managers', () => {
    for (const role of ['requester', 'approver', 'admin'] as const)
      expect(() => permit(someone(sam, 'Sam', [role]), 'audit:see')).toThrow(/needs the role manager/)
  })

  it('cannot be rewritten with the application’s rights', async () => {
    await expect(asApplication`update audit_entries set detail = '{}'`).rejects.toMatchObject({
      code: '42501',
    })
    await expect(asApplication`delete from audit_entries`).rejects.toMatchObject({ code: '42501' })
  })

  it('keeps people apart who have the same name', async () => {
    const twin = await insertPerson(asApplication, 'Sam')
    await insertRequest(asApplication, { filedBy: twin })
    const { rows } = await findEntries(auditor, { person: sam, event: 'request.filed' })
    expect(rows.map(({ requestNumber }) => requestNumber)).toEqual([number])
  })
})
