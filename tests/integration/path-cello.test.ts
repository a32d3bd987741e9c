import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { fileRequest } from '#lib/attribution/file-request.ts'
import { previewPlan } from '#lib/attribution/preview-plan.ts'
import { settleDelivery } from '#lib/attribution/settle-delivery.ts'
import { permit } from '#lib/auth/actor.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { disconnect } from '#db/client.ts'
import { ada, carryOut, decide, read, sam } from '#tests/support/cast.ts'
import { formFor } from '#tests/support/contract-cases.ts'
import { openDesk } from '#tests/support/desk.ts'

const { cello } = await openDesk({ story: false })

afterEach(() => {
  cello.clearFaults()
})
afterAll(async () => {
  await stopBoss()
  await disconnect()
})

const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString()
const day = 24 * 3600_000

interface Paid {
  invoice: string
  paidAt: string
}

/** Of Ife's campaign Cello's look-up shows nothing: it has no discount for new users. */
const silentCode = 'Zq5tX0vNu8A'

const form = (newUserId: string, payments: Paid[], fields: Record<string, string> = {}) =>
  formFor('cello', {
    newUserId,
    signupAt: '2026-01-15T09:30:00Z',
    signupEmail: `${newUserId}@company.example`,
    payments: [
      'invoice,paid_at,amount,currency,interval,product,subscription',
      ...payments.map(({ invoice, paidAt }) => `${invoice},${paidAt},49.00,EUR,monthly,Pro,`),
    ].join('\n'),
    ...fields,
  })

async function approved(...given: Parameters<typeof form>) {
  const { id } = await fileRequest(permit(sam, 'request:file'), form(...given))
  await decide(id, ada)
  return id
}

const planOf = async (...given: Parameters<typeof form>) =>
  (await previewPlan(permit(sam, 'request:file'), form(...given))).plan

const eventsOf = (newUserId: string) =>
  cello.calls.filter(({ body }) => body?.includes(`"newUserId":"${newUserId}"`))

describe('an event whose answer was lost', () => {
  it('that told of a payment is never sent again by itself; a person says that it arrived', async () => {
    const id = await approved('usr_post', [
      { invoice: 'P-1', paidAt: ago(9 * day) },
      { invoice: 'P-2', paidAt: ago(2 * day) },
    ])
    cello.fault({ kind: 'cut', when: 'after', on: 'event', skip: 1, times: 1 })
    await carryOut(id)
    await carryOut(id)
    const { request, steps, deliveries } = await read(id)
    expect(request.state).toBe('paused')
    expect(steps.map(({ state }) => state)).toEqual(['done', 'asks', 'waits'])
    expect(eventsOf('usr_post')).toHaveLength(2)
    await settleDelivery(permit(ada, 'delivery:settle'), {
      requestId: id,
      deliveryId: deliveries.find(({ outcome }) => outcome === 'unknown')?.id ?? '',
      verdict: 'arrived',
      because: 'Seen in the feed.',
    })
    await carryOut(id)
    expect((await read(id)).request.state).toBe('carried out')
    expect(eventsOf('usr_post')).toHaveLength(3)
    expect(cello.rewards.filter(({ newUserId }) => newUserId === 'usr_post')).toHaveLength(2)
  })

  it('that told of the sign-up is settled by looking it up', async () => {
    const id = await approved('usr_signup', [])
    cello.fault({ kind: 'cut', when: 'after', on: 'event', times: 1 })
    await carryOut(id)
    const { request, steps } = await read(id)
    expect(request.state).toBe('carried out')
    expect(steps[0]?.sentence).toContain('Cello shows usr_signup under pNRB1aYqArN.')
    expect(eventsOf('usr_signup')).toHaveLength(1)
  })

  it.each(['before', 'after'] as const)(
    'that told of the sign-up %s its effect is asked about where Cello shows nothing',
    async (when) => {
      const id = await approved(`usr_silent_${when}`, [], { referralCode: silentCode })
      cello.fault({ kind: 'cut', when, on: 'event', times: 1 })
      await carryOut(id)
      await carryOut(id)
      const { request, steps } = await read(id)
      expect(request.state).toBe('paused')
      expect(steps[0]?.state).toBe('asks')
      expect(eventsOf(`usr_silent_${when}`)).toHaveLength(1)
    },
  )
})

describe('what was sent before', () => {
  it('is not planned again: the sign-up for this new user, the payment for anybody', async () => {
    const first = { invoice: 'B-1', paidAt: ago(5 * day) }
    const second = { invoice: 'B-2', paidAt: ago(4 * day) }
    const id = await approved('usr_before', [first], { referralCode: silentCode })
    await carryOut(id)
    const { number } = (await read(id)).request
    const again = await planOf('usr_before', [first, second], { referralCode: silentCode })
    expect(again.steps.map(({ kind }) => kind)).toEqual(['post'])
    expect(again.notResent).toMatchObject([
      { reason: 'resent before', sentence: `R-${String(number)} sent it already.` },
    ])
    expect(again.findings.find(({ reason }) => reason === 'told before')?.sentence).toBe(
      `R-${String(number)} told Cello of it already.`,
    )
    const another = await planOf('usr_another', [first], { referralCode: silentCode })
    expect(another.steps.map(({ kind }) => kind)).toEqual(['signup'])
    expect(another.notResent).toMatchObject([{ reason: 'resent before', invoice: { id: 'B-1' } }])
    const otherCode = await planOf('usr_before', [second])
    expect(otherCode.findings[0]).toMatchObject({
      level: 'blocker',
      reason: 'attributed to another',
      other: silentCode,
    })
  })
})

describe('a payment whose 30 days run out', () => {
  it('between approval and carrying out is skipped, and left to Cello support', async () => {
    const paidAt = ago(30 * day - 8000)
    const id = await approved('usr_clock', [{ invoice: 'C-1', paidAt }])
    await expect.poll(() => Date.now() - Date.parse(paidAt) > 30 * day, { timeout: 15_000 }).toBe(true)
    await carryOut(id)
    const { request, steps } = await read(id)
    expect(request).toMatchObject({ state: 'carried out', support: 'to write' })
    expect(steps.map(({ state }) => state)).toEqual(['done', 'skipped'])
    expect(steps[1]?.sentence).toContain('30 days ran out')
    expect(eventsOf('usr_clock')).toHaveLength(1)
  })
})

describe('an attribution that comes through by itself', () => {
  it('between filing and approval makes the plan stale, and nothing is sent', async () => {
    const { id } = await fileRequest(permit(sam, 'request:file'), form('usr_late', []))
    cello.autoAttribute({ code: 'pNRB1aYqArN', newUserId: 'usr_late' })
    await expect(decide(id, ada)).rejects.toThrow('the plan no longer holds')
    expect((await read(id)).request.state).toBe('stale')
    expect(eventsOf('usr_late')).toEqual([])
  })
})
