import { afterAll, describe, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { disconnect } from '#db/client.ts'
import { permit, type Who } from '#lib/auth/actor.ts'
import { addEvidence } from '#lib/cases/add-evidence.ts'
import { addFile } from '#lib/cases/add-file.ts'
import { changeMany } from '#lib/cases/change-many.ts'
import { copyMessage, receiveMessage } from '#lib/cases/copy-message.ts'
import { mostFileBytes } from '#lib/cases/file-limits.ts'
import { mergeCases } from '#lib/cases/merge-cases.ts'
import { moveCase } from '#lib/cases/move-case.ts'
import { resolveCase } from '#lib/cases/resolve-case.ts'
import { writeNote } from '#lib/cases/write-note.ts'
import { eventsOf, open, readCase, tellsOf, works } from '#tests/support/cases.ts'
import { ada, kofi, sam } from '#tests/support/cast.ts'
import { asApplication as sql } from '#tests/support/database.ts'
import { inTurns } from '#tests/support/in-turns.ts'
import { toldAbout } from '#tests/support/notices.ts'
import { race } from '#tests/support/race.ts'

afterAll(disconnect)

interface Posting {
  key: string
  caseId: string
  words: string
}
type Form = (who: Who, posting: Posting) => Promise<{ id: string }>

async function* chunksOf(words: string) {
  await Promise.resolve()
  yield new TextEncoder().encode(words)
}

const letter = (words: string) => ({ subject: 'About your referral', body: words })
const link = (words: string) => `https://chat.example/${encodeURIComponent(words)}`

/** Each form of a case's page that only adds. `told`: who hears of what Ada writes by it, once. */
const forms: Record<string, { post: Form; event: string; told: string[] }> = {
  'a note': {
    post: (who, { key, caseId, words }) =>
      writeNote(permit(who, 'case:note'), { key, caseId, body: words, mentions: [kofi.id] }),
    event: 'case.noted',
    told: ['mentions: Kofi'],
  },
  'a message that was sent by other means': {
    post: (who, { key, caseId, words }) =>
      copyMessage(permit(who, 'case:message'), { key, caseId, ...letter(words) }),
    event: 'case.message sent',
    told: ['my cases: Sam'],
  },
  'what the person wrote': {
    post: (who, { key, caseId, words }) =>
      receiveMessage(permit(who, 'case:message'), { key, caseId, ...letter(words) }),
    event: 'case.message received',
    told: ['my cases: Sam'],
  },
  'a text as evidence': {
    post: (who, { key, caseId, words }) => addEvidence(works(who), { key, caseId, kind: 'text', words }),
    event: 'case.evidence added',
    told: [],
  },
  'a link as evidence': {
    post: (who, { key, caseId, words }) =>
      addEvidence(works(who), { key, caseId, kind: 'link', words: link(words) }),
    event: 'case.evidence added',
    told: [],
  },
  'a file as evidence': {
    post: (who, { key, caseId, words }) =>
      addFile(works(who), { key, caseId, name: 'chat.txt', chunks: chunksOf(words), size: undefined }),
    event: 'case.evidence added',
    told: [],
  },
}

/** What stands in a case besides its opening: rows, entries and what was told. */
async function standing(caseId: string) {
  const [rows] = await sql<{ count: number }[]>`
    select (select count(*) from case_notes where case_id = ${caseId})::int
      + (select count(*) from case_messages where case_id = ${caseId})::int
      + (select count(*) from case_evidence where case_id = ${caseId})::int as count`
  const told = await toldAbout(caseId)
  return {
    rows: rows?.count,
    events: (await eventsOf(caseId)).slice(1),
    told: told.map(({ kind, to }) => `${kind}: ${to}`),
  }
}

const elsewhere = {
  kind: 'conflict',
  message: expect.stringMatching(/^This form was used before/) as unknown,
}

describe.each(Object.entries(forms))('%s', (_, { post, event, told }) => {
  it('is kept once, however two postings of its form meet, and both are told which', async () => {
    const openings = await inTurns(
      Array.from({ length: 24 }, () => v7()),
      3,
      async (key) => ({ key, caseId: (await open()).id, words: 'She sent the link.' }),
    )
    const answers: unknown[][] = openings.map(() => [])
    const endings = await inTurns(openings, 3, (posting, round) => {
      const go = async () => void answers[round]?.push(await post(ada, posting))
      return race(round, go, go, 2)
    })
    expect(endings).toEqual(openings.map(() => ['done', 'done']))
    for (const [one, other] of answers) expect(other).toEqual(one)
    for (const { caseId } of openings)
      expect(await standing(caseId)).toEqual({ rows: 1, events: [`${event} by Ada`], told })
  })

  it('is given again where its case was merged before it was posted again', async () => {
    const [ends, stays] = [await open(), await open()]
    const posting = { key: v7(), caseId: ends.id, words: 'She sent the link.' }
    const one = await post(ada, posting)
    await mergeCases(works(sam), { caseId: ends.id, into: stays.id })
    expect(await post(ada, posting)).toEqual(one)
    expect(await standing(ends.id)).toMatchObject({ rows: 1 })
  })

  it('is refused where its form wrote other words, for another case, or for another person', async () => {
    const [{ id: caseId }, other] = [await open(), await open()]
    const posting = { key: v7(), caseId, words: 'She sent the link.' }
    await post(ada, posting)
    await expect(post(ada, { ...posting, words: 'She sent it later.' })).rejects.toMatchObject(elsewhere)
    await expect(post(ada, { ...posting, caseId: other.id })).rejects.toMatchObject(elsewhere)
    await expect(post(sam, posting)).rejects.toMatchObject(elsewhere)
    expect(await standing(caseId)).toEqual({ rows: 1, events: [`${event} by Ada`], told })
    expect(await standing(other.id)).toEqual({ rows: 0, events: [], told: [] })
  })

  it('is kept again where another form says the same', async () => {
    const { id: caseId } = await open()
    const words = 'She sent the link.'
    const one = await post(ada, { key: v7(), caseId, words })
    expect(await post(ada, { key: v7(), caseId, words })).not.toEqual(one)
    expect(await standing(caseId)).toMatchObject({ rows: 2, told: [...told, ...told] })
  })
})

describe('a file that fills its case', () => {
  it('is given again where its form is posted again, though there is no room for another', async () => {
    const { id: caseId } = await open()
    const add = (key: string) =>
      addFile(works(ada), {
        key,
        caseId,
        name: 'a.txt',
        chunks: chunksOf('a'.repeat(mostFileBytes)),
        size: undefined,
      })
    for (let at = 0; at < 4; at += 1) await add(v7())
    const last = v7()
    const [one, other] = await Promise.all([add(last), add(last)])
    expect(other).toEqual(one)
    expect(await add(last)).toEqual(one)
    expect((await readCase(caseId)).evidence).toHaveLength(5)
  })
})

describe('a note that goes with another act', () => {
  const note = 'Seen in the billing.'
  const notesOf = async (id: string) => (await tellsOf(id)).filter((line) => line === `note: ${note}`)

  it('is written once: the act refuses what is done already', async () => {
    const { id: caseId } = await open()
    const wait = { caseId, from: 'new', to: 'waiting', waitingOn: 'the referrer', note } as const
    await Promise.allSettled([moveCase(works(ada), wait), moveCase(works(ada), wait)])
    await expect(moveCase(works(ada), wait)).rejects.toMatchObject({ kind: 'conflict' })
    await expect(moveCase(works(ada), { ...wait, from: 'waiting' })).rejects.toMatchObject({
      kind: 'conflict',
    })
    expect(await notesOf(caseId)).toHaveLength(1)
  })

  it('is written once where a case is resolved', async () => {
    const { id: caseId } = await open()
    const end = { caseId, from: 'new', outcome: 'withdrawn', note } as const
    await Promise.allSettled([resolveCase(works(ada), end), resolveCase(works(ada), end)])
    await expect(resolveCase(works(ada), end)).rejects.toMatchObject({ kind: 'conflict' })
    await expect(resolveCase(works(ada), { ...end, from: 'resolved' })).rejects.toMatchObject({
      kind: 'conflict',
    })
    expect(await notesOf(caseId)).toHaveLength(1)
  })

  it.each([
    ['given to somebody', { act: 'assign', assigneeId: kofi.id }],
    ['moved on', { act: 'move', to: 'waiting', waitingOn: 'the referrer' }],
    ['resolved', { act: 'resolve', outcome: 'withdrawn' }],
  ] as const)('is written once on each of many that are %s', async (_, act) => {
    const ids = (await Promise.all([open(), open(), open()])).map(({ id }) => id)
    const two = await Promise.all([
      changeMany(works(ada), { ids, act, note }),
      changeMany(works(ada), { ids, act, note }),
    ])
    const done = two.flatMap((result) => result.done)
    expect(done.toSorted()).toEqual(ids.toSorted())
    expect((await changeMany(works(ada), { ids, act, note })).done).toEqual([])
    for (const id of ids) expect(await notesOf(id)).toHaveLength(1)
  })
})

describe('the database', () => {
  it.each(['case_notes', 'case_messages', 'case_evidence', 'evidence'])(
    'keeps one row of %s for each key, and never lets the key be changed',
    async (table) => {
      const [once] = await sql`
        select pg_get_constraintdef(oid) as says from pg_constraint where conname = ${`${table}_once`}`
      expect(once).toEqual({ says: 'UNIQUE (key)' })
      await expect(sql`update ${sql(table)} set key = ${v7()}`).rejects.toThrow(/permission denied/)
    },
  )
})
