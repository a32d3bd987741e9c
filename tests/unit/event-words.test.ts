import { describe, expect, it } from 'vitest'
import { lineOf } from '#app/(desk)/cases/[id]/_texts/event-words.ts'

const moved = (detail: Record<string, unknown>) =>
  lineOf({ by: null, event: 'case.moved', detail: { requestNumber: 1003, ...detail } }, new Map())

describe('a case that a request moved', () => {
  it.each([
    ['carried out', 'answer', 'was carried out; the answer is to send'],
    ['rejected', 'next step', 'was rejected; how the case goes on is to be decided'],
    ['rejected', 'answer', 'was rejected; the answer is to send'],
    ['expired', 'next step', 'expired; how the case goes on is to be decided'],
    ['waiting', undefined, 'is under way again'],
  ])('tells that it was %s (%s)', (requestState, asks, words) => {
    expect(moved({ from: 'requested', to: 'investigating', requestState, asks })).toEqual({
      who: 'R-1003',
      words,
    })
  })
})

describe('a request that ended while others of the case are under way', () => {
  it.each([
    ['carried out', 'was carried out'],
    ['stopped', 'was stopped'],
    ['failed', 'failed'],
  ])('is told of by its name: %s', (requestState, words) => {
    const detail = { requestNumber: 1003, requestState }
    expect(lineOf({ by: null, event: `request.${requestState}`, detail }, new Map())).toEqual({
      who: 'R-1003',
      words,
    })
  })
})

describe('a case that somebody moved', () => {
  it('tells who did what', () => {
    const detail = { from: 'new', to: 'investigating' }
    expect(lineOf({ by: 'Sam', event: 'case.moved', detail }, new Map())).toEqual({
      who: 'Sam',
      words: 'began with it',
    })
    expect(lineOf({ by: null, event: 'case.clocks counted', detail: {} }, new Map()).who).toBe('The desk')
  })
})
