import { afterAll, describe, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { disconnect } from '#db/client.ts'
import { assignCase, claimCase } from '#lib/cases/assign-case.ts'
import { editCase } from '#lib/cases/edit-case.ts'
import { followCase, unfollowCase } from '#lib/cases/follow-case.ts'
import { openCase } from '#lib/cases/open-case.ts'
import { writeNote } from '#lib/cases/write-note.ts'
import { permit, type Who } from '#lib/auth/actor.ts'
import { causeIds, eventsOf, formOf, open, readCase, tellsOf, works } from '#tests/support/cases.ts'
import { ada, kofi, sam } from '#tests/support/cast.ts'
import { asApplication as sql, asOwner } from '#tests/support/database.ts'
import { whoWasTold } from '#tests/support/notices.ts'
import { insertPerson } from '#tests/support/rows.ts'

afterAll(disconnect)

const mira: Who = {
  ...sam,
  id: await insertPerson(sql, 'Mira', ['manager']),
  name: 'Mira',
  roles: ['manager'],
}
const note = (who: Who, caseId: string, body: string, mentions: string[] = []) =>
  writeNote(permit(who, 'case:note'), { key: v7(), caseId, body, mentions })

describe('a case', () => {
  it('is opened once, with all that was typed, its clocks, and whoever opened it as its first follower', async () => {
    const key = v7()
    const form = formOf({ stake: { amount: 12_000, currency: 'EUR' }, happenedOn: '2026-10-30' })
    const [one, other] = await Promise.all([
      openCase(permit(sam, 'case:open'), { ...form, key }),
      openCase(permit(sam, 'case:open'), { ...form, key }),
    ])
    expect(other).toEqual(one)
    const read = await readCase(key)
    expect(read.row).toMatchObject({
      state: 'new',
      summary: form.summary,
      referralCode: 'pNRB1aYqArN',
      referralGiven: 'https://refer.contoso.example/pNRB1aYqArN',
      stakeAmount: 12_000,
      stakeCurrency: 'eur',
      happenedOn: '2026-10-30',
    })
    expect(read).toMatchObject({ cause: 'Cookies refused', opener: 'Sam', followers: [{ name: 'Sam' }] })
    expect(read.newUsers).toMatchObject(form.newUsers)
    expect(read.clocks.firstAnswer).toMatchObject({ target: 480, doneAt: null, late: false })
    expect(read.clocks.firstAnswer.due?.getTime()).toBeGreaterThan(Date.now())
    expect(await eventsOf(key)).toEqual(['case.opened by Sam'])
  })

  it('is not opened by another person with the same form, nor with a cause that is retired, nor by whoever may not', async () => {
    const key = v7()
    await openCase(permit(sam, 'case:open'), { ...formOf(), key })
    await expect(openCase(permit(ada, 'case:open'), { ...formOf(), key })).rejects.toMatchObject({
      kind: 'conflict',
    })
    await expect(open({ causeId: v7() })).rejects.toMatchObject({ kind: 'invalid', field: 'causeId' })
    expect(() => permit(mira, 'case:open')).toThrow(/needs the role requester or approver/)
  })

  it('is edited, with the names of what changed; whoever saw an older version loses', async () => {
    const { id } = await open()
    const { row } = await readCase(id)
    const fields = formOf({
      referrerEmail: row.referrerEmail ?? '',
      summary: 'Jana and Nils',
      kind: 'glitch',
    })
    await editCase(works(ada), { ...fields, caseId: id, edits: 0 })
    expect((await readCase(id)).row).toMatchObject({ summary: 'Jana and Nils', kind: 'glitch', edits: 1 })
    const [entry] =
      await sql`select detail from audit_entries where subject = ${id} and event = 'case.edited'`
    expect(entry).toEqual({ detail: { changed: ['kind', 'summary'] } })
    await expect(
      editCase(works(kofi), { ...fields, summary: 'Mine', caseId: id, edits: 0 }),
    ).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('edited this case meanwhile') as unknown,
    })
    await expect(editCase(works(kofi), { ...fields, caseId: id, edits: 1 })).rejects.toMatchObject({
      kind: 'invalid',
    })
  })

  it('keeps a cause that was retired since, but is not given one', async () => {
    const retired = v7()
    await asOwner.begin(async (tx) => {
      await tx`insert into case_causes (id, position, name) values (${retired}, 99, ${`Old ${retired}`})`
      await tx`insert into audit_entries (id, event, subject, detail) values (${v7()}, 'cause.kept', ${retired}, '{}')`
    })
    const { id } = await open({ causeId: retired })
    await asOwner.begin(async (tx) => {
      await tx`update case_causes set retired_at = now() where id = ${retired}`
      await tx`insert into audit_entries (id, event, subject, detail) values (${v7()}, 'cause.kept', ${retired}, '{}')`
    })
    await editCase(works(sam), {
      ...formOf({ causeId: retired, summary: 'Another one' }),
      caseId: id,
      edits: 0,
    })
    await editCase(works(sam), { ...formOf({ causeId: causeIds.Other }), caseId: id, edits: 1 })
    await expect(
      editCase(works(sam), { ...formOf({ causeId: retired }), caseId: id, edits: 2 }),
    ).rejects.toMatchObject({ field: 'causeId' })
  })
})

