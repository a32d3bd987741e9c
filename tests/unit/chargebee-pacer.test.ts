import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Clock, type Kind, type Limit, Pacer, steadyPace } from '#lib/providers/chargebee/pacer.ts'
import { secondsFor } from '#lib/providers/chargebee/seconds-for.ts'
import type { Step } from '#lib/providers/step.ts'

const minute = 60_000
const limit: Limit = { requests: 150, perMs: minute }

/** Time that passes only when a test lets it: what is due is done in its order, and what it causes too. */
function createTime() {
  let now = 0
  let due: { at: number; work: () => void }[] = []
  const settle = () => new Promise(setImmediate)
  const clock: Clock = {
    now: () => now,
    after: (ms, work) => due.push({ at: now + Math.max(0, ms), work }),
  }
  return {
    clock,
    async pass(until: number) {
      for (;;) {
        await settle()
        const next = [...due].sort((a, b) => a.at - b.at)[0]
        if (!next || next.at > until) break
        due = due.filter((one) => one !== next)
        now = Math.max(now, next.at)
        next.work()
      }
      now = until
    },
  }
}

/** Makes a call and notes when it arrived, some time after it left; its answer takes a while more. */
async function call(
  { pacer, time, arrived }: { pacer: Pacer; time: ReturnType<typeof createTime>; arrived: number[] },
  kind: Kind,
  lasts = 20,
  arrives = lasts / 2,
) {
  const ended = await pacer.turn(kind)
  if (!ended) throw new Error('no turn')
  time.clock.after(arrives, () => arrived.push(time.clock.now()))
  await new Promise<void>((resolve) => {
    time.clock.after(lasts, resolve)
  })
  ended()
}

function open(of = limit) {
  const time = createTime()
  return { time, pacer: new Pacer(of, time.clock), arrived: [] as number[] }
}

/** The most that arrived in any stretch of `ms`, wherever it begins. */
const mostWithin = (arrived: readonly number[], ms: number) =>
  Math.max(0, ...arrived.map((from) => arrived.filter((at) => at >= from && at - from < ms).length))

test('a page is read at once, and a thousand calls never exceed the limit in any minute', async () => {
  const world = open()
  const calls = Array.from({ length: 1000 }, () => call(world, 'look'))
  await world.time.pass(100)
  expect(world.arrived.length).toBeGreaterThan(100)
  await world.time.pass(20 * minute)
  await Promise.all(calls)
  expect(world.arrived).toHaveLength(1000)
  expect(mostWithin(world.arrived, minute)).toBeLessThanOrEqual(142)
})

test('however long calls are on their way, the site never counts more than it allows', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({ kind: fc.constantFrom<Kind>('look', 'send'), lasts: fc.nat(3000), late: fc.boolean() }),
        { minLength: 60, maxLength: 120 },
      ),
      fc.integer({ min: 10, max: 30 }),
      async (asked, requests) => {
        const world = open({ requests, perMs: 1000 })
        const calls = asked.map(({ kind, lasts, late }) => call(world, kind, lasts, late ? lasts : 0))
        await world.time.pass(10 * minute)
        await Promise.all(calls)
        expect(world.arrived).toHaveLength(asked.length)
        expect(mostWithin(world.arrived, 1000)).toBeLessThanOrEqual(Math.floor(requests * 0.95))
      },
    ),
    { numRuns: 40 },
  )
})

test('three hundred pushes go on evenly, in the time that the plan says, and leave pages their share', async () => {
  const world = open()
  const sending = (async () => {
    for (let n = 0; n < 300; n += 1) await call(world, 'send')
  })()
  const steps = Array.from({ length: 300 }, () => ({ kind: 'push' }) as Step)
  const seconds = secondsFor(limit, steps)
  await world.time.pass(30_000)
  const pushed = world.arrived.length
  expect(pushed).toBeLessThan(90)
  const page = { ...world, arrived: [] as number[] }
  const reading = Promise.all(Array.from({ length: 25 }, () => call(page, 'look')))
  await world.time.pass(30_500)
  expect(page.arrived).toHaveLength(25)
  await world.time.pass(seconds * 1000 + 1000)
  await Promise.all([sending, reading])
  expect(world.arrived).toHaveLength(300)
  const last = world.arrived.at(-1) ?? 0
  expect(last).toBeGreaterThan(seconds * 1000 * 0.9)
  expect(mostWithin([...world.arrived, ...page.arrived], minute)).toBeLessThanOrEqual(142)
})

test('a few pushes wait for nothing, and the plan says that they take no time', async () => {
  const world = open()
  const calls = Array.from({ length: steadyPace(limit).atOnce }, () => call(world, 'send'))
  await world.time.pass(50)
  await Promise.all(calls)
  expect(world.arrived).toHaveLength(21)
  expect(
    secondsFor(limit, [{ kind: 'mark' }, { kind: 'wait' }, { kind: 'push' }, { kind: 'guided' }] as Step[]),
  ).toBe(0)
})

test('while a large customer is read, carrying out still has its turn', async () => {
  const world = open()
  const reading = Promise.all(Array.from({ length: 400 }, () => call(world, 'look')))
  await world.time.pass(5000)
  const ended = await world.pacer.turn('send', 1000)
  expect(ended).not.toBeNull()
  ended?.()
  await world.time.pass(10 * minute)
  await reading
})

test('who cannot wait is told at once', async () => {
  const world = open({ requests: 10, perMs: minute })
  const calls = Array.from({ length: 8 }, () => call(world, 'look'))
  await world.time.pass(100)
  await Promise.all(calls)
  expect(await world.pacer.turn('look', 1000)).toBeNull()
  expect(await world.pacer.turn('send', 1000)).not.toBeNull()
})

test('after a site has had enough nothing leaves until it said so', async () => {
  const world = open()
  world.pacer.hold(30_000)
  const calls = [call(world, 'look'), call(world, 'send')]
  await world.time.pass(29_000)
  expect(world.arrived).toEqual([])
  await world.time.pass(31_000)
  await Promise.all(calls)
  expect(world.arrived).toHaveLength(2)
})
