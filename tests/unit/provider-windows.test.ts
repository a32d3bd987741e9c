import fc from 'fast-check'
import { expect, test } from 'vitest'
import { windowsOf } from '#lib/providers/windows.ts'

const payments = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1 }),
    at: fc.integer({ min: 1_700_000_000, max: 1_702_592_000 }),
  }),
  { selector: ({ id }) => id, maxLength: 60 },
)

test('one payment is looked for from 10 seconds before it to 120 after', () => {
  expect(windowsOf([{ id: 'in_1', at: 1000 }])).toEqual([{ from: 990, to: 1120, ids: ['in_1'] }])
})

test('windows that touch become one, and a second apart they stay two', () => {
  const apart = (seconds: number) =>
    windowsOf([
      { id: 'in_1', at: 1000 },
      { id: 'in_2', at: 1000 + seconds },
    ])
  expect(apart(131)).toEqual([{ from: 990, to: 1251, ids: ['in_1', 'in_2'] }])
  expect(apart(132)).toHaveLength(2)
})

test('a window that lies within another does not shorten it', () => {
  const same = ['in_1', 'in_2', 'in_3'].map((id, position) => ({ id, at: 1000 + position * 60 }))
  expect(windowsOf(same)).toEqual([{ from: 990, to: 1240, ids: ['in_1', 'in_2', 'in_3'] }])
})

test('there are never more windows than payments, every payment lies in one, and no two meet', () => {
  fc.assert(
    fc.property(payments, (paid) => {
      const windows = windowsOf(paid)
      expect(windows.length).toBeLessThanOrEqual(paid.length)
      for (const { id, at } of paid) {
        const holding = windows.filter(({ ids }) => ids.includes(id))
        expect(holding).toHaveLength(1)
        expect(holding[0]?.from).toBeLessThanOrEqual(at - 10)
        expect(holding[0]?.to).toBeGreaterThanOrEqual(at + 120)
      }
      windows.slice(1).forEach(({ from }, position) => {
        expect(from).toBeGreaterThan((windows[position]?.to ?? Infinity) + 1)
      })
    }),
  )
})

test('the order in which payments are listed does not matter', () => {
  fc.assert(
    fc.property(payments, (paid) => {
      expect(windowsOf([...paid].reverse())).toEqual(windowsOf(paid))
    }),
  )
})
