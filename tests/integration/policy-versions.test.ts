import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { disconnect } from '#db/client.ts'
import { findEntries } from '#lib/audit/find-entries.ts'
import { permit, type Who } from '#lib/auth/actor.ts'
import { decidePolicy } from '#lib/policy/decide-policy.ts'
import { findCurrent, findPolicies, getPolicyPage } from '#lib/policy/find-policies.ts'
import { getPolicy } from '#lib/policy/get-policy.ts'
import type { PolicyForm } from '#lib/policy/policy-form.ts'
import { proposePolicy } from '#lib/policy/propose-policy.ts'
import { withdrawPolicy } from '#lib/policy/withdraw-policy.ts'
import { asApplication, asOwner } from '#tests/support/database.ts'
import { asks, everything, putInForce } from '#tests/support/policy.ts'
import { insertPerson } from '#tests/support/rows.ts'

async function person(name: string, ...roles: Who['roles']): Promise<Who> {
  const id = await insertPerson(asApplication, name, [...roles])
  return { id, name, email: `${name.toLowerCase()}@attribution.example`, roles }
}

const otto = await person('Otto', 'admin')
const mira = await person('Mira', 'manager', 'admin')
const kofi = await person('Kofi', 'requester', 'approver', 'manager')
afterAll(disconnect)

const see = permit(kofi, 'policy:see')
const two = [
  {
    name: 'Much',
    when: [{ about: 'money' as const, currency: 'eur', atLeast: 100_000 }],
    then: asks({ approvers: 2 }),
  },
  everything(),
]

async function propose(who: Who, over: Partial<PolicyForm> = {}) {
  const { version } = await getPolicy()
  return proposePolicy(permit(who, 'policy:propose'), {
    rules: two,
    expiresAfterDays: 14,
    because: 'Two should look at much money.',
    basedOn: version,
    ...over,
  })
}

const decide = (who: Who, policyId: string, outcome: 'accepted' | 'rejected' = 'accepted', because = '') =>
  decidePolicy(permit(who, 'policy:decide'), { policyId, outcome, because })

const withdraw = (who: Who, policyId: string) => withdrawPolicy(permit(who, 'policy:propose'), { policyId })

const stateOf = async (version: number) => (await getPolicyPage(see, version)).policy.state
const entriesOf = async (
  event: 'policy.proposed' | 'policy.accepted' | 'policy.replaced' | 'policy.rejected' | 'policy.withdrawn',
) => (await findEntries(permit(mira, 'audit:see'), { event })).rows

beforeEach(() => putInForce(asOwner))
afterEach(async () => {
  const { proposal } = await findCurrent(see)
  if (proposal)
    await decide(proposal.proposedBy === otto.id ? mira : otto, proposal.id, 'rejected', 'The test is over.')
})

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
    expect(await getPolicy()).toEqual({ version, rules: two, expiresAfterDays: 14 })
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

describe('who is told of a proposal', () => {
  const unread = async ({ id }: Who, about: string) =>
    (
      await asApplication<{ sentence: string }[]>`
        select sentence from notices where person_id = ${id} and about = ${about} and read_at is null order by id`
    ).map(({ sentence }) => sentence)

  it('is every other admin, until it is decided; then whoever proposed it', async () => {
    const { id, version } = await propose(otto)
    const name = `version ${String(version)} of the approval policy`
    expect(await unread(mira, id)).toEqual([`Otto proposed ${name}. It waits for a second admin.`])
    expect(await unread(otto, id)).toEqual([])
    expect(await unread(kofi, id)).toEqual([])
    await decide(mira, id)
    expect(await unread(mira, id)).toEqual([])
    expect(await unread(otto, id)).toEqual([`Mira accepted ${name}. It is in force now.`])
  })

  it('is nobody any more once it is withdrawn', async () => {
    const { id } = await propose(otto)
    await withdraw(otto, id)
    expect(await unread(mira, id)).toEqual([])
  })
})

describe('of two at once', () => {
  it('the second proposal is refused, and says what waits', async () => {
    const ends = await Promise.allSettled([propose(otto), propose(mira)])
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: {
        kind: 'conflict',
        message: expect.stringContaining('Another proposal waits for a decision') as unknown,
      },
    })
  })

  it('the second decision has no effect, whatever it was', async () => {
    const eva = await person('Eva', 'admin')
    const { id, version } = await propose(otto)
    const ends = await Promise.allSettled([decide(mira, id), decide(eva, id, 'rejected', 'No.')])
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: {
        kind: 'conflict',
        message: expect.stringMatching(
          new RegExp(`Version ${String(version)} waits for no decision any more: it was (accepted|rejected)`),
        ) as unknown,
      },
    })
    await expect(withdraw(otto, id)).rejects.toMatchObject({ kind: 'conflict' })
  })
})

describe('a proposal that is refused', () => {
  it('was written on a version that is in force no more', async () => {
    const { version } = await getPolicy()
    await decide(mira, (await propose(otto)).id)
    await expect(propose(otto, { basedOn: version, expiresAfterDays: 7 })).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('Another version came into force meanwhile') as unknown,
    })
  })

  it('says what is in force already', async () => {
    await decide(mira, (await propose(otto)).id)
    await expect(propose(otto)).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining('in force already') as unknown,
    })
  })

  it.each([String.raw`(a)\1`, '(?=x)', '['])('has the pattern %s, and is told where', async (pattern) => {
    const rules = [...two.slice(0, 1), everything({ reason: { pattern, words: 'the ticket' } })]
    await expect(propose(otto, { rules })).rejects.toMatchObject({
      kind: 'invalid',
      field: 'rules.1.then.reason.pattern',
    })
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
