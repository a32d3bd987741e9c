import 'server-only'
import { and, asc, eq, gt, isNull, lt } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { messages } from '#db/schema/messages.ts'
import { requests } from '#db/schema/requests.ts'
import { findOthers, placeOf } from '#lib/attribution/tell-of-request.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { week } from '#lib/notices/spans.ts'
import { tellBySchedule } from '#lib/notices/tell-by-schedule.ts'
import { inFlight } from './find-messages.ts'

/** Tells, once each, of messages to Cello support of which nobody knows whether they left: whoever wrote it, and whoever may answer for the request. */
export async function remindOfMessages(desk: Actor<'request:remind'>, now = new Date()) {
  for (const { message, request } of await findUnknown(now)) {
    const { name, ...place } = placeOf(request)
    await tellBySchedule(desk, [
      {
        to: [message.writtenBy, ...(await findOthers(db(), request.id))],
        kind: 'needs an answer',
        key: `unknown message:${message.id}`,
        sentence: `It is not known whether the message of ${name} to Cello support left. Look it up, and say what happened.`,
        ...place,
      },
    ])
  }
}

const findUnknown = (now: Date) =>
  db()
    .select({ message: messages, request: requests })
    .from(messages)
    .innerJoin(requests, eq(requests.id, messages.requestId))
    .where(
      and(
        isNull(messages.closedAt),
        lt(messages.openedAt, new Date(now.getTime() - inFlight)),
        gt(messages.openedAt, new Date(now.getTime() - week)),
      ),
    )
    .orderBy(asc(messages.openedAt))
    .limit(100)
