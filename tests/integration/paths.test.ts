import { afterAll, describe, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { fileRequest } from '#lib/attribution/file-request.ts'
import { previewPlan } from '#lib/attribution/preview-plan.ts'
import { type RequestForm, requestForm } from '#lib/attribution/request-form.ts'
import { reviseAsIs } from '#lib/attribution/revise-as-is.ts'
import { withdrawRequest } from '#lib/attribution/withdraw-request.ts'
import { permit } from '#lib/auth/actor.ts'
import { findProviders } from '#lib/providers/index.ts'
import { disconnect } from '#db/client.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { ada, carryOut, decide, read, sam, told } from '#tests/support/cast.ts'
import { asApplication } from '#tests/support/database.ts'
import { openDesk } from '#tests/support/desk.ts'

const sandbox = await openDesk({ stripe: { rateLimits: null } })
afterAll(async () => {
  await stopBoss()
  await disconnect()
})

const actor = permit(sam, 'request:file')
const DAY = 86_400_000
const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString()

const form = (over: object): RequestForm =>
  requestForm.parse({
    referralCode: 'pNRB1aYqArN',
    newUserId: `usr_${v7()}`,
    kind: 'dispute',
    cause: 'cookies refused',
    explanation: 'She says that he sent her the link.',
    ...over,
  })

const file = (filled: RequestForm) => fileRequest(actor, { ...filled, key: v7() })
const count = async () =>
  (await asApplication`select count(*)::int as count from requests`)[0]?.['count'] as number

const typed = (over: object = {}) =>
  form({
    path: 'cello',
    signupAt: ago(40),
    signupEmail: 'noa@northwind.example',
    productKey: 'Pro',
    interval: 'monthly',
    payments: `invoice,paid_at,amount,currency\nA-1,${ago(45)},10,EUR\nA-2,${ago(9)},"1.234,50",EUR\nA-3,${ago(3)},1200,JPY`,
    ...over,
  })

describe('a request without a billing customer', () => {
  it('is filed with what was typed, carried out, and made anew as it is', async () => {
    const filled = typed()
    const { id } = await file(filled)
    const { plan, request } = await read(id)
    expect(request.customerId).toBe(filled.newUserId)
    expect(plan.steps.map((step) => [step.kind, 'invoice' in step ? step.invoice.id : null])).toEqual([
      ['signup', null],
      ['post', 'A-2'],
      ['post', 'A-3'],
    ])
    expect(plan.notResent.map(({ invoice, reason }) => [invoice.id, reason])).toEqual([['A-1', 'too old']])
    expect(request.atStake).toEqual([
      { amount: 123_450, currency: 'eur' },
      { amount: 1200, currency: 'jpy' },
    ])
    await reviseAsIs(actor, { requestId: id, revision: 1 })
    const again = await read(id)
    expect(again.request.revision).toBe(2)
    expect(again.plan).toEqual(plan)
    await decide(id, ada)
    await carryOut(id)
    expect((await read(id)).request).toMatchObject({ state: 'carried out', support: 'to write' })
    expect(
      sandbox.cello.rewards
        .filter(({ newUserId }) => newUserId === filled.newUserId)
        .map(({ paid }) => paid)
        .sort(),
    ).toEqual([1200, 123_450])
  })

  it('is refused with the first mistake of its payments, and none of it is kept', async () => {
    const before = await count()
    const wrong = typed({
      payments: `invoice,paid_at,amount,currency\nB-1,${ago(3)},10,EUR\nB-2,${ago(3)},=1,EUR`,
    })
    await expect(file(wrong)).rejects.toThrow('Amount in row 2: This begins with =, as a formula does.')
    await expect(previewPlan(actor, wrong)).rejects.toThrow(/Amount in row 2/)
    await expect(file(typed({ payments: 'PK' }))).rejects.toThrow(/does not name the columns/)
    expect(await count()).toBe(before)
  })

  it('is refused while the sign-up is not told', async () => {
    await expect(file(typed({ signupAt: '' }))).rejects.toThrow(/Nobody says when the new user signed up/)
    const payments = `invoice,paid_at,amount,currency\nC-1,${ago(3)},10,EUR`
    await expect(file(typed({ interval: '', payments }))).rejects.toThrow(/Nobody says how often it is paid/)
  })

  it('is not filed on a path that asks for a customer', async () => {
    await expect(file(form({ path: 'stripe' }))).rejects.toThrow(/Choose the new user's billing customer/)
    await expect(file(form({ path: 'paper' }))).rejects.toThrow(/The path paper is not configured here/)
  })
})

describe('a request that only Cello support can fulfil', () => {
  const lattice = () => {
    const { customerId, newUserId, referralCode } = told('hello@lattice.example')
    return { path: 'stripe', customerId, newUserId, referralCode }
  }

  it('is blocked as calls, and filed, approved and carried out as the message, without a call', async () => {
    await expect(file(form(lattice()))).rejects.toThrow(/another code/)
    const { id } = await file(form({ ...lattice(), supportOnly: 'yes' }))
    const { plan } = await read(id)
    expect(plan.steps).toEqual([])
    expect(plan.notResent.map(({ reason }) => reason)).toEqual(Array(3).fill('left to Cello'))
    const writes = () => sandbox.stripe.calls.filter(({ method }) => method === 'POST').length
    const before = writes()
    await decide(id, ada)
    await carryOut(id)
    expect((await read(id)).request).toMatchObject({ state: 'carried out', support: 'to write' })
    expect(writes()).toBe(before)
  })

  it('waits for another open request for the same new user all the same', async () => {
    const { newUserId } = told('hello@lattice.example')
    const other = await file(typed({ newUserId, supportOnly: 'yes' }))
    await expect(file(form({ ...lattice(), supportOnly: 'yes' }))).rejects.toThrow(
      /is open for this new user/,
    )
    await withdrawRequest(permit(sam, 'request:withdraw'), { requestId: other.id })
  })

  it('lists its payments on every path, whatever stands in the way', async () => {
    const chargebee = {
      path: 'chargebee',
      customerId: 'cb_Le7Dg9wRsT',
      newUserId: 'usr_52005',
      supportOnly: 'yes',
    }
    const { plan } = await previewPlan(actor, form(chargebee))
    expect(plan.findings.map(({ level, reason }) => [level, reason])).toContainEqual([
      'warning',
      'other code',
    ])
    expect(plan.notResent.map(({ invoice, reason }) => [invoice.id, reason])).toEqual([
      ['CB-LE-2', 'left to Cello'],
      ['CB-LE-1', 'left to Cello'],
    ])
  })
})

it('The paths of the practice are offered in the order of the contract.', () => {
  expect(findProviders().map(({ path }) => path)).toEqual([
    'stripe',
    'chargebee',
    'cello-and-webhook',
    'cello',
  ])
})
