import { describe, expect, it } from 'vitest'
import { leftForSupport } from '#lib/attribution/left-for-support.ts'
import type { NotResent } from '#lib/providers/finding.ts'
import { invoice, plan, resend } from '#tests/support/plans.ts'

type Row = Parameters<typeof leftForSupport>[1][number]

const row = (position: number, over: Partial<Row> = {}): Row => ({
  position,
  state: 'done',
  sentence: null,
  closedAt: new Date('2026-11-22T12:00:00Z'),
  ...over,
})

const notResent = (reason: NotResent['reason'], paidAt = '2026-09-26T08:00:00.000Z'): NotResent => ({
  invoice: invoice({ id: `in_${reason}`, paidAt }),
  reason,
  sentence: `It is ${reason}.`,
})

const steps = [resend(), resend({ id: 'in_18' }, '2026-12-04T08:00:00.000Z')]

describe('what only Cello support can import', () => {
  it('is nothing where every payment was sent', () => {
    expect(leftForSupport(plan({ steps }), [row(0), row(1)])).toBeNull()
  })

  it('is nothing where what stayed behind is no matter for Cello', () => {
    const stayed = (['refunded', 'voided', 'not paid', 'resent before', 'permission'] as const).map(
      (reason) => notResent(reason),
    )
    expect(leftForSupport(plan({ steps, notResent: stayed }), [row(0), row(1)])).toBeNull()
  })

  it.each(['too old', 'event gone', 'endpoint younger'] as const)(
    'is a payment that the plan does not send because of: %s',
    (reason) => {
      const left = leftForSupport(plan({ steps, notResent: [notResent(reason)] }), [row(0), row(1)])
      expect(left).toEqual([{ ...notResent(reason), eventId: null }])
    },
  )

  it('is a payment whose clock ran out on the way', () => {
    const skipped = row(0, {
      state: 'skipped',
      sentence: 'Its 30 days ran out.',
      closedAt: new Date('2026-11-25T08:00:00.000Z'),
    })
    expect(leftForSupport(plan({ steps }), [skipped, row(1)])).toEqual([
      { invoice: invoice(), reason: 'too old', sentence: 'Its 30 days ran out.', eventId: 'evt_in_17' },
    ])
  })

  it('is a payment that a person left out', () => {
    const skipped = row(1, { state: 'skipped', sentence: 'Left out. Ada: “enough”' })
    expect(leftForSupport(plan({ steps }), [row(0), skipped])).toMatchObject([
      { reason: 'left out', eventId: 'evt_in_18', sentence: 'Left out. Ada: “enough”' },
    ])
  })

  it('is not the barrier, which is skipped where nothing was marked', () => {
    const waits = plan()
    expect(
      leftForSupport(waits, [row(0), row(1, { state: 'skipped', sentence: 'Nothing was marked.' })]),
    ).toBeNull()
  })

  it('is the request itself where it is only the message', () => {
    const asked = plan({ steps: [] })
    expect(leftForSupport({ ...asked, wanted: { ...asked.wanted, supportOnly: true } }, [])).toEqual([])
  })

  it('is told oldest first', () => {
    const skipped = row(0, { state: 'skipped', sentence: 'Left out.' })
    const left = leftForSupport(plan({ steps, notResent: [notResent('too old')] }), [skipped, row(1)])
    expect(left?.map(({ invoice: { id } }) => id)).toEqual(['in_too old', 'in_17'])
  })
})
