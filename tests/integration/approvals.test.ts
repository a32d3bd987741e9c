import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { disconnect } from '#db/client.ts'
import { decideRequest } from '#lib/attribution/decide-request.ts'
import { getRequest } from '#lib/attribution/get-request.ts'
import { reviseAsIs } from '#lib/attribution/revise-as-is.ts'
import { permit, type Who } from '#lib/auth/actor.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { ada, decide, file, kofi, lea, read, sam } from '#tests/support/cast.ts'
import { asApplication, asOwner } from '#tests/support/database.ts'
import { openDesk } from '#tests/support/desk.ts'
import { everything, putInForce } from '#tests/support/policy.ts'
import { insertPerson } from '#tests/support/rows.ts'

const sandbox = await openDesk({ stripe: { rateLimits: null } })
afterEach(() => putInForce(asOwner))
afterAll(async () => {
  await stopBoss()
  await disconnect()
})

const mira: Who = {
  id: await insertPerson(asApplication, 'Mira', ['approver', 'manager']),
  name: 'Mira',
  email: 'mira@attribution.example',
  roles: ['approver', 'manager'],
}
const otto = await insertPerson(asApplication, 'Otto', ['admin'])

/** As this person sees it. */
const seen = async (id: string, who: Who) => {
  const { approvals } = await getRequest(permit(who, 'request:see'), id)
  if (approvals === null) throw new Error('it does not wait')
  return approvals
}

const names = (all: readonly { name: string }[]) => all.map(({ name }) => name)

async function approveAs(who: Who, id: string, reason = '') {
  const { revision } = await read(id)
  const answer = { requestId: id, digest: revision.digest, outcome: 'approved' as const, reason }
  await decideRequest(permit(who, 'request:decide'), answer)
}

const take = (id: string, role: string) =>
  asOwner.begin(async (tx) => {
    await tx`delete from roles where person_id = ${id} and role = ${role}`
    await tx`insert into audit_entries (id, event, subject, detail) values (gen_random_uuid(), 'role.taken', ${id}, '{}')`
  })

const give = (id: string, role: string) =>
  asOwner.begin(async (tx) => {
    await tx`insert into roles (person_id, role) values (${id}, ${role})`
    await tx`insert into audit_entries (id, event, subject, detail) values (gen_random_uuid(), 'role.given', ${id}, '{}')`
  })

describe('a policy that asks for two approvers', () => {
  it('waits for the second after the first, and begins with the second', async () => {
    await putInForce(asOwner, [everything({ approvers: 2 })])
    const { id } = await file('billing@northwind.example')
    expect(await seen(id, ada)).toMatchObject({ counted: { given: 0, total: 2 }, mayGive: true })
    await decide(id, ada)
    const { request, approvals } = await read(id)
    expect(request).toMatchObject({ state: 'waiting', stateSentence: '1 of 2 approvals.' })
    expect(names(approvals?.given ?? [])).toEqual(['Ada'])
    expect(names((await seen(id, ada)).others)).toEqual(['Kofi', 'Lea', 'Mira'])
    expect(await seen(id, ada)).toMatchObject({ mayGive: false })
    await expect(decide(id, ada)).rejects.toThrow('You decided on this revision already.')
    await decide(id, kofi)
    expect((await read(id)).request.state).toBe('approved')
  })

  it('begins anew after an edit, whoever approved before', async () => {
    await putInForce(asOwner, [everything({ approvers: 2 })])
    const { id } = await file('ops@harbor.example')
    await decide(id, ada)
    await reviseAsIs(permit(lea, 'request:file'), { requestId: id, revision: 1 })
    const approvals = await seen(id, ada)
    expect(approvals).toMatchObject({ counted: { given: 0, total: 2 }, given: [], mayGive: true })
    expect(names(approvals.others)).toEqual(['Ada', 'Kofi', 'Mira'])
    await expect(decide(id, lea)).rejects.toThrow('You filed or edited this request')
  })

  it('does not count whoever is no approver any more', async () => {
    await putInForce(asOwner, [everything({ approvers: 2 })])
    const { id } = await file('money@juniper.example')
    await decide(id, kofi)
    await take(kofi.id, 'approver')
    expect(await seen(id, ada)).toMatchObject({ counted: { given: 0, total: 2 }, lapsed: [{ name: 'Kofi' }] })
    await decide(id, ada)
    expect((await read(id)).request).toMatchObject({ state: 'waiting', stateSentence: '1 of 2 approvals.' })
    await give(kofi.id, 'approver')
    expect(await seen(id, lea)).toMatchObject({ counted: { given: 2, total: 2 }, lapsed: [] })
  })
})

