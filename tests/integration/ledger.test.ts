import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { openDelivery } from '#lib/attribution/deliveries.ts'
import { findApproval } from '#lib/attribution/find-approval.ts'
import type { SendingStep } from '#lib/attribution/what-next.ts'
import { permitDesk } from '#lib/auth/actor.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { pickUpForgotten } from '#lib/work/pick-up-forgotten.ts'
import { db, disconnect } from '#db/client.ts'
import { ada, carryOut, decide, file, read, told } from '#tests/support/cast.ts'
import { asApplication, asOwner } from '#tests/support/database.ts'
import { openDesk } from '#tests/support/desk.ts'
import { setState } from '#tests/support/rows.ts'

const { stripe } = await openDesk({ stripe: { rateLimits: null } })

afterEach(() => {
  stripe.clearFaults()
})
afterAll(async () => {
  await stopBoss()
  await disconnect()
})

async function approved(email: string) {
  const { id } = await file(email)
  await decide(id, ada)
  return { id, customer: told(email) }
}

const effects = (path: RegExp) => stripe.calls.filter((call) => call.effect && path.test(call.path))

/** As a worker leaves it that ends right after it opened the delivery of a step, `seconds` ago. */
async function leaveOpen(id: string, position: number, seconds: number) {
  const { request, plan } = await read(id)
  const found = await findApproval(db(), { requestId: id, revision: request.revision })
  if (!found) throw new Error('nobody approved it')
  const step = plan.steps[position] as SendingStep
  const delivery = await openDelivery({ request, approved: found, position, step, attempt: 1 })
  await asOwner.begin(async (tx) => {
    await tx`alter table deliveries disable trigger deliveries_close_once`
    await tx`update deliveries set opened_at = opened_at - ${`${String(seconds)} seconds`}::interval where id = ${delivery.id}`
    await tx`alter table deliveries enable trigger deliveries_close_once`
  })
  return delivery
}

describe('a delivery that a worker left open', () => {
  it('is not touched while its call may be under way, and is waited for', async () => {
    const { id } = await approved('billing@northwind.example')
    await setState(asApplication, id, 'carrying out')
    await leaveOpen(id, 0, 27)
    const began = Date.now()
    await carryOut(id)
    expect(Date.now() - began).toBeGreaterThan(2500)
    const { request, deliveries } = await read(id)
    expect(request.state).toBe('carried out')
    expect(deliveries[0]).toMatchObject({ purpose: 'mark', attempt: 1, outcome: 'accepted', failure: 'cut' })
  })

  it('of a mark that never left is sent under the same key, once', async () => {
    const { id, customer } = await approved('anna@birch.example')
    await setState(asApplication, id, 'carrying out')
    const { idempotencyKey } = await leaveOpen(id, 0, 40)
    await carryOut(id)
    expect((await read(id)).request.state).toBe('carried out')
    const marks = effects(new RegExp(customer.customerId))
    expect(marks.map((call) => call.idempotencyKey)).toEqual([idempotencyKey])
  })

  it('of a resend is never sent again by itself: a person is asked', async () => {
    const { id } = await approved('ops@harbor.example')
    await setState(asApplication, id, 'carrying out')
    const { eventId } = await leaveOpen(id, 2, 40)
    await carryOut(id)
    await carryOut(id)
    const { request, deliveries, steps } = await read(id)
    expect(request.state).toBe('paused')
    expect(steps.map(({ state }) => state)).toEqual(['done', 'done', 'asks', 'waits', 'waits', 'waits'])
    expect(deliveries.find((one) => one.eventId === eventId)).toMatchObject({
      outcome: 'unknown',
      failure: 'cut',
      closedAt: null,
    })
    expect(effects(new RegExp(eventId ?? 'none'))).toEqual([])
  })
})

describe('a mark that Stripe answers with an error of its own', () => {
  it('is made under a new key once it is seen that the first had no effect', async () => {
    const { id, customer } = await approved('team@cedar.example')
    const path = `/v1/customers/${customer.customerId}`
    stripe.fault({ kind: 'error', status: 500, method: 'POST', path, times: 1 })
    await expect(carryOut(id)).rejects.toThrow(/error of its own \(500\)/)
    await carryOut(id)
    const { request, deliveries } = await read(id)
    expect(request.state).toBe('carried out')
    expect(
      deliveries
        .filter(({ purpose }) => purpose === 'mark')
        .map(({ attempt, outcome, failure }) => [attempt, outcome, failure]),
    ).toEqual([
      [1, 'not sent', 'server error'],
      [2, 'accepted', null],
    ])
    expect(effects(new RegExp(customer.customerId))).toHaveLength(1)
  })
})

describe('a database that does not take a delivery down', () => {
  it('lets nothing leave, and the work goes on once it does', async () => {
    const { id } = await approved('pay@willow.example')
    await asOwner.unsafe(`
      create function full_disk() returns trigger language plpgsql as $$
      begin raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$;
      create trigger full_disk before insert on deliveries for each row execute function full_disk()`)
    const before = stripe.calls.filter(({ method }) => method === 'POST').length
    await expect(carryOut(id)).rejects.toThrow(/nothing was sent/)
    expect(stripe.calls.filter(({ method }) => method === 'POST')).toHaveLength(before)
    expect((await read(id)).request.state).toBe('carrying out')
    await asOwner.unsafe('drop trigger full_disk on deliveries; drop function full_disk')
    await carryOut(id)
    expect((await read(id)).request.state).toBe('carried out')
  })

  it('because the request was paused a moment before lets nothing leave', async () => {
    const { id } = await approved('invoices@maple.example')
    await setState(asApplication, id, 'carrying out')
    await setState(asApplication, id, 'paused')
    await expect(leaveOpen(id, 0, 0)).rejects.toThrow(/not being carried out any more/)
  })
})

describe('a request that was approved and has no job', () => {
  const jobs = (id: string) =>
    asOwner<{ state: string }[]>`
      select state from pgboss.job where name = 'carry-out' and data ->> 'requestId' = ${id}`

  it('is handed to the workers again, once, and not while it is fresh', async () => {
    const { id } = await approved('money@juniper.example')
    const desk = permitDesk('request:carry-out')
    await pickUpForgotten(desk)
    expect(await jobs(id)).toHaveLength(1)
    await asOwner`delete from pgboss.job where data ->> 'requestId' = ${id}`
    await pickUpForgotten(desk)
    expect(await jobs(id)).toHaveLength(0)
    await asOwner.begin(async (tx) => {
      await tx`alter table requests disable trigger user`
      await tx`update requests set state_since = now() - interval '1 minute' where id = ${id}`
      await tx`alter table requests enable trigger user`
    })
    expect(await pickUpForgotten(desk)).toBeGreaterThan(0)
    expect(await pickUpForgotten(desk)).toBe(0)
    expect(await jobs(id)).toHaveLength(1)
  })
})
