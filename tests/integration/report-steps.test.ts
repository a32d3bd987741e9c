import { afterAll, describe, expect, it } from 'vitest'
import { reportSteps, type Reported } from '#lib/attribution/report-steps.ts'
import { findDeliveries } from '#lib/attribution/find-deliveries.ts'
import { findStory } from '#lib/audit/find-entries.ts'
import { permit, type Who } from '#lib/auth/actor.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { disconnect } from '#db/client.ts'
import { ada, carryOut, kofi, read, sam } from '#tests/support/cast.ts'
import { openDesk } from '#tests/support/desk.ts'
import { asking, guidedSteps } from '#tests/support/guided.ts'
import { guided } from '#tests/support/plans.ts'

const sandbox = await openDesk()
afterAll(async () => {
  await stopBoss()
  await disconnect()
})

const report = (who: Who, requestId: string, over: Partial<Reported> = {}) =>
  reportSteps(permit(who, 'step:report'), {
    requestId,
    positions: [0],
    did: 'done',
    because: 'Pressed Resend beside Cello’s endpoint.',
    ...over,
  })

describe('events that a person resends', () => {
  it('are asked for all at once, and nothing is sent for them', async () => {
    const calls = sandbox.stripe.calls.length
    const id = await asking(guidedSteps(3))
    const { request, steps, deliveries } = await read(id)
    expect(request).toMatchObject({
      state: 'paused',
      stateSentence: 'A person resends 3 events by hand: the plan says what to click.',
    })
    expect(steps.map(({ state }) => state)).toEqual(['asks', 'asks', 'asks'])
    expect(deliveries).toEqual([])
    expect(sandbox.stripe.calls).toHaveLength(calls)
  })

  it('stand in the history as reported, with who did it and what they wrote', async () => {
    const id = await asking(guidedSteps(3))
    await report(sam, id, { positions: [2, 0], link: 'https://northwind.chargebee.com/logs/17' })
    const { request, steps, deliveries } = await read(id)
    expect(request).toMatchObject({
      state: 'paused',
      stateSentence: 'A person resends 1 event by hand: the plan says what to click.',
    })
    expect(steps.map(({ state, sentence }) => [state, sentence])).toEqual([
      ['done', 'Reported by Sam.'],
      ['asks', null],
      ['done', 'Reported by Sam.'],
    ])
    expect(deliveries).toHaveLength(2)
    expect(deliveries[0]).toMatchObject({
      purpose: 'guided',
      outcome: 'reported',
      position: 0,
      attempt: 1,
      requestedBy: sam.id,
      approvedBy: ada.id,
      settledBy: sam.id,
      settledBecause: 'Pressed Resend beside Cello’s endpoint.',
      answer: { link: 'https://northwind.chargebee.com/logs/17' },
      amount: 12_000,
    })
    expect(deliveries.every(({ closedAt }) => closedAt !== null)).toBe(true)
    const story = await findStory(permit(sam, 'request:see'), id)
    expect(story.at(-1)).toMatchObject({
      person: 'Sam',
      event: 'step.reported',
      detail: { positions: [0, 2], did: 'done', because: 'Pressed Resend beside Cello’s endpoint.' },
    })
    const { rows } = await findDeliveries(permit(sam, 'delivery:see'), { request: request.number })
    expect(rows.map(({ outcome, settler }) => [outcome, settler])).toEqual([
      ['reported', 'Sam'],
      ['reported', 'Sam'],
    ])
  })

  it('let the request go on once none of them asks any more', async () => {
    const id = await asking(guidedSteps(2))
    await report(ada, id, { positions: [0] })
    await report(ada, id, { positions: [1] })
    expect((await read(id)).request).toMatchObject({ state: 'carrying out', stateSentence: null })
    await carryOut(id)
    expect((await read(id)).request.state).toBe('carried out')
  })

  it('are left out with a reason, and Cello support is then to be written to', async () => {
    const id = await asking(guidedSteps(2))
    await report(sam, id, { positions: [0, 1], did: 'left out', because: 'The event is gone there.' })
    const { request, steps, deliveries } = await read(id)
    expect(steps.map(({ state }) => state)).toEqual(['skipped', 'skipped'])
    expect(steps[0]?.sentence).toBe('Left out by Sam: “The event is gone there.”')
    expect(deliveries).toEqual([])
    expect(request.state).toBe('carrying out')
    await carryOut(id)
    expect((await read(id)).request).toMatchObject({ state: 'carried out', support: 'to write' })
  })

  it('whose 30 days ran out before their turn are skipped, not asked for', async () => {
    const past = new Date(Date.now() - 1000).toISOString()
    const id = await asking([guided({ id: 'in_late_1', number: 'LA-1' }, past), ...guidedSteps(1)])
    const { steps, request } = await read(id)
    expect(steps.map(({ state }) => state)).toEqual(['skipped', 'asks'])
    expect(steps[0]?.sentence).toMatch(/30 days ran out/)
    expect(request.stateSentence).toMatch(/resends 1 event/)
    const over = await asking([guided({ id: 'in_late_2', number: 'LA-2' }, past)])
    expect((await read(over)).request.state).toBe('carried out')
  })
})

