import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { disconnect } from '#db/client.ts'
import { remindOfRequests } from '#lib/attribution/remind-of-requests.ts'
import { permit, permitDesk } from '#lib/auth/actor.ts'
import { ada, lea, sam } from '#tests/support/cast.ts'
import { asApplication } from '#tests/support/database.ts'
import { daysAfter, type EndingRow, insertEnding } from '#tests/support/ending.ts'
import { failingNotices, forgetNotices, toldAbout } from '#tests/support/notices.ts'
import { insertRevision } from '#tests/support/rows.ts'

beforeEach(forgetNotices)
afterAll(disconnect)

const remind = (now: Date) => remindOfRequests(permitDesk('request:remind'), now)
const minutes = 1 / (24 * 60)

/** What was told of the request in the order in which it was, each with whom. */
async function toldOf(id: string) {
  const [request] = await asApplication<{ number: number }[]>`select number from requests where id = ${id}`
  const name = `R-${request?.number ?? ''}`
  const rows = (await toldAbout(id)).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return [...Map.groupBy(rows, ({ key }) => key).values()].map((same) => {
    const names = same.map(({ to }) => to).sort()
    return `${names.join(', ')}: ${same[0]?.sentence.replace(name, 'R') ?? ''}`
  })
}

/** Looks every six hours until so many days from now, as the schedule would, but less often. */
async function live(days: number) {
  for (let at = 0; at <= days; at += 0.25) await remind(daysAfter(at + minutes))
}

const all = 'Ada, Kofi, Lea, Sam'

describe('a request that will expire', () => {
  it('is told of three days and one day before, to its filer and to whoever may decide it, once each', async () => {
    const id = await insertEnding({ expiresAt: daysAfter(10) })
    await remind(daysAfter(6.9))
    expect(await toldOf(id)).toEqual([])
    await Promise.all([remind(daysAfter(7.01)), remind(daysAfter(7.01)), remind(daysAfter(7.02))])
    await remind(daysAfter(8.9))
    await remind(daysAfter(9.01))
    await remind(daysAfter(9.9))
    await remind(daysAfter(11))
    expect(await toldOf(id)).toEqual([
      `${all}: R expires in 3 days: it still waits for a decision.`,
      `${all}: R expires in one day: it still waits for a decision.`,
    ])
  })

  it.each([
    ['returned', 'its question waits for an answer.'],
    ['stale', 'it waits for its next revision.'],
  ] as const)(
    'while it is %s is told of to its filer alone: nobody else can do anything',
    async (state, words) => {
      const id = await insertEnding({ expiresAt: daysAfter(10), state })
      await remind(daysAfter(7.01))
      expect(await toldOf(id)).toEqual([`Sam: R expires in 3 days: ${words}`])
    },
  )

  it('is told of in the days that are left, where nobody looked for a while', async () => {
    const id = await insertEnding({ expiresAt: daysAfter(10) })
    await remind(daysAfter(9.5))
    await remind(daysAfter(9.6))
    expect(await toldOf(id)).toEqual([`${all}: R expires within a day: it still waits for a decision.`])
  })

  it('is not told of for a moment that had passed when it was filed', async () => {
    const id = await insertEnding({ expiresAt: daysAfter(2) })
    await remind(daysAfter(0.01))
    expect(await toldOf(id)).toEqual([])
    await remind(daysAfter(1.01))
    expect(await toldOf(id)).toHaveLength(1)
  })

  it('is told of anew after a revision, and not to whoever made it', async () => {
    const id = await insertEnding({ expiresAt: daysAfter(10) })
    await remind(daysAfter(7.01))
    await insertRevision(asApplication, id, lea.id, 2)
    await remind(daysAfter(7.02))
    expect(await toldOf(id)).toEqual([
      `${all}: R expires in 3 days: it still waits for a decision.`,
      'Ada, Kofi, Sam: R expires in 3 days: it still waits for a decision.',
    ])
  })
})

describe('a payment that can be brought no longer soon', () => {
  it('is told of seven, three and one days before', async () => {
    const id = await insertEnding({ expiresAt: daysAfter(14), clocks: [daysAfter(9), daysAfter(40)] })
    await live(8.9)
    expect(await toldOf(id)).toEqual([
      `${all}: A payment of R runs out in 7 days: it still waits for a decision.`,
      `${all}: A payment of R runs out in 3 days: it still waits for a decision.`,
      `${all}: A payment of R runs out in one day: it still waits for a decision.`,
    ])
  })

  it('is followed by the next one, when the first has run out', async () => {
    const id = await insertEnding({ expiresAt: daysAfter(14), clocks: [daysAfter(2), daysAfter(8)] })
    await live(7.9)
    expect(await toldOf(id)).toEqual([
      `${all}: A payment of R runs out in one day: it still waits for a decision.`,
      `${all}: A payment of R runs out in 6 days: it still waits for a decision.`,
      `${all}: A payment of R runs out in 3 days: it still waits for a decision.`,
      `${all}: A payment of R runs out in one day: it still waits for a decision.`,
    ])
  })

  it('with which the request expires is told of once, as that', async () => {
    const id = await insertEnding({ expiresAt: daysAfter(10), clocks: [daysAfter(10)] })
    await live(9.9)
    expect(await toldOf(id)).toEqual([
      `${all}: A payment of R runs out in 7 days: it still waits for a decision.`,
      `${all}: R expires in 3 days: it still waits for a decision.`,
      `${all}: R expires in one day: it still waits for a decision.`,
    ])
  })

  it('of a paused request counts only while it is still to be brought', async () => {
    const id = await insertEnding({ clocks: [daysAfter(8), daysAfter(9.5)], state: 'paused' })
    await asApplication`update steps set state = 'done', closed_at = now() where request_id = ${id} and position = 0`
    await remind(daysAfter(2))
    expect(await toldOf(id)).toEqual([])
    await remind(daysAfter(2.6))
    expect(await toldOf(id)).toEqual([
      `${all}: A payment of R runs out in 6 days: it is paused, and waits for a person.`,
    ])
  })

  it.each<[string, EndingRow]>([
    ['is being carried out', { state: 'carrying out' }],
    ['has none any more', { clocks: [daysAfter(-1)] }],
  ])('is not told of where the request %s', async (_, row) => {
    const id = await insertEnding({ clocks: [daysAfter(5)], ...row })
    await live(4.9)
    expect(await toldOf(id)).toEqual([])
  })
})

describe('reminding', () => {
  it('is for the desk alone', () => {
    for (const who of [sam, ada]) expect(() => permit(who, 'request:remind')).toThrow(/Only the desk itself/)
  })
})

describe('reminders of requests', () => {
  it('that fail for one are sent of all others', async () => {
    const [stuck, other] = [
      await insertEnding({ expiresAt: daysAfter(10) }),
      await insertEnding({ expiresAt: daysAfter(10) }),
    ]
    await failingNotices(stuck, () => remind(daysAfter(7.01)))
    expect([await toldOf(stuck), await toldOf(other)]).toMatchObject([[], { length: 1 }])
    await remind(daysAfter(7.01))
    expect(await toldOf(stuck)).toHaveLength(1)
  })
})
