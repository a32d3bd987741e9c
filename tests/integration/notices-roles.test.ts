import { afterAll, afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { v7 } from 'uuid'
import { disconnect } from '#db/client.ts'
import { judgeDeciders } from '#lib/attribution/judge-deciders.ts'
import { findStory } from '#lib/audit/find-entries.ts'
import { permit, permitDesk, type Who } from '#lib/auth/actor.ts'
import { joinPerson } from '#lib/auth/join-person.ts'
import { addPerson } from '#lib/people/add-person.ts'
import { giveRole } from '#lib/people/give-role.ts'
import { takeRole } from '#lib/people/take-role.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { startWorker } from '#lib/work/worker.ts'
import { ada, file, kofi, lea, read, sam } from '#tests/support/cast.ts'
import { asApplication, asOwner } from '#tests/support/database.ts'
import { openDesk } from '#tests/support/desk.ts'
import { forgetNotices, toldAbout, whoWasTold } from '#tests/support/notices.ts'
import { plan } from '#tests/support/plans.ts'
import { insertPerson, insertRequest } from '#tests/support/rows.ts'

await openDesk({ stripe: { rateLimits: null } })
const otto: Who = {
  id: await insertPerson(asApplication, 'Otto', ['admin']),
  name: 'Otto',
  email: 'otto@attribution.example',
  roles: ['admin'],
}
const mira = await insertPerson(asApplication, 'Mira', ['manager'])
await insertPerson(asApplication, 'Max', ['manager', 'admin'])

beforeEach(forgetNotices)
afterAll(async () => {
  await stopBoss()
  await disconnect()
})

type Role = 'requester' | 'approver' | 'manager' | 'admin'
const give = (personId: string, role: Role, by = otto) =>
  giveRole(permit(by, 'role:give'), { personId, role })
const take = (personId: string, role: Role, by = otto) =>
  takeRole(permit(by, 'role:take'), { personId, role })
const told = async (about: string) => (await toldAbout(about)).map(({ to, sentence }) => `${to}: ${sentence}`)

describe('a role', () => {
  it('that is given or taken is told to every manager and to the person, once each', async () => {
    const kim = await insertPerson(asApplication, 'Kim')
    await give(kim, 'requester')
    await expect(give(kim, 'requester')).rejects.toThrow(/already/)
    await take(kim, 'requester')
    expect(await told(kim)).toEqual([
      'Kim: Otto gave you the role requester.',
      'Kim: Otto took the role requester from you.',
      'Max: Otto gave Kim the role requester.',
      'Max: Otto took the role requester from Kim.',
      'Mira: Otto gave Kim the role requester.',
      'Mira: Otto took the role requester from Kim.',
    ])
  })

  it('is not told to the manager who gave it, nor twice to one who got it', async () => {
    const both: Who = { ...otto, roles: ['admin', 'manager'] }
    await give(otto.id, 'manager')
    await give(mira, 'admin', both)
    expect(await told(mira)).toEqual([
      'Max: Otto gave Mira the role admin.',
      'Mira: Otto gave you the role admin.',
    ])
    await take(mira, 'admin', both)
    await take(otto.id, 'manager', both)
    expect((await told(otto.id)).at(-1)).toBe('Mira: Otto took the role manager from Otto.')
  })

  it('that comes with a new person, or from the list of first admins, is told too', async () => {
    await addPerson(permit(otto, 'role:give'), {
      name: 'Nils',
      email: `nils-${v7()}@attribution.example`,
      roles: ['requester', 'approver'],
    })
    const [nils] = await asOwner<{ id: string }[]>`select id from people where name = 'Nils'`
    expect(await told(nils?.id ?? '')).toEqual([
      'Max: Otto gave Nils the roles requester and approver.',
      'Mira: Otto gave Nils the roles requester and approver.',
      'Nils: Otto gave you the roles requester and approver.',
    ])
    await take(nils?.id ?? '', 'approver')
    const first = await joinPerson({ name: 'Olga', email: 'otto@attribution.example', emailVerified: null })
    expect(await told(first.id)).toEqual([
      'Max: The setting ADMIN_EMAILS gave Olga the role admin.',
      'Mira: The setting ADMIN_EMAILS gave Olga the role admin.',
    ])
    await take(first.id, 'admin')
  })
})

describe('a request that nobody can decide', () => {
  const judge = () => judgeDeciders(permitDesk('request:judge'))
  const undecidable = async (id: string) => (await read(id)).request.undecidable
  const waits = (filedBy = sam) =>
    insertRequest(asApplication, { filedBy: filedBy.id, plan: plan({ steps: [] }) })
  const lack = 'Nobody could decide it: no other person has the role approver.'
  const withoutApprovers = async () => {
    for (const { id } of [ada, kofi, lea]) await take(id, 'approver')
  }
  const withApprovers = async () => {
    for (const { id } of [ada, kofi, lea]) await give(id, 'approver').catch(() => undefined)
    await judge()
  }
  const events = async (id: string) =>
    (await findStory(permit(sam, 'request:see'), id)).map(({ event }) => event).slice(1)

  afterEach(withApprovers)

  it('because the last approver lost the role says so, and tells the admins and the filer once', async () => {
    const [id, ofLea] = [await waits(), await waits(lea)]
    await take(ada.id, 'approver')
    await take(kofi.id, 'approver')
    await judge()
    expect(await undecidable(id)).toBeNull()
    expect(await undecidable(ofLea)).toBe(lack)
    await take(lea.id, 'approver')
    await Promise.all([judge(), judge(), judge()])
    expect(await undecidable(id)).toBe(lack)
    expect(await events(id)).toEqual(['request.undecidable'])
    expect(await whoWasTold(id)).toEqual(['nobody decides: Max, Otto, Sam'])
    const number = (await read(id)).request.number
    expect((await toldAbout(id))[0]?.sentence).toBe(
      `R-${number} waits, and nobody could decide it: no other person has the role approver.`,
    )

    await give(ada.id, 'approver')
    await judge()
    expect(await undecidable(id)).toBeNull()
    expect(await events(id)).toEqual(['request.undecidable', 'request.decidable'])
    expect((await toldAbout(id)).every(({ read: was }) => was)).toBe(true)

    await take(ada.id, 'approver')
    await judge()
    expect((await toldAbout(id)).filter(({ read: was }) => !was)).toHaveLength(3)
  })

  it('because the policy asks for more is told of too', async () => {
    const id = await waits()
    await asOwner.begin(async (sql) => {
      await sql`alter table policies disable trigger user`
      await sql`update policies set rules = '[{"name": "Everything", "when": [], "then": {"approvers": 1, "manager": true, "freshMinutes": null, "reason": null}}]' where state = 'in force'`
      await sql`alter table policies enable trigger user`
    })
    await judge()
    expect(await undecidable(id)).toMatch(/an approver who is also a manager/)
    expect(await whoWasTold(id)).toEqual(['nobody decides: Max, Otto, Sam'])
    await give(ada.id, 'manager')
    await judge()
    expect(await undecidable(id)).toBeNull()
  })

  it('cannot be filed, and tells the admins once a day', async () => {
    await withoutApprovers()
    await forgetNotices()
    await expect(file('anna@birch.example')).rejects.toThrow(/Nobody could decide it.*The admins were told/)
    await expect(file('anna@birch.example')).rejects.toThrow(/Nobody could decide it/)
    const rows = await asOwner<{ name: string; sentence: string; address: string }[]>`
      select p.name, n.sentence, n.address from notices n join people p on p.id = n.person_id where n.kind = 'nobody decides' order by 1`
    expect(rows.map(({ name }) => name)).toEqual(['Max', 'Otto'])
    expect(rows[0]).toMatchObject({
      address: '/people',
      sentence: expect.stringMatching(
        /^Sam could not file a request\. Nobody could decide it: .*another person\.$/,
      ) as unknown,
    })
  })

  it('is found by a worker soon after the role was taken, and again when it is given', async () => {
    const worker = await startWorker()
    onTestFinished(() => worker.stop())
    const id = await waits()
    await withoutApprovers()
    await expect.poll(() => undecidable(id), { timeout: 10_000 }).toBe(lack)
    await give(kofi.id, 'approver')
    await give(kofi.id, 'manager')
    await expect.poll(() => undecidable(id), { timeout: 10_000 }).toBeNull()
  }, 30_000)

  it('that cannot be judged does not keep the others from it', async () => {
    const broken = await insertRequest(asApplication, { filedBy: sam.id, plan: {} })
    const id = await waits()
    await withoutApprovers()
    await judge()
    expect([await undecidable(id), await setOf(broken)]).toEqual([lack, null])
  })
})

async function setOf(id: string) {
  const [row] = await asOwner<
    { undecidable: string | null }[]
  >`select undecidable from requests where id = ${id}`
  return row?.undecidable
}
