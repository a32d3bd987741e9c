import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { authTimeOf, freshFor, whyNotFresh } from '#lib/auth/fresh-sign-in.ts'

const now = new Date('2026-11-22T08:00:00Z')
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000)

describe('the moment of a sign-in, as the company’s sign-in tells it', () => {
  it('is read from seconds', () => {
    expect(authTimeOf(1_795_334_400)).toEqual(new Date('2026-11-22T08:00:00Z'))
  })

  it('is unknown where it is anything but a moment', () => {
    const odd = fc.oneof(
      fc.constantFrom(undefined, null, '1795334400', {}, [], true, 0, -1, Number.NaN, Infinity, 1e15),
      fc.string(),
    )
    fc.assert(fc.property(odd, (claim) => authTimeOf(claim) === null))
  })
})

describe('a fresh sign-in', () => {
  it.each([
    ['of this moment', ago(0), 330_000],
    ['of four minutes ago', ago(240), 90_000],
    ['a little ahead, by another clock', ago(-20), 350_000],
  ])('is one %s', (_, at, left) => {
    expect(freshFor(at, 5, now)).toBe(left)
  })

  it.each([
    ['too old', ago(331), 'Your company’s sign-in says that you signed in there 5 minutes ago.'],
    ['hours old', ago(7300), 'Your company’s sign-in says that you signed in there 2 hours ago.'],
    ['unknown', null, 'Your company’s sign-in does not say when you last signed in there.'],
    ['ahead', ago(-31), 'Your company’s sign-in says that you signed in at a moment that lies ahead.'],
  ])('is not one that is %s', (_, at, why) => {
    expect(freshFor(at, 5, now)).toBe(0)
    expect(whyNotFresh(at, now)).toBe(why)
  })
})
