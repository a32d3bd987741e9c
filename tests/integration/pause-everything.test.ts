import { afterAll, afterEach, describe, expect, it } from 'vitest'
import type { TransactionSql } from 'postgres'
import { v7 } from 'uuid'
import { disconnect } from '#db/client.ts'
import { permit, permitDesk } from '#lib/auth/actor.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { findPause } from '#lib/work/find-pause.ts'
import { pauseEverything } from '#lib/work/pause-everything.ts'
import { pickUpForgotten } from '#lib/work/pick-up-forgotten.ts'
import { resumeEverything } from '#lib/work/resume-everything.ts'
import { ada, carryOut, read, sam } from '#tests/support/cast.ts'
import { asApplication, asOwner } from '#tests/support/database.ts'
import { openDesk } from '#tests/support/desk.ts'
import { insertDecision, insertDelivery, insertPerson, insertRequest, setState } from '#tests/support/rows.ts'
import { approved, jobsOf, posts, rewrite, slowMark } from '#tests/support/under-way.ts'

const { stripe } = await openDesk({ stripe: { rateLimits: null } })
const otto = {
  id: await insertPerson(asApplication, 'Otto', ['admin']),
  name: 'Otto',
  email: 'otto@attribution.example',
  roles: ['admin' as const],
}

const standingPause = () => findPause(permit(sam, 'request:see'))
const pauseAll = () => pauseEverything(permit(otto, 'work:pause'), { because: 'Wrong key.' })
const resumeAll = (pauseId: string) => resumeEverything(permit(otto, 'work:resume'), { pauseId })

afterEach(async () => {
  stripe.clearFaults()
  const pause = await standingPause()
  if (pause) await resumeAll(pause.id)
})
afterAll(async () => {
  await stopBoss()
  await disconnect()
})

describe('everything, paused', () => {
  it('sends nothing, takes nothing up, and goes on where it was', async () => {
    const { id } = await approved('invoices@maple.example')
    await pauseAll()
    const before = posts(stripe)
    expect(await carryOut(id)).toEqual({ carriedOut: false })
    await asOwner`delete from pgboss.job where data ->> 'requestId' = ${id}`
    await rewrite(id, "state_since = now() - interval '1 minute'")
    expect(await pickUpForgotten(permitDesk('request:carry-out'))).toBe(0)
    expect(posts(stripe)).toBe(before)
    const standing = await standingPause()
    expect(standing).toMatchObject({ pausedBy: 'Otto', because: 'Wrong key.' })
    await resumeAll(standing?.id ?? '')
    expect(await jobsOf(id)).toBe(1)
    expect(await pickUpForgotten(permitDesk('request:carry-out'))).toBe(0)
    await carryOut(id)
    expect((await read(id)).request.state).toBe('carried out')
  })

  it('in the middle of a request takes effect before its next call', async () => {
    const { id, customer } = await approved('start@sprout.example')
    const underWay = slowMark(stripe, customer)
    const working = carryOut(id)
    await underWay()
    await pauseAll()
    await working.catch(() => undefined)
    const before = posts(stripe)
    await carryOut(id)
    expect(posts(stripe)).toBe(before)
    expect((await read(id)).deliveries.map(({ purpose }) => purpose)).toEqual(['mark'])
    expect((await read(id)).request.state).toBe('carrying out')
  })

  it('is paused by one of two admins who press at once, and resumed by one of two', async () => {
    const twice = await Promise.allSettled([pauseAll(), pauseAll()])
    expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const standing = await standingPause()
    const again = await Promise.allSettled([resumeAll(standing?.id ?? ''), resumeAll(standing?.id ?? '')])
    expect(again.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await standingPause()).toBeNull()
  })
})

describe('the database', () => {
  /** The words of one write and of its audit entry. */
  const told = (write: (sql: TransactionSql, id: string) => PromiseLike<unknown>, id = v7()) =>
    asApplication.begin(async (tx) => {
      await write(tx, id)
      await tx`insert into audit_entries (id, event, subject, detail) values (${v7()}, 'work.paused', ${id}, '{}')`
    })
  const pauses = (personId: string) =>
    told(
      (tx, id) => tx`insert into pauses (id, paused_by, because) values (${id}, ${personId}, 'Wrong key.')`,
    )

  it('lets only an admin pause everything or resume it, once, and never forgets it', async () => {
    await expect(pauses(ada.id)).rejects.toThrow(/only an admin/)
    await pauses(otto.id)
    await expect(pauses(otto.id)).rejects.toThrow(/pauses_one_at_a_time/)
    await expect(
      asApplication`update pauses set resumed_by = ${ada.id}, resumed_at = now() where resumed_at is null`,
    ).rejects.toThrow(/only an admin/)
    await expect(asApplication`update pauses set because = 'Nothing.'`).rejects.toThrow(/permission denied/)
    await expect(asApplication`delete from pauses`).rejects.toThrow(/permission denied/)
    await expect(
      asApplication`update pauses set resumed_by = ${otto.id}, resumed_at = now() where resumed_at is null`,
    ).rejects.toThrow(/needs its audit entry/)
    const [standing] = await asApplication<{ id: string }[]>`select id from pauses where resumed_at is null`
    await told(
      (tx, id) => tx`update pauses set resumed_by = ${otto.id}, resumed_at = now() where id = ${id}`,
      standing?.id,
    )
    await expect(
      asApplication`update pauses set resumed_by = ${otto.id}, resumed_at = now()`,
    ).rejects.toThrow(/never changed/)
  })

  it('opens no delivery while everything is paused, whatever the code says', async () => {
    const requestId = await insertRequest(asApplication, { filedBy: sam.id })
    const decisionId = await insertDecision(asApplication, { requestId, decidedBy: ada.id, madeBy: sam.id })
    await setState(asApplication, requestId, 'carrying out')
    const sent = { requestId, decisionId, requestedBy: sam.id, approvedBy: ada.id }
    await pauses(otto.id)
    await expect(insertDelivery(asApplication, sent)).rejects.toThrow(
      /nothing is sent while everything is paused/,
    )
    const standing = await standingPause()
    await resumeAll(standing?.id ?? '')
    await expect(insertDelivery(asApplication, sent)).resolves.toMatch(/./)
  })

  it('lets a request go back only to where it was', async () => {
    const id = await insertRequest(asApplication, { filedBy: sam.id })
    await insertDecision(asApplication, { requestId: id, decidedBy: ada.id, madeBy: sam.id })
    const set = (values: string) => asOwner.unsafe(`update requests set ${values} where id = '${id}'`)
    await expect(set("state = 'paused', paused_from = 'carrying out'")).rejects.toThrow(
      /back to where it was/,
    )
    await setState(asApplication, id, 'carrying out')
    await setState(asApplication, id, 'paused')
    await expect(set("paused_from = 'approved'")).rejects.toThrow(/said when it is paused/)
    await expect(set("state = 'approved'")).rejects.toThrow(/not begun anew/)
  })
})
