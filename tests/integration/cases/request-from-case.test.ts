import { afterAll, describe, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { disconnect } from '#db/client.ts'
import { requestForm } from '#lib/attribution/request-form.ts'
import { permit } from '#lib/auth/actor.ts'
import { fileFromCase, prefillRequest } from '#lib/cases/file-from-case.ts'
import { linkByNumber } from '#lib/cases/link-by-number.ts'
import { mergeByNumber } from '#lib/cases/merge-by-number.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { causeIds, eventsOf, open, readCase, see, works } from '#tests/support/cases.ts'
import { ada, sam } from '#tests/support/cast.ts'
import { asApplication as sql } from '#tests/support/database.ts'
import { addCustomer, openLedgerDesk } from '#tests/support/ledger-desk.ts'
import { insertDecision } from '#tests/support/rows.ts'

const world = openLedgerDesk()
afterAll(async () => {
  await stopBoss()
  await disconnect()
})

const files = permit(sam, 'request:file')
const customer = () => {
  const id = `lc_${v7()}`
  addCustomer(world, id)
  return id
}
const wishOf = (customerId: string) =>
  requestForm.parse({
    path: 'ledger',
    customerId,
    newUserId: `usr_${v7()}`,
    referralCode: 'pNRB1aYqArN',
    kind: 'dispute',
    cause: 'cookies refused',
    explanation: 'She sent the link.',
  })

describe('a request from a case', () => {
  it('takes over of a long story what it can hold, and never half a letter', async () => {
    const even = await open({ story: `${'a'.repeat(4000)}${'😀'.repeat(1000)}` })
    const odd = await open({ story: `${'a'.repeat(4001)}${'😀'.repeat(1000)}` })
    for (const { id: caseId } of [even, odd]) {
      const { explanation } = await prefillRequest(see, { caseId })
      expect(explanation.isWellFormed()).toBe(true)
      expect(explanation).not.toContain('\uFFFD')
      expect(explanation.length).toBeGreaterThan(4990)
      expect(explanation.length).toBeLessThanOrEqual(5000)
    }
  })

  it('begins with everything that the case knows of one of its new users', async () => {
    const { id, number } = await open({
      causeId: causeIds['Webhook outage'],
      kind: 'glitch',
      newUsers: [
        { newUserId: 'usr_1', email: 'first@northwind.example', name: 'Nils Berg' },
        {
          newUserId: 'usr_2',
          email: 'second@northwind.example',
          organizationId: 'org_2',
          customerId: 'cus_2',
        },
      ],
    })
    const { newUsers } = await readCase(id)
    expect(await prefillRequest(see, { caseId: id, newUser: newUsers[1]?.id })).toEqual({
      caseId: id,
      name: `C-${String(number)}`,
      search: 'cus_2',
      customerId: 'cus_2',
      referralCode: 'pNRB1aYqArN',
      newUserId: 'usr_2',
      organizationId: 'org_2',
      signupEmail: 'second@northwind.example',
      signupName: '',
      kind: 'glitch',
      cause: 'webhook outage',
      explanation: `C-${String(number)}: Jana says that she referred Nils\n\nShe sent him the link by chat on Friday.`,
      place: { newUser: newUsers[1]?.id, of: 2, filed: 0, next: newUsers[0]?.id },
    })
    expect(await prefillRequest(see, { caseId: id })).toMatchObject({
      newUserId: 'usr_1',
      search: 'first@northwind.example',
    })
  })

  it('leads to the next new user for whom nothing is under way, and knows from the request who a bare name is', async () => {
    const { id } = await open({ newUsers: [{ name: 'Nils Berg' }, { name: 'Ola Nowak' }] })
    const [nils, ola] = (await readCase(id)).newUsers
    const wish = wishOf(customer())
    await fileFromCase(files, { ...wish, key: v7(), caseId: id, newUser: nils?.id })
    const known = (await readCase(id)).newUsers.find((one) => one.id === nils?.id)
    expect(known).toMatchObject({ newUserId: wish.newUserId, customerId: wish.customerId, name: 'Nils Berg' })
    const after = { of: 2, filed: 1, newUser: ola?.id, next: undefined }
    expect(await prefillRequest(see, { caseId: id })).toMatchObject({ signupName: 'Ola Nowak', place: after })
  })

  it('never changes the id that a case knows of a new user, nor one of another case', async () => {
    const { id } = await open({ newUsers: [{ newUserId: 'usr_known' }] })
    const other = await open({ newUsers: [{ name: 'Ola Nowak' }] })
    const [mine, theirs] = [(await readCase(id)).newUsers[0], (await readCase(other.id)).newUsers[0]]
    await fileFromCase(files, { ...wishOf(customer()), key: v7(), caseId: id, newUser: mine?.id })
    await fileFromCase(files, { ...wishOf(customer()), key: v7(), caseId: id, newUser: theirs?.id })
    expect((await readCase(id)).newUsers[0]?.newUserId).toBe('usr_known')
    expect((await readCase(other.id)).newUsers[0]?.newUserId).toBeNull()
  })

  it('is filed and linked at once, and once; the case follows it by itself', async () => {
    const { id } = await open()
    const filing = { ...wishOf(customer()), key: v7(), caseId: id }
    const first = await fileFromCase(files, filing)
    expect(await fileFromCase(files, filing)).toEqual(first)
    const page = await readCase(id)
    expect(page.row.state).toBe('requested')
    expect(page.linked.map((one) => one.id)).toEqual([first.id])
    expect(await eventsOf(id)).toEqual(['case.opened by Sam', 'case.request linked by Sam'])
    await insertDecision(sql, {
      requestId: first.id,
      decidedBy: ada.id,
      madeBy: sam.id,
      outcome: 'rejected',
      digest: (await digestOf(first.id)) ?? '',
    })
    expect((await readCase(id)).row).toMatchObject({ state: 'investigating', asks: 'next step' })
  })

  it('is not filed where the case was merged: neither is kept', async () => {
    const [ends, stays] = [await open(), await open()]
    await mergeByNumber(works(sam), { caseId: ends.id, into: stays.number })
    const filing = { ...wishOf(customer()), key: v7(), caseId: ends.id }
    await expect(fileFromCase(files, filing)).rejects.toThrow(/was merged into/)
    expect(await sql`select id from requests where id = ${filing.key}`).toHaveLength(0)
    await expect(prefillRequest(see, { caseId: ends.id })).rejects.toMatchObject({ kind: 'conflict' })
  })

  it('is linked by its number too; a number that is not there is said', async () => {
    const [one, other] = [await open(), await open()]
    const { number } = await fileFromCase(files, { ...wishOf(customer()), key: v7(), caseId: one.id })
    await linkByNumber(works(sam), { caseId: other.id, request: number })
    expect((await readCase(other.id)).linked).toMatchObject([{ number }])
    await expect(linkByNumber(works(sam), { caseId: other.id, request: 999_999 })).rejects.toMatchObject({
      field: 'request',
    })
    await expect(mergeByNumber(works(sam), { caseId: other.id, into: 999_999 })).rejects.toMatchObject({
      field: 'into',
    })
  })
})

const digestOf = async (requestId: string) =>
  (await sql<{ digest: string }[]>`select digest from revisions where request_id = ${requestId}`)[0]?.digest
