import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EventLog, type StoredEvent } from '#sandbox/stripe/events/event-log.ts'

function event(id: string, created: number): StoredEvent {
  return {
    id,
    type: 'invoice.paid',
    created,
    livemode: false,
    object: {},
    request: null,
    recipients: [],
    pending: [],
  }
}

function logOf(seconds: number[], count: number): EventLog {
  const log = new EventLog()
  for (const [i, created] of seconds.entries()) log.add(event(`evt_${String(i)}`, created))
  log.addBulk({ count, from: 0, to: 9, types: ['invoice.paid'], livemode: false })
  log.addBulk({ count, from: 3, to: 6, types: ['invoice.paid'], livemode: false })
  return log
}

function ids(peeks: Iterable<{ whole(): StoredEvent }>): string[] {
  return [...peeks].map((peek) => peek.whole().id)
}

const logs = fc.tuple(
  fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 12 }),
  fc.integer({ min: 1, max: 12 }),
)

test('Newest first holds every event once, with times that never rise.', () => {
  fc.assert(
    fc.property(logs, ([seconds, count]) => {
      const all = [...logOf(seconds, count).newestFirst({ until: Infinity })]
      expect(new Set(ids(all)).size).toBe(seconds.length + 2 * count)
      const times = all.map(({ created }) => created)
      expect(times).toEqual([...times].sort((a, b) => b - a))
    }),
  )
})

test('A cursor at any event splits the list without loss or repetition.', () => {
  fc.assert(
    fc.property(logs, fc.nat(), ([seconds, count], pick) => {
      const log = logOf(seconds, count)
      const all = ids(log.newestFirst({ until: Infinity }))
      const at = pick % all.length
      const cursor = log.get(String(all[at]))
      if (!cursor) throw new Error('the log does not know its own event')
      expect(ids(log.newestFirst({ until: Infinity, after: cursor }))).toEqual(all.slice(at + 1))
      expect(ids(log.oldestFirst(cursor))).toEqual(all.slice(0, at).reverse())
    }),
  )
})

test('A window in a million events looks at the window only.', () => {
  const log = new EventLog()
  log.addBulk({ count: 1_000_000, from: 0, to: 2_500_000, types: ['invoice.paid'], livemode: false })
  let seen = 0
  for (const peek of log.newestFirst({ until: 1_000_010 })) {
    seen++
    if (peek.created < 1_000_000) break
  }
  expect(seen).toBeLessThan(10)
})
