import { spawn } from 'node:child_process'
import path from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { db, disconnect } from '#db/client.ts'
import { permit } from '#lib/auth/actor.ts'
import { checkChannel } from '#lib/connections/check-channel.ts'
import { testChannel } from '#lib/announcements/test-channel.ts'
import { tell } from '#lib/notices/tell.ts'
import { startWorker } from '#lib/work/worker.ts'
import { announced, announcedStates, forgetAnnouncements, later, post } from '#tests/support/announced.ts'
import { sam } from '#tests/support/cast.ts'
import { asApplication } from '#tests/support/database.ts'
import { openDesk } from '#tests/support/desk.ts'
import { insertPerson } from '#tests/support/rows.ts'

const { channel } = await openDesk({ story: false })
const before = () => channel.messages.length

beforeEach(forgetAnnouncements)
afterEach(() => {
  channel.clearFaults()
})
afterAll(disconnect)

describe('the channel', () => {
  it('is told once, in a sentence with one link that leads to the thing', async () => {
    const { sentence, address } = await announced()
    const had = before()
    expect(await post()).toBe(1)
    expect(await post(later(3600))).toBe(0)
    const [message, ...more] = channel.messages.slice(0, before() - had)
    expect(more).toEqual([])
    expect(message?.text).toBe(`${sentence}\n<http://127.0.0.1:3000${address}|Open it in Attribution Desk>`)
    expect(message?.blocks).toEqual([message?.text])
    expect(await announcedStates()).toEqual(['sent'])
  })

  it('is told under one key once, and of a burst in one message', async () => {
    for (let at = 0; at < 20; at += 1) await announced()
    await announced({ key: 'the same' })
    await announced({ key: 'the same' })
    const had = before()
    expect(await post()).toBe(21)
    expect(before() - had).toBe(1)
    const text = channel.messages[0]?.text ?? ''
    expect(text.match(/^• R-\d+ waits/gm)).toHaveLength(15)
    expect(text).toContain('• and 6 more\n<http://127.0.0.1:3000/|Open the queue in Attribution Desk>')
  })

  it('is called by nothing that stands in a sentence', async () => {
    await announced({ sentence: 'Mallory <!channel> & <https://evil.example|R-1>\n<@U1> filed it.' })
    await post()
    expect(channel.messages[0]?.text).toContain(
      'Mallory &lt;!channel&gt; &amp; &lt;https://evil.example|R-1&gt; &lt;@U1&gt; filed it.\n<http://127.0.0.1',
    )
  })

  it('is told in the same words as people are, though nobody is told; of what concerns one person it is not', async () => {
    const about = { about: sam.id, address: '/requests/1' }
    await db().transaction(async (tx) => {
      await tell(tx, { to: [], kind: 'to decide', key: 'a', sentence: 'R-7 waits for a decision.', ...about })
      await tell(tx, { to: [sam.id], kind: 'mentions', key: 'b', sentence: 'Ada named you.', ...about })
    })
    expect(await announcedStates()).toHaveLength(1)
  })

  it('hears nothing of what was undone', async () => {
    await expect(
      db().transaction(async (tx) => {
        await tell(tx, { to: [], kind: 'to decide', key: 'c', about: sam.id, sentence: 'No.', address: '/' })
        throw new Error('undone')
      }),
    ).rejects.toThrow('undone')
    expect(await announcedStates()).toEqual([])
  })

  it('gets one message where several workers look at the same moment', async () => {
    for (let at = 0; at < 5; at += 1) await announced()
    const had = channel.messages.flatMap(({ text }) => text.match(/R-\d+ waits/g) ?? []).length
    await Promise.all([post(), post(), post(), post()])
    const has = channel.messages.flatMap(({ text }) => text.match(/R-\d+ waits/g) ?? []).length
    expect(has - had).toBe(5)
  })
})

