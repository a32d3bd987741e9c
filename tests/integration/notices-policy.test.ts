import { afterAll, beforeEach, expect, it } from 'vitest'
import { disconnect } from '#db/client.ts'
import { permit, type Who } from '#lib/auth/actor.ts'
import { decidePolicy } from '#lib/policy/decide-policy.ts'
import { getPolicy } from '#lib/policy/get-policy.ts'
import { proposePolicy } from '#lib/policy/propose-policy.ts'
import { withdrawPolicy } from '#lib/policy/withdraw-policy.ts'
import { asApplication } from '#tests/support/database.ts'
import { forgetNotices, toldAbout } from '#tests/support/notices.ts'
import { insertPerson } from '#tests/support/rows.ts'

async function admin(name: string): Promise<Who> {
  const id = await insertPerson(asApplication, name, ['admin'])
  return { id, name, email: `${name}@attribution.example`, roles: ['admin'], authenticatedAt: new Date() }
}
const [otto, olga] = [await admin('Otto'), await admin('Olga')]
await admin('Max')
await insertPerson(asApplication, 'Mira', ['manager'])

beforeEach(forgetNotices)
afterAll(disconnect)

async function propose() {
  const { version: basedOn, rules, expiresAfterDays: days } = await getPolicy()
  const because = 'Two weeks are too long.'
  return proposePolicy(permit(otto, 'policy:propose'), {
    rules,
    expiresAfterDays: days - 1,
    because,
    basedOn,
  })
}
const answer = (policyId: string, outcome: 'accepted' | 'rejected') =>
  decidePolicy(permit(olga, 'policy:decide'), { policyId, outcome, because: 'Seen and weighed.' })
const told = async (id: string) =>
  (await toldAbout(id)).map(({ to, sentence, read }) => `${to}${read ? ' (read)' : ''}: ${sentence}`)

it.each([
  ['accepted', 'It is in force now.'],
  ['rejected', 'The reason stands with it.'],
] as const)(
  'A proposal is told to the other admins, and that it was %s to whoever proposed it.',
  async (outcome, words) => {
    const { id, version } = await propose()
    const waits = `Otto proposed version ${version} of the approval policy. It waits for a second admin.`
    expect(await told(id)).toEqual([`Max: ${waits}`, `Olga: ${waits}`])
    await answer(id, outcome)
    await expect(answer(id, outcome)).rejects.toThrow()
    expect(await told(id)).toEqual([
      `Max (read): ${waits}`,
      `Olga (read): ${waits}`,
      `Otto: Olga ${outcome} version ${version} of the approval policy. ${words}`,
    ])
  },
)

it('A proposal that is taken back asks nobody any more.', async () => {
  const { id } = await propose()
  await withdrawPolicy(permit(otto, 'policy:propose'), { policyId: id })
  expect((await told(id)).map((line) => line.split(':')[0])).toEqual(['Max (read)', 'Olga (read)'])
})
