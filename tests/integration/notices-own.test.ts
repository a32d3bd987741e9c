import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { disconnect } from '#db/client.ts'
import { permit, permitDesk, type Who } from '#lib/auth/actor.ts'
import { adapter } from '#lib/auth/adapter.ts'
import { permissions } from '#lib/auth/permissions.ts'
import { findWho } from '#lib/auth/session.ts'
import { chooseWay } from '#lib/notices/choose-way.ts'
import { findChoices } from '#lib/notices/find-choices.ts'
import { findNotices } from '#lib/notices/find-notices.ts'
import { readAllNotices, readNotice, readNoticesOf } from '#lib/notices/read-notices.ts'
import { tellBySchedule } from '#lib/notices/tell-by-schedule.ts'
import { boss, stopBoss } from '#lib/work/boss.ts'
import { crons, scheduleNames } from '#lib/work/queues.ts'
import { schedules } from '#lib/work/run-schedules.ts'
import { ada, sam } from '#tests/support/cast.ts'
import { asApplication, asOwner } from '#tests/support/database.ts'
import { forgetNotices } from '#tests/support/notices.ts'

beforeEach(forgetNotices)
afterAll(async () => {
  await stopBoss()
  await disconnect()
})

let count = 0
async function told(who: Who, address = `/requests/${v7()}`) {
  count += 1
  const key = `test ${count}`
  const sentence = `Notice ${count}.`
  await tellBySchedule(permitDesk('request:remind'), [
    { to: [who.id], kind: 'my requests', key, about: v7(), sentence, address },
  ])
  return sentence
}
const sees = (who: Who) => permit(who, 'notice:see')
const reads = (who: Who) => permit(who, 'notice:read')
const listOf = async (who: Who) => (await findNotices(sees(who))).rows

async function unreadOf(who: Who) {
  const sessionToken = randomUUID()
  await adapter.createSession({ sessionToken, userId: who.id, expires: new Date(Date.now() + 3600_000) })
  return (await findWho(sessionToken))?.unread
}

describe('a person', () => {
  it('sees their own notices, the newest first, and never another’s', async () => {
    const [first, , second] = [await told(sam), await told(ada), await told(sam)]
    expect((await listOf(sam)).map(({ sentence }) => sentence)).toEqual([second, first])
    expect(await listOf(ada)).toHaveLength(1)
    expect([await unreadOf(sam), await unreadOf(ada)]).toEqual([2, 1])
  })

  it('turns the pages by key, there and back', async () => {
    const all: string[] = []
    for (let at = 0; at < 7; at += 1) all.unshift(await told(sam))
    await told(ada)
    const page = async (at: Parameters<typeof findNotices>[1]) => {
      const { rows, older, newer } = await findNotices(sees(sam), { size: 3, ...at })
      return { rows: rows.map(({ sentence }) => sentence), older, newer }
    }
    const first = await page({})
    const second = await page({ before: first.older })
    const third = await page({ before: second.older })
    expect([first.rows, second.rows, third.rows]).toEqual([all.slice(0, 3), all.slice(3, 6), all.slice(6)])
    expect([first.newer, third.older]).toEqual([undefined, undefined])
    expect((await page({ after: third.newer })).rows).toEqual(all.slice(3, 6))
    expect((await page({ after: second.newer })).rows).toEqual(all.slice(0, 3))
  })

  it('marks only their own as read: one, those of a place, all', async () => {
    await told(ada, '/people')
    await told(sam, '/people')
    await told(sam, '/')
    const [hers] = await listOf(ada)
    await expect(readNotice(reads(sam), { noticeId: hers?.id ?? '' })).rejects.toMatchObject({
      kind: 'not found',
    })
    const [mine] = await listOf(sam)
    expect(await readNotice(reads(sam), { noticeId: mine?.id ?? '' })).toBe('/')
    expect(await unreadOf(sam)).toBe(1)
    expect(await readNoticesOf(reads(sam), '/people')).toBe(1)
    await told(sam)
    expect(await readAllNotices(reads(sam))).toBe(1)
    expect(await readAllNotices(reads(sam))).toBe(0)
    expect([await unreadOf(sam), await unreadOf(ada)]).toEqual([0, 1])
  })

  it('chooses for themselves how they are told', async () => {
    await chooseWay(permit(sam, 'notice:choose'), { kind: 'roles', way: 'desk' })
    expect(await findChoices(sees(sam))).toMatchObject({ roles: 'desk', policy: 'at once' })
    expect(await findChoices(sees(ada))).toMatchObject({ roles: 'at once' })
  })

  it('is not told more than a hundred of what they have not read', async () => {
    await tellBySchedule(
      permitDesk('request:remind'),
      Array.from({ length: 103 }, (_, at) => ({
        to: [sam.id],
        kind: 'my requests' as const,
        key: `many ${at}`,
        about: v7(),
        sentence: 'One of many.',
        address: '/',
      })),
    )
    expect(await unreadOf(sam)).toBe(100)
  })
})

describe('the application’s database role', () => {
  const onNotices = (set: string) => asApplication.unsafe(`update notices set ${set}`)

  it.each([
    "sentence = 'x'",
    "address = '/x'",
    `person_id = '${v7()}'`,
    "key = 'x'",
    'told_at = now()',
    "kind = 'roles'",
  ])('cannot change what somebody was told: %s', async (set) => {
    await told(sam)
    await expect(onNotices(set)).rejects.toThrow(/permission denied/)
    await expect(asOwner.unsafe(`update notices set ${set}`)).rejects.toThrow(/never changed|violates/)
  })

  it('cannot take a notice away, nor what was read back', async () => {
    await told(sam)
    await expect(asApplication`delete from notices`).rejects.toThrow(/permission denied/)
    await expect(asApplication`delete from notice_choices`).rejects.toThrow(/permission denied/)
    await readAllNotices(reads(sam))
    await expect(onNotices('read_at = null')).rejects.toThrow(/stays read/)
  })

  it.each(['sent', 'unknown', 'refused'])('cannot send again what is %s', async (state) => {
    await told(sam)
    await expect(onNotices(`mail = '${state}'`)).rejects.toThrow(/cannot go from/)
    await onNotices("mail = 'open', mail_at = now(), mail_tries = 1")
    await onNotices(`mail = '${state}'`)
    for (const again of ["mail = 'open'", 'mail = null', 'mail_at = null', 'mail_tries = 0'])
      await expect(onNotices(again)).rejects.toThrow(/cannot go from|closed mail/)
  })

  it('cannot have mailed afterwards what was to stay in the desk', async () => {
    await told(sam)
    await onNotices("way = 'desk'")
    await expect(onNotices("way = 'at once'")).rejects.toThrow(/not mailed afterwards/)
  })
})

describe('the schedules', () => {
  it('are each in the queue, at their times, and need a permission that only the desk has', async () => {
    const rows = await asApplication<{ name: string; cron: string }[]>`
      select name, cron from pgboss.schedule order by 1`
    expect(Object.fromEntries(rows.map(({ name, cron }) => [name, cron]))).toEqual(crons)
    for (const name of scheduleNames) expect(permissions[schedules[name].permission]).toEqual(['desk'])
  })

  it('wait in the queue at most once, whoever sends them', async () => {
    const queue = await boss()
    for (const name of scheduleNames) {
      const sent = await Promise.all([queue.send(name, null), queue.send(name, null)])
      expect(sent.filter((id) => id !== null)).toHaveLength(1)
    }
    await asOwner`delete from pgboss.job`
  })
})
