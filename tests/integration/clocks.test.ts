import { afterAll, describe, expect, it } from 'vitest'
import { db, disconnect } from '#db/client.ts'
import { permitDesk } from '#lib/auth/actor.ts'
import { boss, stopBoss } from '#lib/work/boss.ts'
import { pickUpForgotten } from '#lib/work/pick-up-forgotten.ts'
import { carryOutQueue, enqueueCarryOut, priorityOf, type RequestJob } from '#lib/work/queues.ts'
import { carryOut, read } from '#tests/support/cast.ts'
import { asOwner } from '#tests/support/database.ts'
import { openDesk } from '#tests/support/desk.ts'
import { carryingOut } from '#tests/support/guided.ts'
import { singleSteps } from '#tests/support/single-steps.ts'

const sandbox = await openDesk({ stripe: { rateLimits: null }, chargebee: { rateLimit: null } })

afterAll(async () => {
  await stopBoss()
  await disconnect()
})

describe.each(
  singleSteps(sandbox).filter(({ kind }) => kind === 'resend' || kind === 'push' || kind === 'post'),
)('$provider $kind', (single) => {
  it('whose clock ran out while the request waited is skipped with its sentence; the others are sent', async () => {
    const [late, young] = [single.make(), single.make()]
    if (!('clock' in late)) throw new Error('it has no clock')
    const overdue = { ...late, clock: new Date(Date.now() - 1000).toISOString() }
    const id = await carryingOut([overdue, young], single.provider)
    await carryOut(id)
    const { request, steps } = await read(id)
    expect(request.state).toBe('carried out')
    expect(steps.map(({ state }) => state)).toEqual(['skipped', 'done'])
    expect(steps[0]?.sentence).toBe(
      'Its 30 days ran out before its turn came. Only Cello support can import it now.',
    )
    expect([single.effects(overdue), single.effects(young)]).toEqual([0, 1])
  })
})

/** As workers do, until there is none. */
async function takeOneByOne(): Promise<string[]> {
  const queue = await boss()
  const [job] = await queue.fetch<RequestJob>(carryOutQueue)
  return job ? [job.data.requestId, ...(await takeOneByOne())] : []
}

describe('the jobs that wait', () => {
  it('are taken in the order in which money runs out, last what never does', async () => {
    const day = 24 * 3600_000
    const clocks = { later: 9 * day, never: null, soonest: day, soon: 2 * day }
    for (const [name, left] of Object.entries(clocks)) {
      const clockAt = left === null ? null : new Date(Date.now() + left)
      await db().transaction((tx) =>
        enqueueCarryOut(tx, { id: name, account: 'stripe:acct_1:test', customerId: `cus_${name}`, clockAt }),
      )
    }
    expect(await takeOneByOne()).toEqual(['soonest', 'soon', 'later', 'never'])
  })

  it('keep that order when they are picked up again', async () => {
    const ids = [await carryingOut([], 'stripe'), await carryingOut([], 'stripe')]
    await asOwner.begin(async (tx) => {
      await tx`alter table requests disable trigger user`
      await tx`update requests set state_since = now() - interval '1 minute', clock_at = now() + interval '9 days' where id = ${ids[0] ?? ''}`
      await tx`update requests set state_since = now() - interval '1 minute', clock_at = now() + interval '1 day' where id = ${ids[1] ?? ''}`
      await tx`alter table requests enable trigger user`
    })
    await pickUpForgotten(permitDesk('request:carry-out'))
    expect(await takeOneByOne()).toEqual(ids.toReversed())
  })

  it('fit what the database counts in, whatever the clock', () => {
    for (const at of [new Date(0), new Date('2026-11-26'), new Date('6000-01-01'), null])
      expect(Math.abs(priorityOf(at))).toBeLessThan(2 ** 31)
  })
})