describe('a webhook', () => {
  it('that asks to wait is left alone for so long, with all that comes meanwhile', async () => {
    await announced()
    channel.fault({ kind: 'refuse', status: 429, word: 'rate_limited', retryAfter: 90, times: 1 })
    const had = before()
    const now = new Date()
    expect(await post(now)).toBe(0)
    await announced()
    expect(await post(new Date(now.getTime() + 89_000))).toBe(0)
    expect(before()).toBe(had)
    expect(await post(new Date(now.getTime() + 91_000))).toBe(2)
    expect(before() - had).toBe(1)
  })

  it.each([
    [403, 'action_prohibited', /may not write/],
    [404, 'no_service', /is gone/],
    [410, 'channel_is_archived', /archived/],
  ])(
    'that answers %i is tried again after longer and longer waits, and the page says why',
    async (status, word, why) => {
      await announced()
      channel.fault({ kind: 'refuse', status, word, times: 2 })
      const now = Date.now()
      const at = (minutes: number) => new Date(now + minutes * 60_000)
      expect(await post(at(0))).toBe(0)
      expect(await checkChannel()).toMatchObject({
        level: 'blocker',
        sentence: expect.stringMatching(why) as string,
      })
      expect(await post(at(0.9))).toBe(0)
      expect(await post(at(1.1))).toBe(0)
      expect(await post(at(3))).toBe(0)
      expect(await post(at(3.2))).toBe(1)
      expect(await checkChannel()).toMatchObject({ level: 'good' })
    },
  )

  it('that cannot read a message is not asked again with it', async () => {
    await announced()
    channel.fault({ kind: 'refuse', status: 400, word: 'invalid_payload', times: 1 })
    expect(await post()).toBe(0)
    expect(await post(later(3600))).toBe(0)
    expect(await announcedStates()).toEqual(['refused'])
  })

  it('that is down for a day is not told old news', async () => {
    await announced()
    expect(await post(later(24 * 3600 + 1))).toBe(0)
    expect(await announcedStates()).toEqual(['too late'])
  })

  it.each([
    { kind: 'cut', when: 'before', times: 1 },
    { kind: 'cut', when: 'after', times: 1 },
    { kind: 'refuse', status: 500, word: 'rollup_error', times: 1 },
  ] as const)(
    'that breaks off ($kind $when $status) leaves it unknown: it is never sent again',
    async (fault) => {
      await announced()
      const had = before()
      channel.fault(fault)
      expect(await post()).toBe(0)
      expect(await post(later(3600))).toBe(0)
      expect(before() - had).toBe(fault.kind === 'cut' && fault.when === 'after' ? 1 : 0)
      expect(await announcedStates()).toEqual(['unknown'])
      expect(await checkChannel()).toMatchObject({ level: 'warning' })
    },
  )

  it('that took a message whose process was killed before it was closed gets no second one', async () => {
    await announced()
    const had = before()
    channel.fault({ kind: 'hold', when: 'after' })
    const child = spawn(
      process.execPath,
      ['--conditions=react-server', path.resolve('tests/support/posting-process.ts')],
      { env: process.env, stdio: 'ignore' },
    )
    onTestFinished(() => void child.kill('SIGKILL'))
    await expect.poll(() => before() - had, { timeout: 10_000 }).toBe(1)
    child.kill('SIGKILL')
    channel.clearFaults()
    expect(await announcedStates()).toEqual(['open'])
    await announced()
    expect(await post(later(3600))).toBe(1)
    expect(before() - had).toBe(2)
    expect(await announcedStates()).toEqual(['open', 'sent'])
  })
})

describe('the database', () => {
  it('lets nobody change what was announced, or send again what may have been sent', async () => {
    await announced()
    await post()
    const forbidden = [
      asApplication`update announcements set state = 'waiting'`,
      asApplication`update announcements set sentence = 'Another.'`,
      asApplication`delete from announcements`,
    ]
    for (const one of forbidden)
      await expect(one).rejects.toThrow(/never changed|cannot go|permission denied/)
  })
})

describe('a test message', () => {
  it('is sent when an admin asks, once a minute, with its entry; and says what came back', async () => {
    const id = await insertPerson(asApplication, 'Otto', ['admin'])
    const otto = { id, name: 'Otto', email: 'otto@attribution.example', roles: ['admin'] as const }
    const admin = permit(otto, 'announcement:test')
    const had = before()
    const now = new Date('2026-11-26T10:00:10Z')
    expect(await testChannel(admin, now)).toContain('took the test message')
    await expect(testChannel(admin, now)).rejects.toThrow('within this minute')
    expect(before() - had).toBe(1)
    channel.fault({ kind: 'refuse', status: 404, word: 'no_service', times: 1 })
    expect(await testChannel(admin, new Date('2026-11-26T10:02:00Z'))).toContain('is gone')
    expect(await post(later(3600))).toBe(0)
    const entries = await asApplication`select from audit_entries where event = 'channel.tested'`
    expect(entries).toHaveLength(2)
    expect(() => permit(sam, 'announcement:test')).toThrow('needs the role admin')
  })
})

it('A worker tells the channel within seconds, and no table holds its address.', async () => {
  const worker = await startWorker()
  onTestFinished(() => worker.stop())
  const had = before()
  await announced()
  await expect.poll(() => before() - had, { timeout: 19_000 }).toBe(1)
  const rows = await asApplication<{ row: string }[]>`select a::text as row from announcements a`
  expect(rows.filter(({ row }) => row.includes('practiceOnlyWebhook'))).toEqual([])
}, 30_000)
