import { afterAll, describe, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { lineOf } from '#app/(desk)/cases/[id]/_texts/event-words.ts'
import { disconnect } from '#db/client.ts'
import { permit } from '#lib/auth/actor.ts'
import { findTimeline } from '#lib/cases/find-timeline.ts'
import { linkRequest, unlinkRequest } from '#lib/cases/link-request.ts'
import { mergeCases } from '#lib/cases/merge-cases.ts'
import { writeNote } from '#lib/cases/write-note.ts'
import { end, open, see, works } from '#tests/support/cases.ts'
import { ada, sam } from '#tests/support/cast.ts'
import { asApplication as sql } from '#tests/support/database.ts'
import { insertRequest } from '#tests/support/rows.ts'

afterAll(disconnect)

const link = (caseId: string, requestId: string) => linkRequest(works(sam), { caseId, requestId })
const filed = () => insertRequest(sql, { filedBy: sam.id })
const nameOf = async (id: string) => {
  const [row] = await sql<{ number: number }[]>`select number from requests where id = ${id}`
  return `R-${String(row?.number)}`
}

/** What the talk of a case says of its requests, and the notes between. */
async function requestLines(id: string) {
  const { entries } = await findTimeline(see, id)
  return entries.flatMap((one) => {
    if (one.what === 'note') return [`note: ${one.body}`]
    if (one.what === 'message') return []
    const { who, words } = lineOf(one, new Map())
    return who.startsWith('R-') ? [`${who} ${words}`] : []
  })
}

describe('the talk of a case with several requests', () => {
  it('tells of each that ended, once, when it did', async () => {
    const { id } = await open()
    const all = [await filed(), await filed(), await filed(), await filed()] as const
    const [first, rejected, elsewhere, last] = all
    await end(elsewhere, 'rejected')
    for (const requestId of all) await link(id, requestId)
    await end(first, 'carried out')
    await writeNote(permit(ada, 'case:note'), { key: v7(), caseId: id, body: 'One of three.' })
    await end(rejected, 'rejected')
    await end(last, 'failed')
    expect(await requestLines(id)).toEqual([
      `${await nameOf(first)} was carried out`,
      'note: One of three.',
      `${await nameOf(rejected)} was rejected`,
      `${await nameOf(last)} failed; the answer is to send`,
    ])
    const { entries, older } = await findTimeline(see, id, { size: 4 })
    expect(entries).toHaveLength(4)
    expect((await findTimeline(see, id, { before: older, size: 100 })).entries.at(-1)).toMatchObject({
      event: 'case.request linked',
    })
  })

  it('tells nothing of one that was taken from it before, and of one with two cases that were merged once', async () => {
    const [ends, stays] = [await open(), await open()]
    const [taken, shared, other] = [await filed(), await filed(), await filed()]
    for (const requestId of [taken, shared, other]) await link(stays.id, requestId)
    await link(ends.id, shared)
    await link(ends.id, other)
    await unlinkRequest(works(sam), { caseId: stays.id, requestId: taken })
    await end(taken, 'rejected')
    await end(shared, 'carried out')
    await mergeCases(works(ada), { caseId: ends.id, into: stays.id })
    expect(await requestLines(stays.id)).toEqual([`${await nameOf(shared)} was carried out`])
  })
})
