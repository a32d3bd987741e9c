import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { momentText, readMoment } from '#lib/attribution/read-moment.ts'

const now = new Date('2026-11-25T12:00:00Z')
const inBerlin = { now, zone: 'Europe/Berlin' }
const zoneless = { now, zone: undefined }

describe('a past moment, as it was typed', () => {
  it.each([
    ['2026-11-03 14:05', '2026-11-03T13:05:00.000Z'],
    ['2026-11-03T14:05:30', '2026-11-03T13:05:30.000Z'],
    ['2026-11-03', '2026-11-02T23:00:00.000Z'],
    ['3.11.2026 14:05', '2026-11-03T13:05:00.000Z'],
    ['03.11.2026, 14:05', '2026-11-03T13:05:00.000Z'],
    ['3 Nov 2026 14:05', '2026-11-03T13:05:00.000Z'],
    ['3 November 2026 at 14:05', '2026-11-03T13:05:00.000Z'],
    ['2026-07-03 14:05', '2026-07-03T12:05:00.000Z'],
  ])('%s is read where the reader is', (text, at) => {
    expect(readMoment(text, inBerlin)).toEqual({ at })
  })

  it.each([
    ['2026-11-03T14:05:00Z', '2026-11-03T14:05:00.000Z'],
    ['2026-11-03T14:05:00.123456Z', '2026-11-03T14:05:00.123Z'],
    ['2026-11-03 14:05 UTC', '2026-11-03T14:05:00.000Z'],
    ['2026-11-03 14:05+01:00', '2026-11-03T13:05:00.000Z'],
    ['2026-11-03 14:05 -0530', '2026-11-03T19:35:00.000Z'],
    ['3 Nov 2026 14:05 GMT+1', '2026-11-03T13:05:00.000Z'],
  ])('%s says its own zone', (text, at) => {
    expect(readMoment(text, zoneless)).toEqual({ at })
  })

  it.each([
    ['2026-11-03 14:05', zoneless, /does not say its zone/],
    ['11/03/2026', inBerlin, /Day or month first/],
    ['2026-12-01 08:00', inBerlin, /in the future/],
    ['1987-01-01 08:00', inBerlin, /before the year 2000/],
    ['2026-02-30', inBerlin, /Write it as/],
    ['2026-11-03 25:00', inBerlin, /Write it as/],
    ['2026-11-03 14:65', inBerlin, /Write it as/],
    ['45967', inBerlin, /Write it as/],
    ['yesterday', inBerlin, /Write it as/],
    ['2026-11-03 14:05 CET', inBerlin, /Write it as/],
    ['2026-03-29 02:30', inBerlin, /never showed that/],
  ])('%s is answered with a sentence', (text, reader, sentence) => {
    expect(readMoment(text, reader)).toMatch(sentence)
  })

  it('is the first of two where clocks were put back', () => {
    expect(readMoment('2026-10-25 02:30', inBerlin)).toEqual({ at: '2026-10-25T00:30:00.000Z' })
  })

  it('comes back from its own words', () => {
    const moments = fc.date({ min: new Date('2000-01-01'), max: now, noInvalidDate: true })
    fc.assert(
      fc.property(moments, (moment) => {
        expect(readMoment(momentText(moment.toISOString()), zoneless)).toEqual({ at: moment.toISOString() })
      }),
    )
  })
})