describe('who has a case', () => {
  it('of two who take it, the second is told who was faster', async () => {
    const { id } = await open()
    const ends = await Promise.allSettled([
      claimCase(works(ada), { caseId: id }),
      claimCase(works(kofi), { caseId: id }),
    ])
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: {
        kind: 'conflict',
        message: expect.stringMatching(/(Ada|Kofi) has it now\. Reload the page to see it\.$/) as unknown,
      },
    })
    expect((await eventsOf(id)).filter((event) => event.startsWith('case.claimed'))).toHaveLength(1)
  })

  it('is given to somebody who works on cases, and told; not to others, and not over somebody’s head', async () => {
    const { id } = await open()
    await assignCase(works(sam), { caseId: id, assigneeId: ada.id, from: null })
    expect((await readCase(id)).assignee).toBe('Ada')
    expect(await whoWasTold(id)).toEqual(['my cases: Ada'])
    await expect(
      assignCase(works(sam), { caseId: id, assigneeId: kofi.id, from: null }),
    ).rejects.toMatchObject({
      kind: 'conflict',
    })
    await expect(
      assignCase(works(sam), { caseId: id, assigneeId: mira.id, from: ada.id }),
    ).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining('requester or approver') as unknown,
    })
    await expect(
      assignCase(works(sam), { caseId: id, assigneeId: ada.id, from: ada.id }),
    ).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('Ada has it already') as unknown,
    })
    expect(await whoWasTold(id)).toEqual(['my cases: Ada'])
    expect(await eventsOf(id)).toEqual(['case.opened by Sam', 'case.assigned by Sam'])
    await assignCase(works(sam), { caseId: id, assigneeId: null, from: ada.id })
    expect((await readCase(id)).assignee).toBeNull()
  })
})

describe('following', () => {
  it('is begun and ended by each for themself, once', async () => {
    const { id } = await open()
    const follows = permit(mira, 'case:follow')
    await followCase(follows, { caseId: id })
    await expect(followCase(follows, { caseId: id })).rejects.toMatchObject({ kind: 'conflict' })
    await unfollowCase(follows, { caseId: id })
    await expect(unfollowCase(follows, { caseId: id })).rejects.toMatchObject({ kind: 'conflict' })
    await followCase(follows, { caseId: id })
    expect((await readCase(id)).followers.map(({ name }) => name)).toEqual(['Mira', 'Sam'])
    expect((await eventsOf(id)).slice(1)).toEqual([
      'case.follower joined by Mira',
      'case.follower left by Mira',
      'case.follower joined by Mira',
    ])
  })
})

describe('a note', () => {
  it('is kept, and whoever is named in it is told and follows from then on', async () => {
    const { id } = await open()
    await note(mira, id, '  @Kofi, did the\r\nwebhook fail?  ', [kofi.id, kofi.id])
    expect(await tellsOf(id)).toEqual(['case.opened', 'note: @Kofi, did the\nwebhook fail?'])
    expect(await whoWasTold(id)).toEqual(['mentions: Kofi'])
    expect((await readCase(id)).followers.map(({ name }) => name)).toEqual(['Kofi', 'Sam'])
    expect((await eventsOf(id)).at(-1)).toBe('case.noted by Mira')
  })

  it.each([
    ['of nothing but blanks', '  ', 'Write the note'],
    ['of 10,001 letters', 'a'.repeat(10_001), 'too long'],
    ['with a bell in it', 'bell \u0007', 'invisible control character'],
  ])('%s is refused', async (_, body, sentence) => {
    const { id } = await open()
    await expect(note(sam, id, body)).rejects.toThrow(sentence)
    expect(await tellsOf(id)).toEqual(['case.opened'])
  })

  it('names nobody who cannot read it', async () => {
    const { id } = await open()
    const nobody = await insertPerson(sql, 'Nobody')
    await expect(note(sam, id, 'Look', [nobody])).rejects.toMatchObject({ field: 'mentions' })
  })
})
