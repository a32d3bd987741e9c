import { afterAll, describe, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { disconnect } from '#db/client.ts'
import { linkRequest } from '#lib/cases/link-request.ts'
import { moveCase } from '#lib/cases/move-case.ts'
import { addNewUsers, changeNewUser, removeNewUser } from '#lib/cases/new-users.ts'
import { resolveCase } from '#lib/cases/resolve-case.ts'
import { newUserForm } from '#lib/cases/case-form.ts'
import {
  end,
  eventsOf,
  hadAccountBefore,
  newUser,
  open,
  readCase,
  tellsOf,
  works,
} from '#tests/support/cases.ts'
import { ada, kofi, lea, sam } from '#tests/support/cast.ts'
import { asApplication as sql } from '#tests/support/database.ts'
import { whoWasTold } from '#tests/support/notices.ts'
import { insertRequest } from '#tests/support/rows.ts'

afterAll(disconnect)

describe('the state of a case', () => {
  it('goes on, waits, goes on, is resolved and opened again, each with its entry; its clocks stand still meanwhile', async () => {
    const { id } = await open()
    await moveCase(works(ada), { caseId: id, from: 'new', to: 'investigating', note: 'I look into it.' })
    await moveCase(works(ada), {
      caseId: id,
      from: 'investigating',
      to: 'waiting',
      waitingOn: 'the referrer',
    })
    const waiting = await readCase(id)
    expect(waiting.row).toMatchObject({ waitingOn: 'the referrer', resolutionDueAt: null, nextDueAt: null })
    expect(waiting.clocks.resolution).toMatchObject({ due: null, target: 2400 })
    expect(waiting.clocks.resolution.left).toBeGreaterThan(2399)
    await moveCase(works(ada), { caseId: id, from: 'waiting', to: 'investigating' })
    expect((await readCase(id)).row.resolutionDueAt).not.toBeNull()
    await resolveCase(works(kofi), {
      caseId: id,
      from: 'investigating',
      outcome: 'denied',
      declineReasonId: hadAccountBefore,
      note: 'Seen in billing.',
    })
    const resolved = await readCase(id)
    expect(resolved.row).toMatchObject({
      state: 'resolved',
      outcome: 'denied',
      resolutionLate: false,
      nextDueAt: null,
    })
    expect(resolved).toMatchObject({ declineReason: 'Had an account before', resolver: 'Kofi' })
    await moveCase(works(ada), { caseId: id, from: 'resolved', to: 'investigating' })
    expect((await readCase(id)).row).toMatchObject({ outcome: null, declineReasonId: null, resolvedAt: null })
    expect(await tellsOf(id)).toEqual([
      'case.opened',
      'note: I look into it.',
      'case.moved',
      'case.moved',
      'case.moved',
      'note: Seen in billing.',
      'case.resolved',
      'case.moved',
    ])
    expect(await whoWasTold(id)).toEqual(['my cases: Sam'])
  })

  it('is requested once it is opened again while a request of it is under way', async () => {
    const { id } = await open()
    await resolveCase(works(sam), { caseId: id, from: 'new', outcome: 'withdrawn' })
    const requestId = await insertRequest(sql, { filedBy: sam.id })
    await linkRequest(works(sam), { caseId: id, requestId })
    await moveCase(works(ada), { caseId: id, from: 'resolved', to: 'investigating' })
    expect((await readCase(id)).row).toMatchObject({
      state: 'requested',
      outcome: null,
      resolutionDueAt: expect.any(Date) as Date,
    })
    await end(requestId, 'carried out')
    expect((await readCase(id)).row).toMatchObject({ state: 'investigating', asks: 'answer' })
  })

  it('is changed by the first of two alone', async () => {
    const { id } = await open()
    const ends = await Promise.allSettled([
      moveCase(works(ada), { caseId: id, from: 'new', to: 'investigating' }),
      resolveCase(works(kofi), { caseId: id, from: 'new', outcome: 'withdrawn' }),
    ])
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: {
        kind: 'conflict',
        message: expect.stringMatching(/^Somebody was faster: .+\. Reload the page to see it\.$/) as unknown,
      },
    })
  })

  it.each([['waiting without a name', { to: 'waiting' as const, waitingOn: null }, 'Say on whom it waits']])(
    '%s is refused',
    async (_, move, sentence) => {
      const { id } = await open()
      await expect(moveCase(works(ada), { caseId: id, from: 'new', ...move })).rejects.toThrow(sentence)
    },
  )

  it('is denied only for a reason of the list, and only a denial has one', async () => {
    const { id } = await open()
    const resolve = (outcome: 'denied' | 'withdrawn', declineReasonId: string | null) =>
      resolveCase(works(ada), { caseId: id, from: 'new', outcome, declineReasonId })
    for (const [outcome, reason] of [
      ['denied', null],
      ['denied', v7()],
      ['withdrawn', hadAccountBefore],
    ] as const)
      await expect(resolve(outcome, reason)).rejects.toMatchObject({
        kind: 'invalid',
        field: 'declineReasonId',
      })
    expect((await readCase(id)).row.state).toBe('new')
  })
})

