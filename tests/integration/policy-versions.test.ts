import { afterAll, describe, expect, it } from 'vitest'
import { disconnect } from '#db/client.ts'
import { findEntries } from '#lib/audit/find-entries.ts'
import { permit } from '#lib/auth/actor.ts'
import { findCurrent, findPolicies, getPolicyPage } from '#lib/policy/find-policies.ts'
import { getPolicy } from '#lib/policy/get-policy.ts'
import { decide, kofi, mira, otto, propose, see, twoForMuch, withdraw } from '#tests/support/admins.ts'
import { asOwner } from '#tests/support/database.ts'
import { putInForce } from '#tests/support/policy.ts'

afterAll(disconnect)

const stateOf = async (version: number) => (await getPolicyPage(see, version)).policy.state
const entriesOf = async (
  event: 'policy.proposed' | 'policy.accepted' | 'policy.replaced' | 'policy.rejected' | 'policy.withdrawn',
) => (await findEntries(permit(mira, 'audit:see'), { event })).rows

describe('a proposal', () => {
  it('changes nothing until a second admin accepts it, and is in force from then on', async () => {
    const before = await getPolicy()
    const { id, version } = await propose(otto)
    expect(await getPolicy()).toEqual(before)
    expect(await findCurrent(see)).toMatchObject({
      current: { version: before.version, state: 'in force' },
      proposal: {
        id,
        version,
        state: 'proposed',
        proposer: 'Otto',
        because: 'Two should look at much money.',
      },
    })
    await decide(mira, id)
    expect(await getPolicy()).toEqual({ version, rules: twoForMuch, expiresAfterDays: 14 })
    expect(await getPolicyPage(see, version)).toMatchObject({
      policy: { state: 'in force', decider: 'Mira', decidedBecause: null },
      base: { version: before.version, state: 'replaced' },
    })
  })

  it('leaves an entry for each thing that was done, with the version it was done to', async () => {
    const before = await getPolicy()
    const first = await propose(otto)
    await decide(mira, first.id, 'rejected', '  Three, not two.  ')
    const second = await propose(mira)
    await withdraw(mira, second.id)
    const third = await propose(mira)
    await decide(otto, third.id, 'accepted', 'Agreed.')
    const newest = async (event: Parameters<typeof entriesOf>[0]) => (await entriesOf(event))[0]
    expect(await newest('policy.proposed')).toMatchObject({
      person: 'Mira',
      detail: {
        version: third.version,
        rules: 2,
        expiresAfterDays: 14,
        because: 'Two should look at much money.',
      },
    })
    expect(await newest('policy.rejected')).toMatchObject({
      person: 'Mira',
      detail: { version: first.version, because: 'Three, not two.' },
    })
    expect(await newest('policy.withdrawn')).toMatchObject({
      person: 'Mira',
      detail: { version: second.version },
    })
    expect(await newest('policy.accepted')).toMatchObject({
      person: 'Otto',
      detail: { version: third.version, because: 'Agreed.' },
    })
    expect(await newest('policy.replaced')).toMatchObject({
      person: null,
      detail: { version: before.version, by: third.version },
    })
  })

  it('is rejected only with a reason, which stays with it', async () => {
    const { id, version } = await propose(otto)
    await expect(decide(mira, id, 'rejected', '  ')).rejects.toMatchObject({
      kind: 'invalid',
      field: 'because',
    })
    expect(await stateOf(version)).toBe('proposed')
    await decide(mira, id, 'rejected', 'Too few.')
    expect((await getPolicyPage(see, version)).policy).toMatchObject({
      state: 'rejected',
      decider: 'Mira',
      decidedBecause: 'Too few.',
    })
  })

  it('is withdrawn by whoever made it, with the moment', async () => {
    const { id, version } = await propose(otto)
    await expect(withdraw(mira, id)).rejects.toMatchObject({
      kind: 'forbidden',
      message: expect.stringContaining('Reject it instead') as unknown,
    })
    await withdraw(otto, id)
    const { policy } = await getPolicyPage(see, version)
    expect(policy).toMatchObject({ state: 'withdrawn', decider: null })
    expect(Date.now() - (policy.decidedAt?.getTime() ?? 0)).toBeLessThan(60_000)
  })

  it('is never decided by whoever made it', async () => {
    const { id, version } = await propose(otto)
    for (const outcome of ['accepted', 'rejected'] as const)
      await expect(decide(otto, id, outcome, 'Mine.')).rejects.toMatchObject({
        kind: 'forbidden',
        message: 'You proposed it, so another admin decides it. Ask one of them.',
      })
    expect(await stateOf(version)).toBe('proposed')
    expect(
      (await entriesOf('policy.accepted')).filter(({ detail }) => detail['version'] === version),
    ).toEqual([])
  })

  it('is made and decided by admins alone, whatever other roles somebody has', () => {
    expect(() => permit(kofi, 'policy:propose')).toThrow(/needs the role admin/)
    expect(() => permit(kofi, 'policy:decide')).toThrow(/needs the role admin/)
  })
})

describe('versions', () => {
  it('are listed by pages, the newest first', async () => {
    const { rows } = await findPolicies(see)
    const numbers = rows.map(({ version }) => version)
    expect(numbers).toEqual([...numbers].sort((one, other) => other - one))
    const [, second] = numbers
    expect((await findPolicies(see, second)).rows.map(({ version }) => version)).toEqual(numbers.slice(2))
    for (let more = numbers.length; more < 52; more += 1) await putInForce(asOwner)
    const first = await findPolicies(see)
    expect(first.rows).toHaveLength(50)
    const rest = await findPolicies(see, first.older)
    expect([...first.rows, ...rest.rows].at(-1)).toMatchObject({
      version: 1,
      because: 'It came with the desk.',
      proposer: null,
    })
  })

  it('that are none are not found', async () => {
    await expect(getPolicyPage(see, 999_999)).rejects.toMatchObject({ kind: 'not found' })
  })
})
