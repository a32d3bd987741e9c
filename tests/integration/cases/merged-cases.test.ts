import { afterAll, describe, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { disconnect } from '#db/client.ts'
import { findTimeline } from '#lib/cases/find-timeline.ts'
import { findStaying } from '#lib/cases/get-case.ts'
import { mergeCases } from '#lib/cases/merge-cases.ts'
import { open, see, works } from '#tests/support/cases.ts'
import { ada } from '#tests/support/cast.ts'

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

describe('an address that names a merged case', () => {
  it('leads to the case that stays; one that names none leads nowhere', async () => {
    const [ends, stays] = [await open(), await open()]
    await mergeCases(works(ada), { caseId: ends.id, into: stays.id })
    expect(await findStaying(see, ends.id)).toBe(stays.id)
    expect(await findStaying(see, stays.id)).toBe(stays.id)
    expect(await findStaying(see, v7())).toBeUndefined()
  })
})