describe('a policy that asks for a manager', () => {
  it('waits for a manager among the approvers', async () => {
    await putInForce(asOwner, [everything({ manager: true })])
    const { id } = await file('team@cedar.example')
    expect((await seen(id, ada)).counted).toMatchObject({ total: 1, managerMissing: true })
    await decide(id, ada)
    expect((await read(id)).request).toMatchObject({
      state: 'waiting',
      stateSentence: '1 of 2 approvals. One of them must be a manager’s.',
    })
    await decide(id, mira)
    expect((await read(id)).request.state).toBe('approved')
  })

  it('asks for the manager that any approver’s rule asked for, though the last one’s does not', async () => {
    const { id } = await file('keiri@sakura.example')
    const [stake] = (await read(id)).request.atStake
    if (!stake) throw new Error('nothing is at stake')
    const { currency } = stake
    const much = 1_000_000_000
    await asOwner`insert into totals ("of", who, currency, day, amount) values ('pair', ${`${sam.id} ${ada.id}`}, ${currency}, now()::date, ${much})
      on conflict ("of", who, currency, day) do update set amount = totals.amount + excluded.amount`
    await putInForce(asOwner, [
      {
        name: 'Always the same two',
        when: [{ about: 'total', of: 'pair', days: 7, currency, atLeast: much }],
        then: everything({ approvers: 2, manager: true }).then,
      },
      everything(),
    ])
    expect((await seen(id, ada)).required).toMatchObject({ approvers: 2, manager: true })
    expect((await seen(id, kofi)).required).toMatchObject({ approvers: 1, manager: false })
    await decide(id, ada)
    await decide(id, kofi)
    expect((await read(id)).request).toMatchObject({
      state: 'waiting',
      stateSentence: '2 of 3 approvals. One of them must be a manager’s.',
    })
    await decide(id, mira)
    expect((await read(id)).request.state).toBe('approved')
  })
})

describe('a policy that asks for a fresh sign-in', () => {
  it.each([
    ['is too old', new Date(Date.now() - 600_000), 'you signed in there 10 minutes ago'],
    ['is unknown', null, 'does not say when you last signed in there'],
    ['lies ahead', new Date(Date.now() + 600_000), 'at a moment that lies ahead'],
  ])('refuses an approval whose sign-in %s, before anything is read', async (_, authenticatedAt, why) => {
    await putInForce(asOwner, [everything({ freshMinutes: 5 })])
    const { id } = await file('accounts@peak.example')
    const calls = sandbox.stripe.calls.length
    const approval = approveAs({ ...ada, authenticatedAt }, id)
    await expect(approval).rejects.toMatchObject({ kind: 'sign in again' })
    await expect(approval).rejects.toThrow(why)
    expect(sandbox.stripe.calls).toHaveLength(calls)
    const { request, decisions } = await read(id)
    expect([request.state, decisions]).toEqual(['waiting', []])
    await decide(id, kofi, 'rejected', 'Only tried.')
  })

  it('keeps with the decision when the person signed in', async () => {
    await putInForce(asOwner, [everything({ freshMinutes: 5 })])
    const { id } = await file('accounts@peak.example')
    const authenticatedAt = new Date(Date.now() - 60_000)
    await approveAs({ ...ada, authenticatedAt }, id)
    const { request, decisions } = await read(id)
    expect([request.state, decisions[0]?.authenticatedAt]).toEqual(['approved', authenticatedAt])
  })
})

it('refuses an approval whose reason is not as the policy asks, and says what to write', async () => {
  await putInForce(asOwner, [
    everything({ reason: { pattern: String.raw`\bCASE-\d+\b`, words: 'Name the case, such as CASE-123.' } }),
  ])
  const { id } = await file('pay@willow.example')
  const refused = approveAs(ada, id, 'It is right.')
  await expect(refused).rejects.toMatchObject({ kind: 'invalid', field: 'reason' })
  await expect(refused).rejects.toThrow('The policy asks for a reason: Name the case, such as CASE-123.')
  await approveAs(ada, id, 'It is right, see CASE-77.')
  expect((await read(id)).request.state).toBe('approved')
})

describe('a request that nobody can decide', () => {
  it('is not filed, and the sentence names the admin', async () => {
    await putInForce(asOwner, [everything({ approvers: 3, manager: true })])
    await take(mira.id, 'manager')
    await expect(file('invoices@maple.example', lea)).rejects.toThrow(
      'Nobody could decide it: the policy asks for an approver who is also a manager, and nobody else is both. Ask an admin, Otto, to give the roles approver and manager to another person on the page People. The admins were told.',
    )
    await give(mira.id, 'manager')
  })

  it('says so on its page once the last who could is gone', async () => {
    await putInForce(asOwner, [everything({ approvers: 3 })])
    const { id } = await file('invoices@maple.example', lea)
    expect((await seen(id, ada)).lack).toBeUndefined()
    await take(kofi.id, 'approver')
    expect(await seen(id, ada)).toMatchObject({
      lack: { because: 'the policy asks for 3 approvers, and only 2 could' },
      admins: ['Otto'],
    })
    await give(kofi.id, 'approver')
    expect(otto).toBeDefined()
  })
})
