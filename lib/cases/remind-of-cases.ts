import 'server-only'
import { inArray } from 'drizzle-orm'
import { db } from '#db/client.ts'
import type { Case } from '#db/schema/cases.ts'
import { roles } from '#db/schema/roles.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { permissions } from '#lib/auth/permissions.ts'
import { conflict, Refusal } from '#lib/errors.ts'
import { logUnknown } from '#lib/log.ts'
import { week } from '#lib/notices/spans.ts'
import { tellBySchedule } from '#lib/notices/tell-by-schedule.ts'
import type { Told } from '#lib/notices/tell.ts'
import { countClocks } from './count-clocks.ts'
import { type Due, findAsking, findCountedBefore, findDue, findUnknownMessages } from './find-due.ts'
import { getSla } from './get-sla.ts'
import { lockCase } from './lock-case.ts'
import { caseName, unresolved } from './rules.ts'
import { findConcerned } from './tell-of-case.ts'

type Desk = Actor<'case:remind'>
type Asking = Awaited<ReturnType<typeof findAsking>>[number]

/**
 * Counts clocks anew after a change of the calendar, then tells of clocks that run out or have run out, of messages that
 * may have left, and of cases that ask for something. Where none of those who have or follow a case works on cases, everybody who does is told. What cannot be told of one is logged, and does not keep the others from it.
 */
export async function remindOfCases(desk: Desk, now = new Date()) {
  await countAnew(desk)
  const workers = await findWorkers()
  for (const due of await findDue(now, workers))
    await tryOne(due.row, () => tellBySchedule(desk, [ofDue(due, { workers, now })]))
  for (const message of await findUnknownMessages(now, workers))
    await tryOne(message.row, () => remindOfUnknown(desk, message, workers))
  for (const asking of await findAsking(new Date(now.getTime() - week), workers))
    await tryOne(asking.row, () => remindOfAsking(desk, asking, workers))
}

async function tryOne({ id }: Pick<Case, 'id'>, remind: () => Promise<unknown>) {
  await remind().catch((error: unknown) => logUnknown(error, `remind of the case ${id}`))
}

const remindOfAsking = async (desk: Desk, { row, key }: Asking, workers: string[]) =>
  tellBySchedule(desk, [
    {
      to: orWorkers(await findConcerned(db(), row), workers),
      kind: 'my cases',
      key,
      about: row.id,
      sentence: `${caseName(row.number)} ${row.asks === 'answer' ? 'asks for the answer: its request was carried out.' : 'asks how it goes on: its request has ended without being carried out.'}`,
      address: `/cases/${row.id}`,
    },
  ])

/** To whoever wrote it, has the case or follows it; and to the channel, as what any delivery is that nobody knows of. */
async function remindOfUnknown(
  desk: Desk,
  { row, key, writtenBy }: Awaited<ReturnType<typeof findUnknownMessages>>[number],
  workers: string[],
) {
  const told = {
    key,
    about: row.id,
    sentence: `It is not known whether a message of ${caseName(row.number)} left. Look it up, and say what happened.`,
    address: `/cases/${row.id}`,
  }
  const to = orWorkers([writtenBy, ...(await findConcerned(db(), row))], workers)
  await tellBySchedule(desk, [{ to, kind: 'my cases', ...told }], {
    topic: 'needs an answer',
    ...told,
  })
}

/** These, and where none of them works on cases, everybody who does. */
const orWorkers = (concerned: readonly string[], workers: readonly string[]) =>
  concerned.some((id) => workers.includes(id)) ? concerned : [...concerned, ...workers]

interface Reminding {
  /** Ids of everybody who could take a case. */
  workers: string[]
  now: Date
}

/** To whoever has the case; where nobody does, or one who works on cases no more, to everybody who could take it. */
function ofDue({ row, clock, at, key }: Due, { workers, now }: Reminding): Told {
  const has = workers.filter((id) => id === row.assigneeId)
  return {
    to: has.length > 0 ? has : workers,
    kind: 'case clocks',
    key,
    about: row.id,
    sentence:
      at <= now
        ? `The ${clock} of ${caseName(row.number)} is late.`
        : `The ${clock} of ${caseName(row.number)} is due within two hours.`,
    address: `/cases/${row.id}`,
  }
}

async function findWorkers(): Promise<string[]> {
  const rows = await db()
    .selectDistinct({ id: roles.personId })
    .from(roles)
    .where(inArray(roles.role, [...permissions['case:work']]))
  return rows.map(({ id }) => id)
}

/** Every case that an older calendar counts, however many there are. */
async function countAnew(desk: Desk) {
  const { version } = await getSla()
  for (let after: string | undefined; ;) {
    const found = await findCountedBefore(version, after)
    for (const { id } of found) await countOne(desk, id, version)
    after = found.at(-1)?.id
    if (after === undefined) return
  }
}

/** In a transaction of its own; what was resolved meanwhile, or counted by another worker, is left alone. */
async function countOne(desk: Desk, caseId: string, version: number) {
  try {
    await change(desk, { event: 'case.clocks counted', subject: caseId }, async (tx) => {
      const held = await lockCase(tx, { caseId, states: unresolved })
      if (held.slaVersion >= version) throw conflict('It is counted already.')
      await countClocks(tx, held)
    })
  } catch (error) {
    // One that cannot be counted must not keep the others from it.
    if (!(error instanceof Refusal)) logUnknown(error, `count the clocks of ${caseId}`)
  }
}