describe('a report is refused', () => {
  it('to whoever is neither requester nor approver', () => {
    const mira: Who = { ...sam, name: 'Mira', roles: ['manager'] }
    expect(() => permit(mira, 'step:report')).toThrow(/needs the role requester or approver/)
  })

  it('without what was done, or without an event', async () => {
    const id = await asking(guidedSteps(1))
    await expect(report(sam, id, { because: ' ok ' })).rejects.toThrow(/Say in a few words what you did/)
    await expect(report(sam, id, { because: '', did: 'left out' })).rejects.toThrow(/why it is left out/)
    await expect(report(sam, id, { positions: [] })).rejects.toThrow(/Tick at least one event/)
    await expect(report(sam, id, { positions: [7] })).rejects.toThrow(/One of these is no payment/)
    expect((await read(id)).deliveries).toEqual([])
  })

  it('whole where somebody answered one of its events before, and says who', async () => {
    const id = await asking(guidedSteps(3))
    await report(ada, id, { positions: [1] })
    await expect(report(sam, id, { positions: [0, 1] })).rejects.toThrow(
      /GU-\w+-0002 asks no more. Reported by Ada. Nothing of yours was written/,
    )
    expect((await read(id)).deliveries).toHaveLength(1)
  })

  it('where the event was reported by another request before; leaving it out is the way on', async () => {
    const steps = guidedSteps(2)
    await report(sam, await asking(steps), { positions: [0, 1] })
    const id = await asking([...steps, ...guidedSteps(1)])
    await expect(report(ada, id, { positions: [1, 2] })).rejects.toThrow(
      /GU-\w+-0002 was resent before, by another request/,
    )
    expect((await read(id)).deliveries).toEqual([])
    await report(ada, id, { positions: [0, 1], did: 'left out', because: 'Resent by an earlier request.' })
    await report(ada, id, { positions: [2] })
    expect((await read(id)).request.state).toBe('carrying out')
  })

  it('with files that belong to another request', async () => {
    const id = await asking(guidedSteps(1))
    await expect(report(sam, id, { evidence: ['019ac000-0000-7000-8000-000000000000'] })).rejects.toThrow(
      /not attached to this request/,
    )
  })
})

describe('two people who report at once', () => {
  it('leave one report of each event, thirty times', async () => {
    for (let round = 0; round < 30; round += 1) {
      const id = await asking(guidedSteps(2))
      const both = await Promise.allSettled([
        report(ada, id, { positions: [0, 1] }),
        report(kofi, id, { positions: [0, 1] }),
      ])
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      const lost = both.find((one): one is PromiseRejectedResult => one.status === 'rejected')
      expect(String(lost?.reason)).toMatch(/Somebody was faster/)
      const { deliveries } = await read(id)
      expect(deliveries.map(({ outcome }) => outcome)).toEqual(['reported', 'reported'])
      expect(new Set(deliveries.map(({ settledBy }) => settledBy)).size).toBe(1)
    }
  }, 60_000)

  it('of two requests with one event leave one report of it', async () => {
    for (let round = 0; round < 10; round += 1) {
      const steps = guidedSteps(2)
      const [one, other] = [await asking(steps), await asking(steps)]
      const both = await Promise.allSettled([
        report(ada, one, { positions: [0, 1] }),
        report(kofi, other, { positions: [0, 1] }),
      ])
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      const lost = both.find((found): found is PromiseRejectedResult => found.status === 'rejected')
      expect(String(lost?.reason)).toMatch(/was resent before, by another request/)
    }
  }, 60_000)
})

it('300 events are reported by one call', async () => {
  const id = await asking(guidedSteps(300))
  const started = performance.now()
  await report(sam, id, { positions: Array.from({ length: 300 }, (_, at) => at) })
  expect(performance.now() - started).toBeLessThan(5000)
  expect((await read(id)).deliveries).toHaveLength(300)
})
