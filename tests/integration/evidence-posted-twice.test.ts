import { afterAll, describe, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { disconnect } from '#db/client.ts'
import { findStory } from '#lib/audit/find-entries.ts'
import { permit, type Who } from '#lib/auth/actor.ts'
import { addEvidence } from '#lib/evidence/add-evidence.ts'
import { mostBytes } from '#lib/evidence/kinds.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { ada, read, sam } from '#tests/support/cast.ts'
import { openDesk } from '#tests/support/desk.ts'
import { asking, guidedSteps } from '#tests/support/guided.ts'
import { race } from '#tests/support/race.ts'

await openDesk()
afterAll(async () => {
  await stopBoss()
  await disconnect()
})

interface Attaching {
  requestId: string
  key: string
  words?: string
}

const attach = (who: Who, { words = 'Resent at nine.', ...form }: Attaching) =>
  addEvidence(permit(who, 'step:report'), {
    ...form,
    position: 0,
    name: 'seen.txt',
    content: new TextEncoder().encode(words),
  })
const attached = async (requestId: string) =>
  (await findStory(permit(sam, 'request:see'), requestId)).filter(({ event }) => event === 'evidence.added')

describe('a file that is attached to a step', () => {
  it('is kept once where two postings of its form meet, and both are told which', async () => {
    for (let round = 0; round < 24; round += 1) {
      const form = { requestId: await asking(guidedSteps(1)), key: v7() }
      const answers: unknown[] = []
      const go = async () => void answers.push(await attach(sam, form))
      expect(await race(round, go, go, 2)).toEqual(['done', 'done'])
      expect(answers[1]).toEqual(answers[0])
      expect((await read(form.requestId)).evidence).toHaveLength(1)
      expect(await attached(form.requestId)).toHaveLength(1)
    }
  })

  it('is kept once where it fills its request', async () => {
    const requestId = await asking(guidedSteps(1))
    const whole = (letter: string) => ({ requestId, key: v7(), words: letter.repeat(mostBytes) })
    for (const letter of ['a', 'b', 'c']) await attach(sam, whole(letter))
    const last = whole('d')
    const [one, other] = await Promise.all([attach(sam, last), attach(sam, last)])
    expect(other).toEqual(one)
    expect((await read(requestId)).evidence).toHaveLength(4)
  })

  it('is refused where its key attached another one before', async () => {
    const [requestId, other] = [await asking(guidedSteps(1)), await asking(guidedSteps(1))]
    const form = { requestId, key: v7() }
    await attach(sam, form)
    const refused = {
      kind: 'conflict',
      message: expect.stringMatching(/^This form was used before/) as unknown,
    }
    await expect(attach(sam, { ...form, words: 'Resent at ten.' })).rejects.toMatchObject(refused)
    await expect(attach(sam, { ...form, requestId: other })).rejects.toMatchObject(refused)
    await expect(attach(ada, form)).rejects.toMatchObject(refused)
    expect(await attached(requestId)).toHaveLength(1)
    expect(await attached(other)).toEqual([])
  })
})
