import { describe, expect, it } from 'vitest'
import { lastDays, momentsOf, readPeriod, spansOf } from '#lib/reports/period.ts'

const now = new Date('2026-11-26T10:00:00Z')
const last90 = { from: '2026-08-29', to: '2026-11-26' }

describe('the days of a report', () => {
  it('are the last 90 where an address names none, or none that there is', () => {
    expect(readPeriod({}, now)).toEqual({ period: last90, problem: null })
    expect(readPeriod({ from: 'x', to: ['y'] }, now)).toEqual({ period: last90, problem: null })
    expect(readPeriod({ from: '2026-02-30', to: '' }, now)).toEqual({ period: last90, problem: null })
  })

  it('are refused with a sentence where they end before they begin, or are too many', () => {
    expect(readPeriod({ from: '2026-12-01', to: '2026-11-01' }, now)).toEqual({
      period: { from: '2026-12-01', to: '2026-11-01' },
      problem: 'This is before 2026-12-01. Choose 2026-12-01 or a later day, or begin earlier.',
    })
    expect(readPeriod({ from: '2020-01-01', to: '2026-11-01' }, now).problem).toContain(
      'more than five years',
    )
  })

  it.each([{ to: '0000-01-01' }, { from: '0026-11-01' }, { from: '2026-01-01', to: '9999-12-31' }])(
    'are refused where a year is none that the desk can know: %j',
    (search) => {
      const { period, problem } = readPeriod(search, now)
      expect(period).toEqual(last90)
      expect(problem).toMatch(
        /^The desk knows nothing of \d{4}-\d\d-\d\d\. Write the year with its four digits/,
      )
    },
  )

  it('begin and end in UTC, the last one included', () => {
    expect(momentsOf({ from: '2026-11-26', to: '2026-11-26' })).toEqual({
      since: new Date('2026-11-26T00:00:00Z'),
      until: new Date('2026-11-27T00:00:00Z'),
    })
    expect(lastDays(1, now)).toEqual({ from: '2026-11-26', to: '2026-11-26' })
  })

  it('are told apart by weeks from Monday, cut at both ends', () => {
    expect(spansOf({ from: '2026-11-14', to: '2026-11-26' })).toEqual({
      unit: 'week',
      spans: [
        { from: '2026-11-14', to: '2026-11-15' },
        { from: '2026-11-16', to: '2026-11-22' },
        { from: '2026-11-23', to: '2026-11-26' },
      ],
    })
  })

  it('are told apart by months where they are many', () => {
    const { unit, spans } = spansOf({ from: '2025-11-27', to: '2026-11-26' })
    expect(unit).toBe('month')
    expect(spans).toHaveLength(13)
    expect(spans.slice(2, 4)).toEqual([
      { from: '2026-01-01', to: '2026-01-31' },
      { from: '2026-02-01', to: '2026-02-28' },
    ])
  })
})
