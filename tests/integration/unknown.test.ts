import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { continueRequest } from '#lib/attribution/continue-request.ts'
import { makePlan } from '#lib/attribution/make-plan.ts'
import { reportSteps } from '#lib/attribution/report-steps.ts'
import { settleDelivery } from '#lib/attribution/settle-delivery.ts'
import { permit } from '#lib/auth/actor.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { disconnect } from '#db/client.ts'
import { ada, carryOut, decide, file, lea, read, sam, told } from '#tests/support/cast.ts'
import { asOwner } from '#tests/support/database.ts'
import { openDesk } from '#tests/support/desk.ts'

const sandbox = await openDesk()
const { stripe } = sandbox

afterEach(() => {
  stripe.clearFaults()
  stripe.resumeDeliveries()
})

afterAll(async () => {
  await stopBoss()
  await disconnect()
})

/** A request of its own for each test, approved and not yet begun. */
async function approved(email: string) {
  const { id } = await file(email)
  await decide(id, ada)
  return { id, customer: told(email) }
}

const resent = (id: string) => stripe.deliveries.filter(({ event, resend }) => resend && event === id)

describe('a resend whose answer was lost', () => {
  it('is never sent again by itself; a person who says that it arrived lets the work go on', async () => {
    const { id } = await approved('billing@northwind.example')
    stripe.fault({ kind: 'cut', when: 'after', method: 'POST', path: '/v1/events/*/retry', times: 1 })
    await carryOut(id)
    const { request, deliveries, steps } = await read(id)
    const unknown = deliveries.find(({ outcome }) => outcome === 'unknown')
    expect(request.state).toBe('paused')
    expect(unknown?.sentence).toMatch(/connection broke/)
    expect(steps.map(({ state }) => state)).toEqual(['done', 'done', 'asks', 'waits', 'waits'])
    await carryOut(id)
    // The sandbox delivers a moment after the connection was cut.
    await expect.poll(() => resent(unknown?.eventId ?? '')).toHaveLength(1)

    const goOn = {
      requestId: id,
      position: unknown?.position ?? -1,
      choice: 'leave out' as const,
      because: 'Enough.',
    }
    await expect(continueRequest(permit(ada, 'request:continue'), goOn)).rejects.toThrow(
      /Say first whether it arrived/,
    )
    const settled = {
      requestId: id,
      deliveryId: unknown?.id ?? '',
      verdict: 'arrived' as const,
      because: 'Seen in the feed.',
    }
    await settleDelivery(permit(ada, 'delivery:settle'), settled)
    await expect(settleDelivery(permit(ada, 'delivery:settle'), settled)).rejects.toThrow(
      /Somebody was faster/,
    )
    await carryOut(id)
    const after = await read(id)
    expect(after.request.state).toBe('carried out')
    expect(resent(unknown?.eventId ?? '')).toHaveLength(1)
    expect(after.deliveries.map(({ outcome }) => outcome)).toEqual([
      'accepted',
      'arrived',
      'accepted',
      'accepted',
    ])
  })

  it('is sent a second time only on the word of a second person that it did not arrive', async () => {
    const { id } = await approved('ops@harbor.example')
    stripe.fault({ kind: 'cut', when: 'before', method: 'POST', path: '/v1/events/*/retry', times: 1 })
    await carryOut(id)
    const unknown = (await read(id)).deliveries.find(({ outcome }) => outcome === 'unknown')
    await settleDelivery(permit(lea, 'delivery:settle'), {
      requestId: id,
      deliveryId: unknown?.id ?? '',
      verdict: 'did not arrive',
      because: 'Not in the feed.',
    })
    await carryOut(id)
    const { request, deliveries } = await read(id)
    expect(request.state).toBe('carried out')
    expect(
      deliveries
        .filter(({ eventId }) => eventId === unknown?.eventId)
        .map(({ outcome, attempt }) => [attempt, outcome]),
    ).toEqual([
      [1, 'did not arrive'],
      [2, 'accepted'],
    ])
    await expect.poll(() => resent(unknown?.eventId ?? '')).toHaveLength(1)
  })
})

