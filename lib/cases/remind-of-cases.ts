import 'server-only'
import { and, eq, inArray, ne } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { cases } from '#db/schema/cases.ts'
import { roles } from '#db/schema/roles.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { permissions } from '#lib/auth/permissions.ts'
import { tellBySchedule } from '#lib/notices/tell-by-schedule.ts'
import { countClocks } from './count-clocks.ts'
import { type Due, findAsking, findCountedBefore, findDue } from './find-due.ts'
import { caseName } from './rules.ts'
import { findConcerned } from './tell-of-case.ts'

type Desk = Actor<'case:remind'>

const day = 24 * 3600_000

/** Counts clocks anew after a change of the calendar, then tells of clocks that run out or have run out, and of cases that ask for something. */
export async function remindOfCases(desk: Desk, now = new Date()) {
  await countAnew(desk)
  for (const due of await findDue(now)) await remind(desk, due, now)
  for (const row of await findAsking(new Date(now.getTime() - day)))
    await tellBySchedule(desk, [
      {
        to: await findConcerned(db(), row),
        kind: 'my cases',
        key: `asks:${row.id}:${row.asksSince?.toISOString() ?? ''}`,
        about: row.id,
        sentence: `${caseName(row.number)} ${row.asks === 'answer' ? 'asks for the answer: its request was carried out.' : 'asks how it goes on: its request has ended without being carried out.'}`,
        address: `/cases/${row.id}`,
      },
    ])
}

/** To whoever has the case; where nobody does, to everybody who could take it. */
async function remind(desk: Desk, { row, clock, at }: Due, now: Date) {
  const late = at <= now
  await tellBySchedule(desk, [
    {
      to: row.assigneeId === null ? await findWorkers() : [row.assigneeId],
      kind: 'case clocks',
      key: `${late ? 'late' : 'soon'}:${clock}:${row.id}:${at.toISOString()}`,
      about: row.id,
      sentence: late
        ? `The ${clock} of ${caseName(row.number)} is late.`
        : `The ${clock} of ${caseName(row.number)} is due within two hours.`,
      address: `/cases/${row.id}`,
    },
  ])
}

async function findWorkers(): Promise<string[]> {
  const rows = await db()
    .selectDistinct({ id: roles.personId })
    .from(roles)
    .where(inArray(roles.role, [...permissions['case:work']]))
  return rows.map(({ id }) => id)
}

/** Each case in a transaction of its own; what was resolved meanwhile is left alone. */
async function countAnew(desk: Desk) {
  for (const { id } of await findCountedBefore())
    await change(desk, { event: 'case.clocks counted', subject: id }, async (tx) => {
      const [held] = await tx
        .select()
        .from(cases)
        .where(and(eq(cases.id, id), ne(cases.state, 'resolved')))
        .for('update')
      if (held) await countClocks(tx, held)
    })
}
