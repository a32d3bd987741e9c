import { afterAll, describe, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { disconnect } from '#db/client.ts'
import type { CaseFilter } from '#lib/cases/case-filter.ts'
import { copyMessage } from '#lib/cases/copy-message.ts'
import { findCases } from '#lib/cases/find-cases.ts'
import { findEarlier } from '#lib/cases/find-earlier.ts'
import { linkRequest } from '#lib/cases/link-request.ts'
import { mergeCases } from '#lib/cases/merge-cases.ts'
import { resolveCase } from '#lib/cases/resolve-case.ts'
import { permit } from '#lib/auth/actor.ts'
import { hadAccountBefore, newUser, open, see, works } from '#tests/support/cases.ts'
import { ada, sam } from '#tests/support/cast.ts'
import { asApplication as sql } from '#tests/support/database.ts'
import { insertRequest } from '#tests/support/rows.ts'

afterAll(disconnect)

const find = async (filter: CaseFilter) => (await findCases(see, filter)).rows.map(({ number }) => number)

describe('a case among others', () => {
  it('that was merged is shown as what it was merged into, also to whoever looks for its words', async () => {
    const [ends, stays] = [await open({ summary: 'Quokka first' }), await open({ summary: 'Second' })]
    await mergeCases(works(ada), { caseId: ends.id, into: stays.id })
    expect(await find({ text: 'quokka' })).toEqual([stays.number])
    expect(await find({ text: `C-${ends.number}` })).toEqual([ends.number])
    expect(await find({ outcomes: ['duplicate'], text: 'quokka' })).toEqual([ends.number])
  })

  it('is found by its request, and by what a message says', async () => {
    const { id, number } = await open()
    const requestId = await insertRequest(sql, { filedBy: sam.id })
    await linkRequest(works(sam), { caseId: id, requestId })
    const [request] = await sql<{ number: number }[]>`select number from requests where id = ${requestId}`
    expect(await find({ text: `R-${request?.number ?? 0}` })).toEqual([number])
    await copyMessage(permit(sam, 'case:message'), {
      key: v7(),
      caseId: id,
      subject: 'Wombat',
      body: 'We look into it.',
    })
    expect(await find({ text: 'wombat' })).toEqual([number])
  })
})

describe('earlier cases and requests', () => {
  it('are found for the same people while somebody types, denials among them', async () => {
    const nils = newUser('nils')
    const { id, number } = await open({
      referrerEmail: 'mara@contoso.example',
      referrerId: 'usr_mara',
      newUsers: [nils],
    })
    await resolveCase(works(ada), {
      caseId: id,
      from: 'new',
      outcome: 'denied',
      declineReasonId: hadAccountBefore,
    })
    const requestId = await insertRequest(sql, { filedBy: sam.id, newUserId: nils.newUserId })
    const denied = { number, outcome: 'denied', declineReason: 'Had an account before' }
    expect(await findEarlier(see, { newUsers: [nils] })).toMatchObject({
      cases: [{ ...denied, sameNewUser: true }],
      requests: [{ id: requestId, state: 'waiting' }],
    })
    for (const typed of ['mara@', 'Mara@Contoso.example', 'mara@contoso.exam'])
      expect((await findEarlier(see, { referrerEmail: typed })).cases).toMatchObject([
        { ...denied, sameNewUser: false },
      ])
    expect((await findEarlier(see, { referrerId: 'usr_mara' })).cases).toMatchObject([denied])
    expect(await findEarlier(see, { newUsers: [nils], except: id })).toMatchObject({ cases: [] })
    for (const nothing of [{}, { referrerEmail: 'mar' }, { referrerEmail: '%@contoso' }, { newUsers: [{}] }])
      expect(await findEarlier(see, nothing)).toEqual({ cases: [], requests: [] })
  })

  it('are those of a code, where nobody is named whom it referred', async () => {
    const requestId = await insertRequest(sql, { filedBy: sam.id })
    const found = await findEarlier(see, { referral: 'https://refer.contoso.example/pNRB1aYqArN' })
    expect(found.requests[0]?.id).toBe(requestId)
    expect(found.requests.length).toBeLessThanOrEqual(10)
  })
})
