import 'server-only'
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { caseSpells } from '#db/schema/case-parts.ts'
import { type Case, cases } from '#db/schema/cases.ts'
import { getSla, type Sla } from './get-sla.ts'
import { chooseTarget, type Stake } from './sla/choose-target.ts'
import { clockOf, type Pause } from './sla/clock.ts'

/**
 * Counts when the first answer and the resolution are due, by the calendar and the targets of this moment. A first answer that was given
 * keeps the moment it was due at. The case's row is held by the transaction.
 */
export async function countClocks(tx: Transaction, row: Case, sla?: Sla) {
  const { version, calendar, targets } = sla ?? (await getSla(tx))
  const target = chooseTarget(targets, { kind: row.kind, stake: stakeOf(row) })
  const running = { calendar, from: row.openedAt, pauses: await findPauses(tx, row.id) }
  const first = clockOf({ ...running, target: target.firstAnswer })
  const whole = clockOf({ ...running, target: target.resolution })
  await tx
    .update(cases)
    .set({
      slaVersion: version,
      firstAnswerMinutes: target.firstAnswer,
      resolutionMinutes: target.resolution,
      ...(row.firstAnsweredAt === null && { firstAnswerDueAt: first.due }),
      resolutionDueAt: whole.due,
    })
    .where(eq(cases.id, row.id))
}

export const stakeOf = ({ stakeAmount, stakeCurrency }: Case): Stake | null =>
  stakeAmount === null || stakeCurrency === null ? null : { amount: stakeAmount, currency: stakeCurrency }

export const findPauses = (reader: Pick<Transaction, 'select'>, caseId: string): Promise<Pause[]> =>
  reader
    .select({ since: caseSpells.since, until: caseSpells.until })
    .from(caseSpells)
    .where(and(eq(caseSpells.caseId, caseId), inArray(caseSpells.state, ['waiting', 'resolved'])))
    .orderBy(asc(caseSpells.since))
