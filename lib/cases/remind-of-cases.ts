import 'server-only'
import { and, eq, inArray, ne } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { cases } from '#db/schema/cases.ts'
import { roles } from '#db/schema/roles.ts'
import { announce } from '#lib/announcements/announce.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { permissions } from '#lib/auth/permissions.ts'
import { tellBySchedule } from '#lib/notices/tell-by-schedule.ts'
import { countClocks } from './count-clocks.ts'
import { type Due, findAsking, findCountedBefore, findDue, findUnknownMessages } from './find-due.ts'
import { caseName } from './rules.ts'
import { findConcerned } from './tell-of-case.ts'

type Desk = Actor<'case:remind'>

/** A desk that stood still tells afterwards what it did not; nobody is told twice. Milliseconds. */
const week = 7 * 24 * 3600_000

/**
 * Counts clocks anew after a change of the calendar, then tells of clocks that run out or have run out, of messages that
 * may have left, and of cases that ask for something.
 */
export async function remindOfCases(desk: Desk, now = new Date()) {
  await countAnew(desk)
  for (const due of await findDue(now)) await remind(desk, due, now)
  for (const message of await findUnknownMessages(now)) await remindOfUnknown(desk, message)
  for (const row of await findAsking(new Date(now.getTime() - week)))
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

/** To whoever wrote it, has the case or follows it; and to the channel, as what any delivery is that nobody knows of. */
async function remindOfUnknown(
  desk: Desk,
  { id, caseId, writtenBy }: Awaited<ReturnType<typeof findUnknownMessages>>[number],
) {
  const [row] = await db().select().from(cases).where(eq(cases.id, caseId))
  if (!row) throw new Error('the case of a message is gone')
  const told = {
    key: `unknown message:${id}`,
    about: caseId,
    sentence: `It is not known whether a message of ${caseName(row.number)} left. Look it up, and say what happened.`,
    address: `/cases/${caseId}`,
  }
  await tellBySchedule(desk, [
    { to: [writtenBy, ...(await findConcerned(db(), row))], kind: 'my cases', ...told },
  ])
  await announce(db(), { topic: 'needs an answer', ...told })
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
