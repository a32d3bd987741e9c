import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { disconnect } from '#db/client.ts'
import { pauseRequest } from '#lib/attribution/pause-request.ts'
import { reportSteps } from '#lib/attribution/report-steps.ts'
import { resumeRequest } from '#lib/attribution/resume-request.ts'
import { settleDelivery } from '#lib/attribution/settle-delivery.ts'
import { stopRequest } from '#lib/attribution/stop-request.ts'
import { findStory } from '#lib/audit/find-entries.ts'
import { permit } from '#lib/auth/actor.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { ada, carryOut, decide, file, kofi, lea, read, sam } from '#tests/support/cast.ts'
import { openDesk } from '#tests/support/desk.ts'
import { asking, guidedSteps } from '#tests/support/guided.ts'
import { approved, jobsOf, posts, rewrite, slowMark } from '#tests/support/under-way.ts'

const { stripe } = await openDesk({ stripe: { rateLimits: null } })

afterEach(() => {
  stripe.clearFaults()
})
afterAll(async () => {
  await stopBoss()
  await disconnect()
})

const because = 'The customer called.'
const pause = (requestId: string, who = sam) =>
  pauseRequest(permit(who, 'request:pause'), { requestId, because })
const resume = (requestId: string, who = ada) => resumeRequest(permit(who, 'request:resume'), { requestId })
const stop = (requestId: string, who = ada) =>
  stopRequest(permit(who, 'request:stop'), { requestId, because })

const eventsOf = async (id: string) =>
  (await findStory(permit(sam, 'request:see'), id)).map(({ event, person }) => `${event} ${person ?? 'desk'}`)

describe('a request that a person pauses', () => {
  it('before it began sends nothing until another resumes it, and then begins with fresh reads', async () => {
    const { id } = await approved('billing@northwind.example')
    await pause(id)
    const before = posts(stripe)
    await carryOut(id)
    expect(posts(stripe)).toBe(before)
    expect((await read(id)).request).toMatchObject({
      state: 'paused',
      pausedFrom: 'approved',
      stateSentence: 'Sam paused it: “The customer called.”',
    })
    const jobs = await jobsOf(id)
    await resume(id)
    expect((await read(id)).request).toMatchObject({
      state: 'approved',
      pausedFrom: null,
      stateSentence: null,
    })
    expect(await jobsOf(id)).toBe(jobs + 1)
    await carryOut(id)
    expect((await read(id)).request.state).toBe('carried out')
    expect((await eventsOf(id)).slice(-4)).toEqual([
      'request.paused Sam',
      'request.resumed Ada',
      'request.started desk',
      'request.carried out desk',
    ])
  })

  it('in the middle finishes the call in hand, and goes on where it was', async () => {
    const { id, customer } = await approved('anna@birch.example')
    const underWay = slowMark(stripe, customer)
    const working = carryOut(id)
    await underWay()
    await pause(id, kofi)
    expect(await working).toEqual({ carriedOut: false })
    const { request, deliveries, steps } = await read(id)
    expect([request.state, request.pausedFrom]).toEqual(['paused', 'carrying out'])
    expect(deliveries.map(({ purpose, outcome }) => [purpose, outcome])).toEqual([['mark', 'accepted']])
    expect(steps.map(({ state }) => state)).not.toContain('asks')
    const before = posts(stripe)
    await carryOut(id)
    expect(posts(stripe)).toBe(before)
    await resume(id)
    await carryOut(id)
    const after = await read(id)
    expect(after.request.state).toBe('carried out')
    expect(after.deliveries.filter(({ purpose }) => purpose === 'mark')).toHaveLength(1)
  })

  it('is resumed by neither its filer nor somebody without the role, and by nobody twice', async () => {
    const { id } = await file('ops@harbor.example', lea)
    await decide(id, ada)
    await pause(id, ada)
    await expect(resume(id, lea)).rejects.toThrow(/You filed or edited this request/)
    expect(() => permit(sam, 'request:resume')).toThrow(/role/)
    const results = await Promise.allSettled([resume(id, ada), resume(id, kofi)])
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await expect(pause(id)).resolves.toBeUndefined()
    await expect(pause(id)).rejects.toThrow(/Somebody was faster: it is paused/)
  })

  it('whose call was lost asks a person, and their answer does not let it go on', async () => {
    const { id } = await approved('team@cedar.example')
    const { plan } = await read(id)
    const resent = plan.steps.find((step) => step.kind === 'resend')
    stripe.fault({
      kind: 'cut',
      when: 'after',
      method: 'POST',
      path: `/v1/events/${resent && 'eventId' in resent ? resent.eventId : ''}/retry`,
      times: 1,
    })
    await carryOut(id)
    const asked = await read(id)
    const unknown = asked.deliveries.find(({ outcome }) => outcome === 'unknown')
    expect(asked.request).toMatchObject({ state: 'paused', pausedFrom: null })
    await expect(resume(id)).rejects.toThrow(/waits for an answer to a step/)
    await rewrite(id, "paused_from = 'carrying out'")
    await settleDelivery(permit(ada, 'delivery:settle'), {
      requestId: id,
      deliveryId: unknown?.id ?? '',
      verdict: 'arrived',
      because: 'It stands in the feed.',
    })
    expect((await read(id)).request).toMatchObject({ state: 'paused', pausedFrom: 'carrying out' })
    await resume(id)
    await carryOut(id)
    expect((await read(id)).request.state).toBe('carried out')
  })

  it('while it asks for steps by hand takes their report, and stays paused', async () => {
    const id = await asking(guidedSteps(2))
    await rewrite(id, "paused_from = 'carrying out', state_sentence = 'Kofi paused it.'")
    await reportSteps(permit(sam, 'step:report'), {
      requestId: id,
      positions: [0, 1],
      did: 'done',
      because: 'Resent in the dashboard.',
      evidence: [],
    })
    expect((await read(id)).request).toMatchObject({
      state: 'paused',
      pausedFrom: 'carrying out',
      stateSentence: 'Kofi paused it.',
    })
    await resume(id)
    await carryOut(id)
    expect((await read(id)).request.state).toBe('carried out')
  })
})

describe('a request that a person stops', () => {
  it('ends before its next call, and what was sent stays in its history', async () => {
    const { id, customer } = await approved('pay@willow.example')
    const underWay = slowMark(stripe, customer)
    const working = carryOut(id)
    await underWay()
    await stop(id)
    await working
    const before = posts(stripe)
    await carryOut(id)
    expect(posts(stripe)).toBe(before)
    const { request, deliveries } = await read(id)
    expect(request).toMatchObject({
      state: 'failed',
      stateSentence: 'Ada stopped it: “The customer called.”',
    })
    expect(deliveries.map(({ purpose, outcome }) => [purpose, outcome])).toEqual([['mark', 'accepted']])
    await expect(stop(id)).rejects.toThrow(/Somebody was faster/)
    await expect(resume(id)).rejects.toThrow(/Somebody was faster/)
  })
})