describe('a mark whose answer was lost', () => {
  it.each(['before', 'after'] as const)('%s its effect is looked up, and happens once', async (when) => {
    const { id, customer } = await approved(when === 'before' ? 'anna@birch.example' : 'team@cedar.example')
    stripe.fault({
      kind: 'cut',
      when,
      method: 'POST',
      path: `/v1/customers/${customer.customerId}`,
      times: 1,
    })
    await carryOut(id)
    expect((await read(id)).request.state).toBe('carried out')
    const effects = stripe.calls.filter(
      ({ path, effect }) => path === `/v1/customers/${customer.customerId}` && effect,
    )
    expect(effects).toHaveLength(1)
  })
})

describe('a provider that says no', () => {
  it('too often is asked again until it takes it', async () => {
    const { id } = await approved('pay@willow.example')
    stripe.fault({
      kind: 'rate-limit',
      reason: 'endpoint-rate',
      method: 'POST',
      path: '/v1/events/*/retry',
      times: 2,
    })
    await carryOut(id)
    const { request, deliveries } = await read(id)
    expect(request.state).toBe('carried out')
    expect(deliveries.filter(({ outcome }) => outcome === 'not sent')).toHaveLength(2)
  })

  it('for good makes the resend a guided step, which a person reports', async () => {
    const { id } = await approved('invoices@maple.example')
    stripe.fault({
      kind: 'forbidden',
      permission: 'rak_event_write',
      method: 'POST',
      path: '/v1/events/*/retry',
    })
    await carryOut(id)
    const { request, steps } = await read(id)
    expect(request).toMatchObject({ state: 'paused' })
    expect(request.stateSentence).toMatch(/event_write/)
    const asks = steps.find(({ state }) => state === 'asks')
    stripe.clearFaults()
    const position = asks?.position ?? -1
    const because = 'Resent in the dashboard.'
    await expect(
      continueRequest(permit(ada, 'request:continue'), { requestId: id, position, choice: 'go on', because }),
    ).rejects.toThrow(/reported as resent by hand/)
    await reportSteps(permit(sam, 'step:report'), {
      requestId: id,
      positions: [position],
      did: 'done',
      because,
    })
    await carryOut(id)
    const after = await read(id)
    expect(after.request.state).toBe('carried out')
    expect(
      after.deliveries
        .filter((delivery) => delivery.position === position)
        .map(({ attempt, purpose, outcome }) => [attempt, purpose, outcome]),
    ).toEqual([
      [1, 'resend', 'refused'],
      [2, 'guided', 'reported'],
    ])

    const { customerId, referralCode } = told('invoices@maple.example')
    const wanted = { customerId, referralCode, newUserId: 'usr_another', organizationId: null }
    const again = await makePlan(permit(ada, 'request:see'), { path: 'stripe', wanted })
    expect(again.notResent.map(({ reason }) => reason)).toContain('resent before')
  })
})

describe('the barrier', () => {
  it('holds the money back until customer.updated was delivered; when the time is up a person decides', async () => {
    const { id } = await approved('money@juniper.example')
    stripe.pauseDeliveries()
    const stopping = new AbortController()
    const working = carryOut(id, stopping.signal)
    await expect.poll(async () => (await read(id)).steps[1]?.state, { timeout: 10_000 }).toBe('now')
    stopping.abort()
    await expect(working).rejects.toThrow(/shutting down/)
    await asOwner`update steps set started_at = now() - interval '3 minutes' where request_id = ${id} and position = 1`
    await carryOut(id)
    const { request, deliveries } = await read(id)
    expect(request.state).toBe('paused')
    expect(deliveries.map(({ purpose }) => purpose)).toEqual(['mark'])
    await continueRequest(permit(ada, 'request:continue'), {
      requestId: id,
      position: 1,
      choice: 'again',
      because: 'Cello had a short outage.',
    })
    stripe.resumeDeliveries()
    await carryOut(id)
    expect((await read(id)).request.state).toBe('carried out')
  })
})
