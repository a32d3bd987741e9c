import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { disconnect } from '#db/client.ts'
import { findEntries } from '#lib/audit/find-entries.ts'
import { permit, type Who } from '#lib/auth/actor.ts'
import { adapter } from '#lib/auth/adapter.ts'
import { limits } from '#lib/auth/limits.ts'
import { findWho } from '#lib/auth/session.ts'
import { hashToken } from '#lib/auth/token.ts'
import { addPerson } from '#lib/people/add-person.ts'
import { findPeople } from '#lib/people/find-people.ts'
import { giveRole } from '#lib/people/give-role.ts'
import { takeRole } from '#lib/people/take-role.ts'
import { asApplication, asOwner } from '#tests/support/database.ts'
import { insertPerson } from '#tests/support/rows.ts'

const whoIs = (id: string, roles: Who['roles']): Who => ({
  id,
  name: 'Otto',
  email: 'otto@attribution.example',
  roles,
})
const auditor = permit(whoIs(randomUUID(), ['manager']), 'audit:see')
const newestEntry = async () => (await findEntries(auditor, {}, { size: 1 })).rows[0]
const rolesOf = async (id: string) =>
  (await asApplication<{ role: string }[]>`select role from roles where person_id = ${id} order by 1`).map(
    ({ role }) => role,
  )

let otto: string
let kim: string
beforeEach(async () => {
  otto = await insertPerson(asApplication, 'Otto', ['admin'])
  kim = await insertPerson(asApplication, 'Kim')
})
afterAll(disconnect)

const giving = () => permit(whoIs(otto, ['admin']), 'role:give')
const taking = () => permit(whoIs(otto, ['admin']), 'role:take')

describe('giving a role', () => {
  it('works and leaves its entry', async () => {
    await giveRole(giving(), { personId: kim, role: 'approver' })

    expect(await rolesOf(kim)).toEqual(['approver'])
    expect(await newestEntry()).toMatchObject({
      event: 'role.given',
      personId: otto,
      subject: 'Kim',
      detail: { role: 'approver' },
    })
  })

  it('is refused to whoever is no admin, whatever other roles they hold', () => {
    const everythingElse = whoIs(kim, ['requester', 'approver', 'manager'])
    expect(() => permit(everythingElse, 'role:give')).toThrow(/needs the role admin/)
    expect(() => permit(everythingElse, 'role:take')).toThrow(/needs the role admin/)
  })

  it('lets the second of two win nothing, and says so', async () => {
    const both = [1, 2].map(() => giveRole(giving(), { personId: kim, role: 'manager' }))
    const ends = await Promise.allSettled(both)

    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { kind: 'conflict', message: expect.stringMatching(/manager already/) as unknown },
    })
    const { rows } = await findEntries(auditor, { event: 'role.given', person: otto })
    expect(rows).toHaveLength(1)
  })
})

describe('taking a role', () => {
  it('works, leaves its entry, and ends the person’s sessions, so that the next request knows nobody', async () => {
    await giveRole(giving(), { personId: kim, role: 'approver' })
    const token = await openSession(kim)
    expect((await findWho(token))?.roles).toEqual(['approver'])

    await takeRole(taking(), { personId: kim, role: 'approver' })

    expect(await findWho(token)).toBeNull()
    const who = await findWho(await openSession(kim))
    expect(who?.roles).toEqual([])
    expect(() => permit(who ?? whoIs(kim, []), 'request:decide')).toThrow(/needs the role approver/)
    expect(await newestEntry()).toMatchObject({
      event: 'role.taken',
      subject: 'Kim',
      detail: { role: 'approver' },
    })
  })

  it('lets the second of two take nothing, and says so', async () => {
    await giveRole(giving(), { personId: kim, role: 'requester' })
    const ends = await Promise.allSettled(
      [1, 2].map(() => takeRole(taking(), { personId: kim, role: 'requester' })),
    )

    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { kind: 'conflict', message: expect.stringMatching(/not requester any more/) as unknown },
    })
  })

  it('leaves the last admin, with a sentence and without an entry', async () => {
    await onlyAdmin(otto)
    await expect(takeRole(taking(), { personId: otto, role: 'admin' })).rejects.toMatchObject({
      kind: 'conflict',
      message: 'This is the last admin. Give the role to somebody else first, then take it here.',
    })
    expect(await rolesOf(otto)).toEqual(['admin'])
    expect((await findEntries(auditor, { event: 'role.taken', person: otto })).rows).toEqual([])
  })

  it('leaves one admin where two take the role from each other at once', async () => {
    await onlyAdmin(otto)
    await giveRole(giving(), { personId: kim, role: 'admin' })
    const ends = await Promise.allSettled([
      takeRole(taking(), { personId: kim, role: 'admin' }),
      takeRole(permit(whoIs(kim, ['admin']), 'role:take'), { personId: otto, role: 'admin' }),
    ])

    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { kind: 'conflict' } })
    expect([...(await rolesOf(otto)), ...(await rolesOf(kim))]).toEqual(['admin'])
  })

  it('takes two admins at once without a deadlock between them', async () => {
    await onlyAdmin(otto)
    for (const personId of [kim, await insertPerson(asApplication, 'Nils')])
      await giveRole(giving(), { personId, role: 'admin' })
    const others = (
      await asApplication<{ id: string }[]>`
      select person_id as id from roles where role = 'admin' order by 1 offset 1`
    ).map(({ id }) => id)
    let ends: Promise<PromiseSettledResult<void>[]> | undefined
    await asOwner.begin(async (tx) => {
      await tx`select from roles where role = 'admin' order by person_id limit 1 for update`
      ends = Promise.allSettled(others.map((personId) => takeRole(taking(), { personId, role: 'admin' })))
      await vi.waitFor(async () => {
        const waiting = await tx`
          select from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()`
        expect(waiting).toHaveLength(2)
      })
    })

    expect((await ends)?.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
  })
})

