import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { db, disconnect } from '#db/client.ts'
import { permit } from '#lib/auth/actor.ts'
import { withdrawRequest } from '#lib/attribution/withdraw-request.ts'
import { linkRequest, unlinkRequest } from '#lib/cases/link-request.ts'
import { lockWhereItLives } from '#lib/cases/lock-case.ts'
import { mergeCases } from '#lib/cases/merge-cases.ts'
import { writeNote } from '#lib/cases/write-note.ts'
import { open, readCase, works } from '#tests/support/cases.ts'
import { ada, kofi, lea, sam } from '#tests/support/cast.ts'
import { asApplication as sql, asOwner } from '#tests/support/database.ts'
import { inTurns } from '#tests/support/in-turns.ts'
import { ending, type Ending, told } from '#tests/support/race.ts'
import { insertRequest } from '#tests/support/rows.ts'

afterAll(disconnect)
const circles = async () => {
  const [row] = await sql<{ deadlocks: number }[]>`
    select deadlocks::int from pg_stat_database where datname = current_database()`
  return row?.deadlocks
}
let before: number | undefined
beforeEach(async () => {
  before = await circles()
})
afterEach(async () => {
  expect(await circles()).toBe(before)
})

const link = (caseId: string, requestId: string) => linkRequest(works(sam), { caseId, requestId })
const withdraw = (requestId: string) => withdrawRequest(permit(sam, 'request:withdraw'), { requestId })
const filedFor = async (...cases: string[]) => {
  const requestId = await insertRequest(sql, { filedBy: sam.id })
  for (const caseId of cases) await link(caseId, requestId)
  return requestId
}
/** In the order of their ids, which is that of their locks. */
const openThree = async () => [(await open()).id, (await open()).id, (await open()).id] as const

/** How many wait for a row that somebody else holds. */
async function waiters() {
  const [row] = await sql<{ number: number }[]>`
    select count(*)::int as number from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  return row?.number
}
const waiting = (number: number) => expect.poll(waiters, { timeout: 5000, interval: 10 }).toBe(number)

/** A merge that goes no further until `meanwhile` is met. */
const mergeSlowly = (ends: string, stays: string, meanwhile: () => Promise<void>) =>
  asOwner.begin(async (tx) => {
    await tx`select from cases where id in (${ends}, ${stays}) order by id for update`
    await tx`update cases set merged_into = ${stays} where merged_into = ${ends}`
    await tx`update cases set state = 'resolved', outcome = 'duplicate', resolved_at = now(), merged_into = ${stays} where id = ${ends}`
    await tx`insert into audit_entries (id, event, subject, detail) select ${v7()}::uuid, 'case.merged', id, '{}' from cases where id = ${ends}`
    await tx`insert into audit_entries (id, event, subject, detail) values (${v7()}, 'case.merged', ${stays}, '{}')`
    await meanwhile()
  })

const holdOf = (caseId: string, meanwhile: () => Promise<void>) =>
  asOwner.begin(async (tx) => {
    await tx`select from cases where id = ${caseId} for update`
    await meanwhile()
  })

describe('a request that ends while its case is merged', () => {
  it('and that one at once into another is followed by the last', async () => {
    const [a, b, c] = await openThree()
    const requestId = await filedFor(a)
    const rest: Promise<unknown>[] = []
    await mergeSlowly(a, b, async () => {
      rest.push(withdraw(requestId))
      await waiting(1)
      rest.push(mergeCases(works(ada), { caseId: b, into: c }))
      await waiting(2)
    })
    await Promise.all(rest)
    const { row, merged } = await readCase(c)
    expect(merged).toHaveLength(2)
    expect(row.asks).toBe('next step')
  })

  it('is followed by that and by another that it belongs to', async () => {
    const [a, b, c] = await openThree()
    const requestId = await filedFor(a, b)
    const rest: Promise<unknown>[] = []
    await mergeSlowly(a, c, async () => {
      rest.push(withdraw(requestId))
      await waiting(1)
      rest.push(mergeCases(works(ada), { caseId: c, into: b }))
      await waiting(2)
    })
    await Promise.all(rest)
    expect((await readCase(b)).row).toMatchObject({ state: 'investigating', asks: 'next step' })
  })
})

describe('a case that was merged', () => {
  it('and is merged once more from an old page, while what it was merged into is, is refused', async () => {
    const [a, b, c] = await openThree()
    await mergeCases(works(ada), { caseId: a, into: c })
    let refused: Ending | undefined
    const rest: Promise<unknown>[] = []
    await holdOf(b, async () => {
      rest.push(mergeCases(works(ada), { caseId: c, into: b }))
      await waiting(1)
      const stale = ending(() => mergeCases(works(kofi), { caseId: a, into: b }), 0)
      rest.push(stale.then((ended) => (refused = ended)))
      await expect.poll(async () => refused !== undefined || (await waiters()) === 2).toBe(true)
    })
    await Promise.all(rest)
    expect(refused).toEqual(told('conflict', /was merged before/))
  })

  it('is looked for where it lives without keeping others from merging that on', async () => {
    const [a, b, c] = await openThree()
    const rest: Promise<unknown>[] = []
    await mergeSlowly(a, b, async () => {
      rest.push(db().transaction((tx) => lockWhereItLives(tx, a)))
      await waiting(1)
      rest.push(mergeCases(works(ada), { caseId: b, into: c }))
      await waiting(2)
    })
    const [held] = await Promise.all(rest)
    expect(held).toMatchObject({ mergedInto: null })
  })
})

describe('merges of cases in every order', () => {
  it(
    'and the ends of their requests never wait for one another in a circle',
    { timeout: 120_000 },
    async () => {
      const endings = await inTurns(Array.from({ length: 20 }), 2, async (_, round) => {
        const cases = [...(await openThree()), (await open()).id]
        const at = (place: number) => cases[(place * (round % 2 ? 1 : 3) + (round >> 1)) % 4] ?? ''
        const requests = [
          await filedFor(at(0), at(1)),
          await filedFor(at(2)),
          await filedFor(at(3), at(1), at(0)),
        ]
        const merge = (ends: number, stays: number) =>
          mergeCases(works(ada), { caseId: at(ends), into: at(stays) })
        const contestants = [
          ...requests.map((requestId) => () => withdraw(requestId)),
          () => merge(0, 1),
          () => merge(1, 2),
          () => merge(2, 3),
          () => merge(0, 2),
          () => link(at(2), requests[0] ?? ''),
          () => unlinkRequest(works(sam), { caseId: at(1), requestId: requests[2] ?? '' }),
          () => writeNote(permit(lea, 'case:note'), { caseId: at(0), key: v7(), body: 'I look into it.' }),
        ]
        const ended = await Promise.all(
          contestants.map((one, place) => ending(one, (place * (round % 7) + round) % 5)),
        )
        const [left] = await sql<{ requested: number }[]>`
        select count(*)::int as requested from cases where id = any (${cases}) and state = 'requested'`
        return { ended, left }
      })
      for (const { ended, left } of endings) {
        expect(ended.slice(0, 3)).toEqual(['done', 'done', 'done'])
        expect(left).toEqual({ requested: 0 })
      }
      expect(new Set(endings.flatMap(({ ended }) => ended.slice(3, 7)).map((one) => typeof one))).toEqual(
        new Set(['string', 'object']),
      )
    },
  )
})
