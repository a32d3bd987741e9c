import { expect, test } from 'vitest'
import { modeOf } from '#lib/providers/cello/mode.ts'

test.each([
  ['https://api.cello.so', 'live'],
  ['https://api.sandbox.cello.so', 'test'],
  ['https://api.sandbox.cello.so/', 'test'],
  ['http://127.0.0.1:4012', 'test'],
  ['http://localhost:4012', 'test'],
  ['http://[::1]:4012', 'test'],
  ['https://cello.company.example', 'live'],
  ['https://sandbox-api.cello.so.company.example', 'live'],
] as const)('%s is %s', (base, mode) => {
  expect(modeOf(base)).toBe(mode)
})
