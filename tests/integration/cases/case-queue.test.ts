import { afterAll, describe, expect, it } from 'vitest'
import { disconnect } from '#db/client.ts'
import { permit, type Who } from '#lib/auth/actor.ts'
import { assignCase, claimCase } from '#lib/cases/assign-case.ts'
import { countMyCases } from '#lib/cases/count-for-me.ts'
import { findCaseQueue } from '#lib/cases/find-case-queue.ts'
import { linkRequest } from '#lib/cases/link-request.ts'
import { moveCase } from '#lib/cases/move-case.ts'
import { resolveCase } from '#lib/cases/resolve-case.ts'
import { open, works } from '#tests/support/cases.ts'
import { ada, kofi, sam } from '#tests/support/cast.ts'
import { asApplication as sql } from '#tests/support/database.ts'
import { insertPerson, insertRequest } from '#tests/support/rows.ts'

afterAll(disconnect)

const queueOf = async (who: Who) => {
  const { mine, nobodys } = await findCaseQueue(permit(who, 'case:see'), who.id)
  return {
    mine: mine.rows.map(({ id }) => id),
    nobodys: nobodys.rows.map(({ id }) => id),
    counts: [mine.count, nobodys.count],
  }
}

describe('the queue of cases', () => {
  it('is what the person has and what nobody has, what runs out first on top', async () => {
    const [slow, fast, free] = [await open(), await open({ kind: 'glitch' }), await open()]
    for (const { id } of [slow, fast]) await claimCase(works(sam), { caseId: id })
    const queue = await queueOf(sam)
    expect([...queue.mine].sort()).toEqual([slow.id, fast.id].sort())
    expect(queue.nobodys).toEqual([free.id])
    expect(queue.counts).toEqual([2, 1])
    const due = await sql<
      { id: string }[]
    >`select id from cases where assignee_id = ${sam.id} order by next_due_at, id`
    expect(queue.mine).toEqual(due.map(({ id }) => id))
    expect(await countMyCases(sam)).toBe(2)
    expect(await queueOf(ada)).toMatchObject({ mine: [], nobodys: [free.id] })
  })

  it('leaves out what waits for somebody else, is resolved, or was answered and is with its request', async () => {
    const opened = await Promise.all([open(), open(), open(), open()])
    for (const { id } of opened) await assignCase(works(ada), { caseId: id, assigneeId: kofi.id, from: null })
    const [waits, resolved, requested, still] = opened.map(({ id }) => id) as [string, string, string, string]
    await moveCase(works(kofi), { caseId: waits, from: 'new', to: 'waiting', waitingOn: 'the referrer' })
    await resolveCase(works(kofi), { caseId: resolved, from: 'new', outcome: 'withdrawn' })
    const requestId = await insertRequest(sql, { filedBy: sam.id })
    await linkRequest(works(sam), { caseId: requested, requestId })
    expect((await queueOf(kofi)).mine.sort()).toEqual([requested, still].sort())
    await sql.begin(async (tx) => {
      await tx`insert into audit_entries (id, event, subject, detail) values (gen_random_uuid(), 'case.message sent', ${requested}, '{}')`
      await tx`update cases set first_answered_at = now(), first_answer_late = false where id = ${requested}`
    })
    expect((await queueOf(kofi)).mine).toEqual([still])
    expect(await countMyCases(kofi)).toBe(1)
  })

  it('counts nothing for those who work on no cases', async () => {
    const id = await insertPerson(sql, 'Mira', ['manager'])
    expect(
      await countMyCases({ id, name: 'Mira', email: 'mira@attribution.example', roles: ['manager'] }),
    ).toBe(0)
  })
})
