import { afterAll, afterEach, expect, it } from 'vitest'
import { disconnect } from '#db/client.ts'
import { permit, type Who } from '#lib/auth/actor.ts'
import { withdrawRequest } from '#lib/attribution/withdraw-request.ts'
import { decidePolicy } from '#lib/policy/decide-policy.ts'
import { getPolicy } from '#lib/policy/get-policy.ts'
import { proposePolicy } from '#lib/policy/propose-policy.ts'
import type { Rule } from '#lib/policy/rules.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { ada, decide, file, kofi, read, sam } from '#tests/support/cast.ts'
import { asApplication, asOwner } from '#tests/support/database.ts'
import { openDesk } from '#tests/support/desk.ts'
import { everything, putInForce } from '#tests/support/policy.ts'
import { insertPerson } from '#tests/support/rows.ts'

await openDesk({ stripe: { rateLimits: null } })
afterEach(() => putInForce(asOwner))
afterAll(async () => {
  await stopBoss()
  await disconnect()
})

const admin = async (name: string): Promise<Who> => ({
  id: await insertPerson(asApplication, name, ['admin']),
  name,
  email: `${name.toLowerCase()}@attribution.example`,
  roles: ['admin'],
})
const otto = await admin('Otto')
const mira = await admin('Mira')

/** As two admins do it. */
async function changePolicy(rules: Rule[]) {
  const { version: basedOn } = await getPolicy()
  const form = { rules, expiresAfterDays: 14, because: 'A test asks for it.', basedOn }
  const { id, version } = await proposePolicy(permit(otto, 'policy:propose'), form)
  await decidePolicy(permit(mira, 'policy:decide'), { policyId: id, outcome: 'accepted', because: '' })
  return version
}

it('A request that waits is asked for more as soon as a stricter policy is in force, and keeps its version.', async () => {
  const { version } = await getPolicy()
  const { id } = await file('billing@northwind.example')
  await changePolicy([everything({ approvers: 2 })])
  await decide(id, ada)
  const { request } = await read(id)
  expect(request).toMatchObject({ state: 'waiting', policyVersion: version, approvalsNeeded: 2 })
  await decide(id, kofi)
  expect((await read(id)).request).toMatchObject({ state: 'approved', policyVersion: version })
})

it('A request that was filed under a stricter policy is asked for no less under a laxer one.', async () => {
  const strict = await changePolicy([everything({ approvers: 2 })])
  const { id } = await file('ops@harbor.example')
  await changePolicy([everything()])
  await decide(id, ada)
  expect((await read(id)).request).toMatchObject({
    state: 'waiting',
    policyVersion: strict,
    approvalsNeeded: 2,
  })
  await decide(id, kofi)
  expect((await read(id)).request.state).toBe('approved')
})

it('A proposal asks nothing of anybody before it is accepted, and nothing after it is rejected.', async () => {
  const { version: basedOn } = await getPolicy()
  const form = {
    rules: [everything({ approvers: 3 })],
    expiresAfterDays: 14,
    because: 'A test asks for it.',
    basedOn,
  }
  const { id: policyId } = await proposePolicy(permit(otto, 'policy:propose'), form)
  const first = await file('accounts@peak.example')
  await decide(first.id, ada)
  expect((await read(first.id)).request.state).toBe('approved')
  await decidePolicy(permit(mira, 'policy:decide'), { policyId, outcome: 'rejected', because: 'Too many.' })
  const second = await file('money@juniper.example')
  await decide(second.id, ada)
  expect((await read(second.id)).request.state).toBe('approved')
})

it('The version that a request was filed under is never changed by hand.', async () => {
  const { version } = await getPolicy()
  const { id } = await file('team@cedar.example')
  const other = await changePolicy([everything({ approvers: 2 })])
  const update = (sql: typeof asOwner) => sql`update requests set policy_version = ${other} where id = ${id}`
  await expect(update(asApplication)).rejects.toMatchObject({ code: '42501' })
  await expect(update(asOwner)).rejects.toThrow(/filed under is never changed/)
  expect((await read(id)).request.policyVersion).toBe(version)
  await withdrawRequest(permit(sam, 'request:withdraw'), { requestId: id })
})