describe('new users of a case', () => {
  const parsed = (name: string) => newUserForm.parse(newUser(name))

  it('stand in it once, also where they were given twice when it was opened', async () => {
    const pasted = [
      newUser('a'),
      newUser('b'),
      newUser('a'),
      { email: 'B@northwind.example' },
      { name: 'Nils' },
    ]
    const { id } = await open({ newUsers: [...pasted, { name: 'Nils' }] })
    expect((await readCase(id)).newUsers.map(({ newUserId, name }) => newUserId ?? name)).toEqual([
      'usr_a',
      'usr_b',
      'Nils',
    ])
    const [opened] =
      await sql`select detail from audit_entries where subject = ${id} and event = 'case.opened'`
    expect(opened).toMatchObject({ detail: { newUsers: 3 } })
  })

  it('are not put right by a form that does not know what was learnt meanwhile', async () => {
    const { id } = await open({ newUsers: [{ name: 'Nils' }] })
    const user = (await readCase(id)).newUsers[0]?.id ?? ''
    const from = { name: 'Nils', newUserId: null, email: null, organizationId: null, customerId: null }
    const learnt = { ...from, newUserId: 'usr_1' }
    await changeNewUser(works(ada), { ...learnt, from, caseId: id, id: user })
    const late = { ...from, email: 'nils@northwind.example', from, caseId: id, id: user }
    await expect(changeNewUser(works(lea), late)).rejects.toMatchObject({
      kind: 'conflict',
      message: /^More is known of this new user by now/,
    })
    expect((await readCase(id)).newUsers).toMatchObject([learnt])
    await changeNewUser(works(lea), { ...late, ...learnt, email: late.email, from: learnt })
    expect((await readCase(id)).newUsers).toMatchObject([{ ...learnt, email: late.email }])
  })

  it('are added, put right and taken out; who stands there is not added twice', async () => {
    const { id } = await open({ newUsers: [newUser('a')] })
    expect(await addNewUsers(works(ada), { caseId: id, newUsers: ['a', 'b', 'b', 'c'].map(parsed) })).toBe(2)
    await expect(addNewUsers(works(ada), { caseId: id, newUsers: [parsed('b')] })).rejects.toMatchObject({
      kind: 'conflict',
    })
    const [first, second] = (await readCase(id)).newUsers
    await changeNewUser(works(ada), { ...parsed('z'), caseId: id, id: first?.id ?? '' })
    await removeNewUser(works(ada), { caseId: id, id: second?.id ?? '' })
    await expect(removeNewUser(works(lea), { caseId: id, id: second?.id ?? '' })).rejects.toMatchObject({
      kind: 'conflict',
    })
    expect((await readCase(id)).newUsers.map(({ newUserId }) => newUserId)).toEqual(['usr_z', 'usr_c'])
    expect((await eventsOf(id)).slice(1)).toEqual([
      'case.new user added by Ada',
      'case.new user changed by Ada',
      'case.new user removed by Ada',
    ])
  })
})
