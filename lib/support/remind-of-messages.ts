import 'server-only'
import { db } from '#db/client.ts'
import { findOthers, placeOf } from '#lib/attribution/tell-of-request.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { logUnknown } from '#lib/log.ts'
import { tellBySchedule } from '#lib/notices/tell-by-schedule.ts'
import { findUnknownMessages } from './find-unknown-messages.ts'

type Desk = Actor<'request:remind'>
type Unknown = Awaited<ReturnType<typeof findUnknownMessages>>[number]

/**
 * Tells, once each, of messages to Cello support of which nobody knows whether they left: whoever wrote it, and whoever may answer for the
 * request. What cannot be told of one is logged, and does not keep the others from it.
 */
export async function remindOfMessages(desk: Desk, now = new Date()) {
  for (let after: string | undefined; ;) {
    const found = await findUnknownMessages(now, after)
    for (const one of found)
      await remindOfOne(desk, one).catch((error: unknown) =>
        logUnknown(error, `remind of the message ${one.message.id}`),
      )
    after = found.at(-1)?.message.id
    if (after === undefined) return
  }
}

async function remindOfOne(desk: Desk, { message, request, key }: Unknown) {
  const { name, ...place } = placeOf(request)
  await tellBySchedule(desk, [
    {
      to: [message.writtenBy, ...(await findOthers(db(), request.id))],
      kind: 'needs an answer',
      key,
      sentence: `It is not known whether the message of ${name} to Cello support left. Look it up, and say what happened.`,
      ...place,
    },
  ])
}
