import { expect, test } from 'vitest'
import { limitsOf, paceOf } from '#lib/providers/chargebee/pace.ts'
import { secondsFor } from '#lib/providers/chargebee/seconds-for.ts'
import { ownBook } from '#lib/providers/turn-book.ts'
import { holdTurns, type Limit, shareTurns, takeTurn, useTurn } from '#lib/providers/turns.ts'
import type { Step } from '#lib/providers/step.ts'

let limits = 0
const limit = (over: Partial<Limit> = {}): Limit => ({
  of: `limit ${(limits += 1)}`,
  calls: 10,
  perMs: 300,
  ...over,
})

async function leave(of: Limit[], count: number): Promise<number[]> {
  const left: number[] = []
  await Promise.all(
    Array.from({ length: count }, async () => {
      expect(await useTurn(of, undefined)).toBe(true)
      left.push(performance.now())
    }),
  )
  return left.sort((a, b) => a - b)
}

const mostWithin = (left: readonly number[], ms: number) =>
  Math.max(0, ...left.map((from) => left.filter((at) => at >= from && at - from < ms).length))

test('half of the calls that are allowed leave at once, and the others evenly', async () => {
  const one = limit()
  const book = ownBook(() => 0)
  const at: number[] = []
  for (let calls = 0; calls < 35; calls += 1)
    at.push((await book.next([one], { within: Infinity, late: 25 }))?.at ?? NaN)
  expect((at[4] ?? NaN) - (at[0] ?? NaN)).toBeLessThan(one.perMs / 3)
  expect((at[9] ?? NaN) - (at[0] ?? NaN)).toBeLessThan(one.perMs)
  expect((at.at(-1) ?? NaN) - (at[0] ?? NaN)).toBeLessThan(3 * one.perMs * 1.5)
  expect(mostWithin(at, one.perMs)).toBe(one.calls)
})

test('no stretch sees more calls than are allowed, wherever it begins', async () => {
  const one = limit()
  expect(mostWithin(await leave([one], 35), one.perMs)).toBeLessThanOrEqual(one.calls)
})

test('a call leaves when all of its limits let it', async () => {
  const [wide, narrow] = [limit({ calls: 100 }), limit({ calls: 4, perMs: 200 })]
  const left = await leave([wide, narrow], 12)
  expect(mostWithin(left, narrow.perMs)).toBeLessThanOrEqual(4)
})

test('who cannot wait is told, and who is told to stop waits no longer', async () => {
  const one = limit({ calls: 1, perMs: 60_000 })
  expect(await useTurn([one], undefined)).toBe(true)
  expect(await useTurn([one], undefined, 1000)).toBe(false)
  const stopping = new AbortController()
  const waiting = takeTurn([one], { signal: stopping.signal })
  stopping.abort()
  expect(await waiting).toBeNull()
})

test('after a provider had enough nothing leaves for as long as it said', async () => {
  const one = limit()
  await holdTurns(one, 1500)
  const began = Date.now()
  expect(await useTurn([one], undefined, 100)).toBe(false)
  expect(await useTurn([one], undefined)).toBe(true)
  expect(Date.now() - began).toBeGreaterThan(1480)
})

test('a turn that was taken is used once, and only at once', async () => {
  const one = limit({ calls: 1, perMs: 60_000 })
  await useTurn([one], undefined)
  const turn = { until: performance.now() + 1000, written: 1 }
  expect(await useTurn([one], turn, 0)).toBe(true)
  expect(await useTurn([one], turn, 0)).toBe(false)
  expect(await useTurn([one], { until: performance.now() - 1, written: 1 }, 0)).toBe(false)
})

test('a book that answers late makes calls slower, never too many', async () => {
  const book = ownBook()
  shareTurns({
    hold: (...asked) => book.hold(...asked),
    next: async (...asked) => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 100))
      const wait = await book.next(...asked)
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 100))
      return wait
    },
  })
  try {
    const one = limit({ calls: 5, perMs: 300 })
    const left = await leave([one], 20)
    expect(mostWithin(left, one.perMs)).toBeLessThanOrEqual(one.calls)
  } finally {
    shareTurns(undefined)
  }
})

test('of what a site of Chargebee allows carrying out uses nine tenths, and pages are never without a share', () => {
  for (const requests of [10, 150, 1000, 3500]) {
    const allowed = { requests, perMs: 60_000 }
    const { inAll, looks, sends } = limitsOf('site', allowed)
    const [, pace] = sends
    expect(inAll.calls).toBeLessThanOrEqual(requests)
    expect(looks[1]?.calls).toBeLessThan(inAll.calls)
    expect((60_000 / (pace?.perMs ?? 0)) * (pace?.calls ?? 0)).toBeGreaterThanOrEqual(requests * 0.9)
  }
})

test('a few pushes take no time by the plan, three hundred take what the limit lets them', () => {
  const allowed = { requests: 150, perMs: 60_000 }
  const pushes = (count: number) => Array.from({ length: count }, () => ({ kind: 'push' }) as Step)
  expect(secondsFor(allowed, pushes(paceOf(allowed).burst))).toBe(0)
  expect(secondsFor(allowed, pushes(300))).toBe(121)
})
