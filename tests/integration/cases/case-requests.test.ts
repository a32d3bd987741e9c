import { afterAll, describe, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { disconnect } from '#db/client.ts'
import { claimCase } from '#lib/cases/assign-case.ts'
import { copyMessage } from '#lib/cases/copy-message.ts'
import { findCasesOfRequest } from '#lib/cases/find-linked.ts'
import { linkRequest, unlinkRequest } from '#lib/cases/link-request.ts'
import { mergeCases } from '#lib/cases/merge-cases.ts'
import { moveCase } from '#lib/cases/move-case.ts'
import { resolveCase } from '#lib/cases/resolve-case.ts'
import { writeNote } from '#lib/cases/write-note.ts'
import { permit } from '#lib/auth/actor.ts'
import { end, eventsOf, newUser, open, readCase, see, tellsOf, works } from '#tests/support/cases.ts'
import { ada, kofi, sam } from '#tests/support/cast.ts'
import { asApplication as sql } from '#tests/support/database.ts'
import { whoWasTold } from '#tests/support/notices.ts'
import { insertRequest } from '#tests/support/rows.ts'

afterAll(disconnect)

const link = (caseId: string, requestId: string) => linkRequest(works(sam), { caseId, requestId })
const filed = () => insertRequest(sql, { filedBy: sam.id })
const rowOf = async (id: string) => (await readCase(id)).row

describe('a case with a request', () => {
  it('is requested while that is under way, and asks for the answer when it was carried out', async () => {
    const { id } = await open()
    const requestId = await filed()
    await link(id, requestId)
    expect((await rowOf(id)).state).toBe('requested')
    expect((await readCase(id)).linked).toMatchObject([{ id: requestId, state: 'waiting' }])
    expect(await findCasesOfRequest(see, requestId)).toMatchObject([{ id }])
    await end(requestId, 'carried out')
    expect(await rowOf(id)).toMatchObject({ state: 'investigating', asks: 'answer' })
    expect(await eventsOf(id)).toEqual([
      'case.opened by Sam',
      'case.request linked by Sam',
      'case.moved by the desk',
    ])
    await copyMessage(permit(sam, 'case:message'), {
      key: v7(),
      caseId: id,
      subject: 'Your referral counts',
      body: 'It counts now.',
      purpose: 'attributed',
    })
    expect(await rowOf(id)).toMatchObject({ asks: null, firstAnswerLate: false })
    await resolveCase(works(sam), { caseId: id, from: 'investigating', outcome: 'attributed' })
    expect((await rowOf(id)).outcome).toBe('attributed')
  })

  it.each(['rejected', 'failed'] as const)('that was %s asks how it goes on', async (state) => {
    const { id } = await open()
    const requestId = await filed()
    await link(id, requestId)
    await end(requestId, state)
    expect(await rowOf(id)).toMatchObject({ state: 'investigating', asks: 'next step' })
    await moveCase(works(ada), { caseId: id, from: 'investigating', to: 'waiting', waitingOn: 'Cello' })
    expect((await rowOf(id)).asks).toBeNull()
  })

  it('of several follows all: it asks for the answer when the last one has ended', async () => {
    const { id } = await open({ newUsers: [newUser(), newUser()] })
    const [one, other] = [await filed(), await filed()]
    await link(id, one)
    await link(id, other)
    await end(one, 'carried out')
    expect(await rowOf(id)).toMatchObject({ state: 'requested', asks: null })
    await end(other, 'rejected')
    expect(await rowOf(id)).toMatchObject({ state: 'investigating', asks: 'answer' })
  })

  it('asks for nothing more once that is taken from it', async () => {
    const { id } = await open()
    const requestId = await filed()
    await link(id, requestId)
    await end(requestId, 'carried out')
    await unlinkRequest(works(sam), { caseId: id, requestId })
    expect(await rowOf(id)).toMatchObject({ state: 'investigating', asks: null })
  })

  it('asks for the answer once the last one under way is taken from it, where another was carried out', async () => {
    const { id } = await open()
    const [one, other] = [await filed(), await filed()]
    await link(id, one)
    await link(id, other)
    await end(one, 'carried out')
    await unlinkRequest(works(sam), { caseId: id, requestId: other })
    expect(await rowOf(id)).toMatchObject({ state: 'investigating', asks: 'answer' })
  })

  it('that failed is requested again with its next revision', async () => {
    const { id } = await open()
    const requestId = await filed()
    await link(id, requestId)
    await end(requestId, 'failed')
    await sql.begin(async (tx) => {
      await tx`insert into revisions (request_id, number, made_by, kind, cause, explanation, plan, digest, read_at)
        values (${requestId}, 2, ${sam.id}, 'dispute', 'other', 'because', ${tx.json({ steps: [], notResent: [], findings: [] })}, 'digest-2', now())`
      await tx`update requests set revision = 2, state = 'waiting' where id = ${requestId}`
      await tx`insert into audit_entries (id, person_id, event, subject, detail) values (gen_random_uuid(), ${sam.id}, 'request.revised', ${requestId}, '{}')`
    })
    expect(await rowOf(id)).toMatchObject({ state: 'requested', asks: null })
  })

  it('is left alone once it is resolved', async () => {
    const { id } = await open()
    await resolveCase(works(sam), { caseId: id, from: 'new', outcome: 'withdrawn' })
    const requestId = await filed()
    await link(id, requestId)
    await end(requestId, 'carried out')
    expect(await rowOf(id)).toMatchObject({ state: 'resolved', outcome: 'withdrawn', asks: null })
  })

  it('is not resolved while that is under way, and goes on when it is taken from it', async () => {
    const { id } = await open()
    const requestId = await filed()
    await link(id, requestId)
    await expect(link(id, requestId)).rejects.toMatchObject({ kind: 'conflict' })
    await expect(
      resolveCase(works(sam), { caseId: id, from: 'requested', outcome: 'withdrawn' }),
    ).rejects.toThrow('A request of this case is still under way')
    await unlinkRequest(works(sam), { caseId: id, requestId })
    await expect(unlinkRequest(works(sam), { caseId: id, requestId })).rejects.toMatchObject({
      kind: 'conflict',
    })
    expect(await rowOf(id)).toMatchObject({ state: 'investigating' })
    await end(requestId, 'carried out')
    expect((await rowOf(id)).asks).toBeNull()
    await link(id, requestId)
    expect((await rowOf(id)).state).toBe('investigating')
  })

  it('and the request’s change commit together: where the one is refused, the other is undone', async () => {
    const { id } = await open()
    const requestId = await filed()
    await link(id, requestId)
    const undone = sql.begin(async (tx) => {
      await tx`update requests set state = 'withdrawn' where id = ${requestId}`
      const [row] = await tx<{ state: string }[]>`select state from cases where id = ${id}`
      expect(row).toEqual({ state: 'investigating' })
      // The request's own entry is missing, so that the whole is refused at its end.
    })
    await expect(undone).rejects.toThrow(/a change to requests needs its audit entry/)
    expect((await rowOf(id)).state).toBe('requested')
    expect(await eventsOf(id)).toHaveLength(2)
  })
})

describe('two cases that are one', () => {
  it('are merged, and nothing is lost: notes, messages, new users, requests, followers', async () => {
    const ends = await open({ newUsers: [newUser('a')] }, kofi)
    const stays = await open({ newUsers: [newUser('b')] })
    const requestId = await filed()
    await link(ends.id, requestId)
    const note = (caseId: string, body: string) =>
      writeNote(permit(ada, 'case:note'), { key: v7(), caseId, body })
    await note(ends.id, 'The first note.')
    await note(stays.id, 'The second note.')
    await copyMessage(permit(ada, 'case:message'), {
      key: v7(),
      caseId: ends.id,
      subject: 'Thanks',
      body: 'We look into it.',
    })
    expect(await mergeCases(works(ada), { caseId: ends.id, into: stays.id })).toEqual(stays)

    const read = await readCase(stays.id)
    expect(read.newUsers.map(({ newUserId }) => newUserId)).toEqual(['usr_a', 'usr_b'])
    expect(read.linked).toMatchObject([{ id: requestId }])
    expect(read.followers.map(({ name }) => name)).toEqual(['Kofi', 'Sam'])
    expect(read.merged).toMatchObject([{ id: ends.id, number: ends.number }])
    expect(read.row).toMatchObject({ state: 'requested' })
    expect((await tellsOf(stays.id)).filter((one) => /^(note|message)/.test(one))).toEqual([
      'note: The first note.',
      'note: The second note.',
      'message: We look into it.',
    ])
    expect(await readCase(ends.id)).toMatchObject({
      row: { state: 'resolved', outcome: 'duplicate' },
      mergedInto: stays,
    })
    expect((await eventsOf(ends.id)).at(-1)).toBe('case.merged by Ada')
    expect((await eventsOf(stays.id)).at(-1)).toBe('case.merged by Ada')
    expect(await whoWasTold(stays.id)).toEqual(['my cases: Kofi, Sam'])
    await end(requestId, 'carried out')
    expect(await rowOf(stays.id)).toMatchObject({ state: 'investigating', asks: 'answer' })
    expect((await rowOf(ends.id)).state).toBe('resolved')
    await unlinkRequest(works(ada), { caseId: stays.id, requestId })
    expect((await readCase(stays.id)).linked).toEqual([])
  })

  it('are merged under the eyes of whoever had the one that ended: they are told, and follow the other', async () => {
    const [ends, stays] = [await open(), await open()]
    await claimCase(works(kofi), { caseId: ends.id })
    await mergeCases(works(ada), { caseId: ends.id, into: stays.id })
    expect((await readCase(stays.id)).followers.map(({ name }) => name)).toContain('Kofi')
    expect(await whoWasTold(stays.id)).toEqual(['my cases: Kofi, Sam'])
  })

  it('lead on to the last one, however often they are merged', async () => {
    const [a, b, c] = [await open(), await open(), await open()]
    await mergeCases(works(ada), { caseId: a.id, into: b.id })
    await mergeCases(works(ada), { caseId: b.id, into: c.id })
    expect((await readCase(a.id)).mergedInto).toEqual(c)
    expect((await readCase(c.id)).merged.map(({ number }) => number)).toEqual([b.number, a.number])
  })

  it('are merged by one of two at once, whichever way round', async () => {
    const [a, b] = [await open(), await open()]
    const ends = await Promise.allSettled([
      mergeCases(works(ada), { caseId: a.id, into: b.id }),
      mergeCases(works(kofi), { caseId: b.id, into: a.id }),
    ])
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { kind: 'conflict', message: expect.stringContaining('was merged before') as unknown },
    })
  })

  it('take nothing more where they ended, and are not merged into what is resolved, or themselves', async () => {
    const [a, b, c] = [await open(), await open(), await open()]
    await mergeCases(works(ada), { caseId: a.id, into: b.id })
    const refused = {
      kind: 'conflict',
      message: expect.stringContaining(`was merged into C-${b.number}`) as unknown,
    }
    await expect(
      writeNote(permit(ada, 'case:note'), { key: v7(), caseId: a.id, body: 'More' }),
    ).rejects.toMatchObject(refused)
    await expect(
      moveCase(works(ada), { caseId: a.id, from: 'resolved', to: 'investigating' }),
    ).rejects.toMatchObject(refused)
    await resolveCase(works(ada), { caseId: c.id, from: 'new', outcome: 'withdrawn' })
    await expect(mergeCases(works(ada), { caseId: b.id, into: c.id })).rejects.toThrow('Open it again first')
    await expect(mergeCases(works(ada), { caseId: b.id, into: b.id })).rejects.toMatchObject({
      kind: 'invalid',
    })
    await mergeCases(works(ada), { caseId: c.id, into: b.id })
    expect((await readCase(c.id)).row).toMatchObject({ outcome: 'duplicate' })
  })
})
