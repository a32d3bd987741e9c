import 'server-only'
import { eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import type { Case } from '#db/schema/cases.ts'
import { slas } from '#db/schema/slas.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { findPauses } from './count-clocks.ts'
import type { Calendar } from './sla/calendar.ts'
import { clockOf } from './sla/clock.ts'

export interface CaseClock {
  /** Minutes of open hours that there are in all. */
  target: number
  due: Date | null
  /** Minutes of open hours that are left, while the clock stands still. */
  left: number | null
  /** When it was met; null while it was not. */
  doneAt: Date | null
  late: boolean
}

/** How far the two clocks of a case are at this moment. */
export async function getClocks(_actor: Actor<'case:see'>, row: Case, now: Date) {
  const [[sla], pauses] = await Promise.all([
    db().select({ calendar: slas.calendar }).from(slas).where(eq(slas.version, row.slaVersion)),
    findPauses(db(), row.id),
  ])
  if (!sla) throw new Error('the calendar of the case is gone')
  const calendar = sla.calendar as Calendar
  const clock = (
    target: number,
    due: Date | null,
    doneAt: Date | null,
    wasLate: boolean | null,
  ): CaseClock => ({
    target,
    due,
    left:
      due === null && doneAt === null ? clockOf({ calendar, target, from: row.openedAt, pauses }).left : null,
    doneAt,
    late: wasLate ?? (due !== null && due < now),
  })
  return {
    firstAnswer: clock(
      row.firstAnswerMinutes,
      row.firstAnswerDueAt,
      row.firstAnsweredAt,
      row.firstAnswerLate,
    ),
    resolution: clock(row.resolutionMinutes, row.resolutionDueAt, row.resolvedAt, row.resolutionLate),
    zone: calendar.zone,
  }
}
