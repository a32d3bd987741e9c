import { expect, it } from 'vitest'
import { lengthWords } from '#app/(desk)/requests/[id]/_parts/time-left.ts'

it.each([
  [61, '2 minutes'],
  [120, '2 minutes'],
  [59 * 60, '59 minutes'],
  [60 * 60, '1 hour'],
  [61 * 60, '1 hour 5 minutes'],
  [119 * 60, '2 hours'],
])('%i seconds are about %s', (seconds, words) => {
  expect(lengthWords(seconds)).toBe(words)
})
