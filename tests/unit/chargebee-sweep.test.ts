import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSweepCheaper, leftBehind } from '#lib/providers/chargebee/sweep.ts'
import { windowsOf } from '#lib/providers/windows.ts'

const day = 86_400

/** Payments a day apart, and a first page of 100 events that reached so many seconds back. */
function standing(payments: number, reach: number) {
  const windows = windowsOf(Array.from({ length: payments }, (_, n) => ({ id: String(n), at: n * day })))
  const [from, to] = [windows[0]?.from ?? 0, windows.at(-1)?.to ?? 0]
  const reached = to - reach
  return { swept: { from, to, reached, events: 100 }, left: leftBehind(windows, reached) }
}

test('a quiet site is swept: its events of a month are few pages', () => {
  const { swept, left } = standing(30, 10 * day)
  expect(left).toHaveLength(20)
  expect(isSweepCheaper(swept, left)).toBe(true)
})

test('a busy site is not swept: each window is one page, the month would be thousands', () => {
  const { swept, left } = standing(30, 300)
  expect(left).toHaveLength(29)
  expect(isSweepCheaper(swept, left)).toBe(false)
})

test('a hundred events of one second end the sweep', () => {
  const { swept, left } = standing(30, 0)
  expect(isSweepCheaper(swept, left)).toBe(false)
})

test('a window is left behind until the sweep has passed its beginning', () => {
  const windows = windowsOf([{ id: 'txn_1', at: 1000 }])
  expect(leftBehind(windows, 990)).toEqual(windows)
  expect(leftBehind(windows, 989)).toEqual([])
})

test('the choice is the cheaper one wherever events come evenly', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 3, max: 300 }),
      fc.integer({ min: 1, max: 20 * day }),
      (payments, reach) => {
        const { swept, left } = standing(payments, reach)
        fc.pre(swept.reached > swept.from)
        const perSecond = swept.events / reach
        const onward = Math.ceil((perSecond * (swept.reached - swept.from)) / 100)
        const one = Math.max(1, Math.ceil((perSecond * 130) / 100))
        expect(isSweepCheaper(swept, left)).toBe(Math.max(1, onward) <= left.length * one)
      },
    ),
  )
})
