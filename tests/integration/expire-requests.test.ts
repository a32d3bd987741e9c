import { afterAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { disconnect } from '#db/client.ts'
import { expireRequests } from '#lib/attribution/expire-requests.ts'
import { findStory } from '#lib/audit/find-entries.ts'
import { permit, permitDesk } from '#lib/auth/actor.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { ada, decide, file, read, sam } from '#tests/support/cast.ts'
import { asApplication, asOwner } from '#tests/support/database.ts'
import { openDesk } from '#tests/support/desk.ts'
import { daysAfter, insertEnding } from '#tests/support/ending.ts'
import { forgetNotices, toldAbout } from '#tests/support/notices.ts'
import { insertDecision } from '#tests/support/rows.ts'

await openDesk({ stripe: { rateLimits: null } })
beforeEach(forgetNotices)
afterAll(async () => {
  await stopBoss()
  await disconnect()
})

const expire = (now: Date) => expireRequests(permitDesk('request:expire'), now)
const stateOf = async (id: string) => (await read(id)).request.state
const soon = daysAfter(1)
const then = daysAfter(1.01)

describe('a request that nobody decides', () => {
  it.each(['waiting', 'returned', 'stale'] as const)(
    'expires at its moment while it is %s, and its filer is told once',
    async (state) => {
      const id = await insertEnding({ expiresAt: soon, state })
      expect(await expire(new Date(soon.getTime() - 1))).toBe(0)
      expect(await expire(soon)).toBe(1)
      expect(await expire(then)).toBe(0)
      const { request } = await read(id)
      expect(request).toMatchObject({
        state: 'expired',
        stateSentence: 'Nobody decided it in time. Where it is still wanted, file a new request.',
      })
      expect((await toldAbout(id)).map(({ to, sentence }) => [to, sentence])).toEqual([
        [
          'Sam',
          `R-${request.number} expired: nobody decided it in time. Where it is still wanted, file a new request.`,
        ],
      ])
      const story = await findStory(permit(sam, 'request:see'), id)
      expect(story.at(-1)).toMatchObject({ event: 'request.expired', person: null })
    },
  )

  it.each(['carrying out', 'paused'] as const)('does not expire once it was approved: %s', async (state) => {
    const id = await insertEnding({ expiresAt: soon, clocks: [daysAfter(2)], state })
    expect(await expire(then)).toBe(0)
    expect(await stateOf(id)).toBe(state)
  })

  it('expires once where two workers look at the same moment', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => insertEnding({ expiresAt: soon })))
    const counts = await Promise.all([expire(then), expire(then), expire(then)])
    expect(counts.reduce((sum, count) => sum + count)).toBe(5)
    for (const id of ids) expect(await toldAbout(id)).toHaveLength(1)
  })

  it('with the last of its clocks expires before the days of the policy are over', async () => {
    const { id } = await file('billing@northwind.example')
    const { request, plan } = await read(id)
    const clocks = plan.steps.flatMap((step) => ('clock' in step ? [new Date(step.clock).getTime()] : []))
    const last = Math.max(...clocks)
    const [policy, at] = [daysAfter(14, request.filedAt).getTime(), request.expiresAt?.getTime() ?? 0]
    expect(Math.abs(at - Math.min(policy, last))).toBeLessThan(60_000)

    const ending = await insertEnding({ expiresAt: soon, clocks: [daysAfter(0.5), soon] })
    expect(await expire(daysAfter(0.6))).toBe(0)
    expect(await expire(soon)).toBe(1)
    expect(await stateOf(ending)).toBe('expired')
  })

  it('waits for whoever is deciding, and lets the decision stand', async () => {
    const id = await insertEnding({ expiresAt: soon })
    let expiring: Promise<number> | undefined
    await asOwner.begin(async (sql) => {
      await sql`select from requests where id = ${id} for update`
      expiring = expire(then)
      // Only when it waits for this transaction is the decision written.
      await expect
        .poll(async () => (await asApplication`select from pg_locks where not granted`).length)
        .toBeGreaterThan(0)
      await sql`
        insert into decisions (id, request_id, revision, digest, made_by, decided_by, outcome, reason)
        values (gen_random_uuid(), ${id}, 1, 'digest-1', ${sam.id}, ${ada.id}, 'rejected', 'No.')`
      await sql`update requests set state = 'rejected' where id = ${id}`
      await sql`insert into audit_entries (id, event, subject, detail) values (gen_random_uuid(), 'request.rejected', ${id}, '{}')`
    })
    expect(await expiring).toBe(0)
    expect(await stateOf(id)).toBe('rejected')
    expect(await toldAbout(id)).toEqual([])
  })

  it('is decided no more once it has expired', async () => {
    const { id } = await file('anna@birch.example')
    await forgetNotices()
    const at = (await read(id)).request.expiresAt
    expect(await expire(at ?? then)).toBeGreaterThan(0)
    await expect(decide(id, ada)).rejects.toThrow(/it expired/)
    await expect(
      insertDecision(asApplication, { requestId: id, decidedBy: ada.id, madeBy: sam.id }),
    ).rejects.toThrow()
  })

  it('does not keep the others from it where it cannot be ended', async () => {
    const [stuck, other] = [
      await insertEnding({ expiresAt: daysAfter(0.5) }),
      await insertEnding({ expiresAt: soon }),
    ]
    await asOwner.unsafe(`
      create function stuck() returns trigger language plpgsql as $$ begin raise exception 'stuck'; end $$;
      create trigger stuck before update on requests for each row when (old.id = '${stuck}') execute function stuck();`)
    onTestFinished(async () => {
      await asOwner.unsafe('drop trigger stuck on requests; drop function stuck()')
    })
    expect(await expire(then)).toBe(1)
    expect([await stateOf(stuck), await stateOf(other)]).toEqual(['waiting', 'expired'])
  })

  it('is ended by the desk alone', () => {
    expect(() => permit(ada, 'request:expire')).toThrow(/Only the desk itself/)
  })
})
