import { afterAll, describe, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { disconnect } from '#db/client.ts'
import { findTimeline } from '#lib/cases/find-timeline.ts'
import { findStaying } from '#lib/cases/get-case.ts'
import { linkRequest } from '#lib/cases/link-request.ts'
import { mergeCases } from '#lib/cases/merge-cases.ts'
import { end, open, readCase, see, works } from '#tests/support/cases.ts'
import { ada, sam } from '#tests/support/cast.ts'
import { asApplication as sql } from '#tests/support/database.ts'
import { insertRequest } from '#tests/support/rows.ts'

afterAll(disconnect)

describe('the talk of a case that others were merged into', () => {
  it('tells of each merge once, and says of what was done before to which case', async () => {
    const [a, b, c] = [await open(), await open(), await open()]
    await mergeCases(works(ada), { caseId: a.id, into: b.id })
    await mergeCases(works(ada), { caseId: b.id, into: c.id })
    const { entries } = await findTimeline(see, c.id)
    expect(entries.map((one) => [one.caseId, one.what === 'event' && one.event])).toEqual([
      [a.id, 'case.opened'],
      [b.id, 'case.opened'],
      [c.id, 'case.opened'],
      [b.id, 'case.merged'],
      [c.id, 'case.merged'],
    ])
  })
})

describe('a case that asks for something', () => {
  const asking = async (state: 'carried out' | 'failed') => {
    const { id } = await open()
    const requestId = await insertRequest(sql, { filedBy: sam.id })
    await linkRequest(works(sam), { caseId: id, requestId })
    await end(requestId, state)
    return id
  }

  it.each([
    ['failed', 'nothing', 'next step'],
    ['carried out', 'nothing', 'answer'],
    ['carried out', 'failed', 'answer'],
    ['failed', 'carried out', 'answer'],
  ] as const)(
    'because its request was %s asks on where it is merged into one with %s',
    async (ended, other, asks) => {
      const ends = await asking(ended)
      const stays = other === 'nothing' ? (await open()).id : await asking(other)
      await mergeCases(works(ada), { caseId: ends, into: stays })
      expect((await readCase(stays)).row).toMatchObject({ asks, asksSince: expect.any(Date) as unknown })
      expect((await readCase(ends)).row.asks).toBeNull()
    },
  )

  it('asks no more where it is merged into one of which a request is under way', async () => {
    const [ends, stays] = [await asking('carried out'), (await open()).id]
    const requestId = await insertRequest(sql, { filedBy: sam.id })
    await linkRequest(works(sam), { caseId: stays, requestId })
    await mergeCases(works(ada), { caseId: ends, into: stays })
    expect((await readCase(stays)).row).toMatchObject({ state: 'requested', asks: null })
  })
})

describe('an address that names a merged case', () => {
  it('leads to the case that stays; one that names none leads nowhere', async () => {
    const [ends, stays] = [await open(), await open()]
    await mergeCases(works(ada), { caseId: ends.id, into: stays.id })
    expect(await findStaying(see, ends.id)).toBe(stays.id)
    expect(await findStaying(see, stays.id)).toBe(stays.id)
    expect(await findStaying(see, v7())).toBeUndefined()
  })
})
