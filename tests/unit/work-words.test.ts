import { describe, expect, it } from 'vitest'
import { lateTitle } from '#app/(desk)/work/_parts/late-title.ts'
import { restOf, titleOf, type WorkCounts } from '#app/(desk)/work/_parts/summary-of.ts'

const well: WorkCounts = { workers: 1, beginning: 0, gaveUp: 0, late: 0, failing: 0, waiting: 0, active: 0 }
const words = (counts: Partial<WorkCounts>) => [
  titleOf({ ...well, ...counts }),
  restOf({ ...well, ...counts }),
]

describe('the page Work', () => {
  it.each([
    [{}, 'Nothing is stuck', '1 worker is alive. No job waits, none is under way.'],
    [
      { workers: 3, waiting: 1, active: 1 },
      'Nothing is stuck',
      '3 workers are alive. 1 job could begin, one is under way.',
    ],
    [{ gaveUp: 2 }, '2 jobs gave up', '1 worker is alive. No job waits, none is under way.'],
    [
      { late: 1, failing: 2 },
      '1 request waits too long for a worker',
      '2 jobs keep failing. 1 worker is alive. No job waits, none is under way.',
    ],
    [{ failing: 1 }, '1 job keeps failing', '1 worker is alive. No job waits, none is under way.'],
    [
      { workers: 0, gaveUp: 1, late: 2, failing: 1, waiting: 4, active: 2 },
      'No worker is alive',
      '1 job gave up. 2 requests wait too long. 1 job keeps failing. 4 jobs could begin, 2 are under way.',
    ],
    [
      { workers: 0, beginning: 1 },
      'Nothing is stuck',
      'A process has just begun; it tells within ten seconds whether it takes jobs. No job waits, none is under way.',
    ],
  ])('of %o answers “%s”', (counts, title, rest) => {
    expect(words(counts)).toEqual([title, rest])
  })

  it('names a provider that does not answer, where nothing is worse', () => {
    expect(titleOf(well, [{ name: 'Stripe' }])).toBe('Stripe does not answer')
    expect(titleOf({ ...well, gaveUp: 1 }, [{ name: 'Stripe' }])).toBe('1 job gave up')
  })

  it('says how many of those that wait too long are in which state', () => {
    const [approved, begun] = [{ state: 'approved' }, { state: 'carrying out' }] as const
    expect(lateTitle([approved])).toBe('1 request waits too long: 1 approved')
    expect(lateTitle([approved, begun, approved])).toBe(
      '3 requests wait too long: 2 approved, 1 being carried out',
    )
  })
})
