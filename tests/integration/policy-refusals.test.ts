import { afterAll, describe, expect, it } from 'vitest'
import { disconnect } from '#db/client.ts'
import type { Who } from '#lib/auth/actor.ts'
import { getPolicy } from '#lib/policy/get-policy.ts'
import { decide, insertWho, kofi, mira, otto, propose, twoForMuch, withdraw } from '#tests/support/admins.ts'
import { asApplication } from '#tests/support/database.ts'
import { everything } from '#tests/support/policy.ts'

afterAll(disconnect)

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
    const eva = await insertWho('Eva', 'admin')
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
    const rules = [...twoForMuch.slice(0, 1), everything({ reason: { pattern, words: 'the ticket' } })]
    await expect(propose(otto, { rules })).rejects.toMatchObject({
      kind: 'invalid',
      field: 'rules.1.then.reason.pattern',
    })
  })
})
