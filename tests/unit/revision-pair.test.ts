import { expect, it } from 'vitest'
import { pairIn, pairsOf } from '#app/(desk)/requests/[id]/revisions/_parts/pair.ts'

it('reads two revisions from an address, and nothing from anything else', () => {
  expect(pairIn('1..3')).toEqual([1, 3])
  for (const odd of [
    undefined,
    '',
    '1',
    '1..',
    '0..1',
    '1..x',
    '-1..2',
    '1..2..3',
    ['1..2'],
    `1..${'9'.repeat(9)}`,
  ])
    expect(pairIn(odd)).toBeUndefined()
})

it('offers each revision beside the next, and the first beside the last', () => {
  expect(pairsOf(1)).toEqual([])
  expect(pairsOf(2)).toEqual([[1, 2]])
  expect(pairsOf(4)).toEqual([
    [1, 2],
    [2, 3],
    [3, 4],
    [1, 4],
  ])
})