describe('adding a person', () => {
  it('keeps their roles for the first sign-in, and refuses the same address twice, in any case', async () => {
    const email = `Lea-${randomUUID()}@attribution.example`
    await addPerson(giving(), { name: 'Lea', email, roles: ['requester', 'approver'] })
    await expect(
      addPerson(giving(), { name: 'Lea', email: email.toUpperCase(), roles: [] }),
    ).rejects.toMatchObject({
      kind: 'conflict',
    })

    const people = await findPeople(permit(whoIs(otto, ['admin']), 'person:see'))
    expect(people.filter((person) => person.email === email.toLowerCase())).toMatchObject([
      { name: 'Lea', roles: ['approver', 'requester'], signedIn: false },
    ])
  })
})

describe('a session', () => {
  const later = (milliseconds: number) => new Date(Date.now() + milliseconds)

  it('lets in whoever holds its token, and nobody else', async () => {
    const token = await openSession(kim)
    expect(await findWho(token)).toMatchObject({ id: kim, name: 'Kim' })
    expect(await findWho(`${token}x`)).toBeNull()
    expect(await findWho(hashToken(token))).toBeNull()
  })

  it('ends without use', async () => {
    const token = await openSession(kim)
    expect(await findWho(token, later(limits.idle + 60_000))).toBeNull()
  })

  it('goes on with use, until the absolute limit', async () => {
    const token = await openSession(kim)
    const step = limits.idle - 60_000
    let at = 0
    while (at + step < limits.absolute) {
      at += step
      expect(await findWho(token, later(at))).not.toBeNull()
    }
    expect(await findWho(token, later(limits.absolute + 1))).toBeNull()
  })

  it('ends with the sign-out, in the database', async () => {
    const token = await openSession(kim)
    await adapter.deleteSession(token)
    expect(await findWho(token)).toBeNull()
    expect(await asApplication`select from sessions where token_hash = ${hashToken(token)}`).toHaveLength(0)
  })

  it('is not stored in a way that lets a reader of the table in', async () => {
    const token = await openSession(kim)
    const [row] = await asApplication<{ row: string }[]>`
      select to_jsonb(s)::text as row from sessions s where token_hash = ${hashToken(token)}`
    expect(row?.row).toBeDefined()
    expect(row?.row).not.toContain(token)
  })
})

async function openSession(personId: string) {
  const sessionToken = randomUUID()
  const expires = new Date(Date.now() + limits.absolute + limits.idle)
  await adapter.createSession({ sessionToken, userId: personId, expires })
  return sessionToken
}

/** Takes the role from every other admin as the owner, whose triggers are switched off for it. */
const onlyAdmin = (id: string) =>
  asOwner.begin(async (tx) => {
    await tx`alter table roles disable trigger user`
    await tx`delete from roles where role = 'admin' and person_id <> ${id}`
    await tx`alter table roles enable trigger user`
  })
