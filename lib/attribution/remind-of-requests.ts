import 'server-only'
import { db } from '#db/client.ts'
import type { Request } from '#db/schema/requests.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { logUnknown } from '#lib/log.ts'
import { tellBySchedule } from '#lib/notices/tell-by-schedule.ts'
import { type Ending, findExpiring, findRunningOut } from './find-ending.ts'
import { inDays } from './in-days.ts'
import { findOthers, placeOf } from './tell-of-request.ts'

type Desk = Actor<'request:remind'>

/**
 * Tells beforehand, once each: of a request that expires, and of a payment that cannot be brought much longer. What cannot be told of one
 * is logged, and does not keep the others from it.
 */
export async function remindOfRequests(desk: Desk, now = new Date()) {
  for (const ending of await findExpiring(now))
    await remind(
      desk,
      ending,
      (name) => `${name} expires ${inDays(ending.at, now)}: ${undecided[ending.state] ?? ''}`,
    )
  for (const ending of await findRunningOut(now))
    await remind(
      desk,
      ending,
      (name) => `A payment of ${name} runs out ${inDays(ending.at, now)}: ${undecided[ending.state] ?? ''}`,
    )
}

const undecided: Partial<Record<Request['state'], string>> = {
  waiting: 'it still waits for a decision.',
  returned: 'its question waits for an answer.',
  stale: 'it waits for its next revision.',
  paused: 'it is paused, and waits for a person.',
}

async function remind(desk: Desk, ending: Ending, sentenceFor: (name: string) => string) {
  await remindOfOne(desk, ending, sentenceFor).catch((error: unknown) =>
    logUnknown(error, `remind of the request ${ending.id}`),
  )
}

/** The filer, and whoever could do something about it now. */
async function remindOfOne(desk: Desk, ending: Ending, sentenceFor: (name: string) => string) {
  const { name, ...place } = placeOf(ending)
  const others = ['waiting', 'paused'].includes(ending.state) ? await findOthers(db(), ending.id) : []
  await tellBySchedule(desk, [
    {
      to: [ending.filedBy, ...others],
      kind: 'running out',
      key: ending.key,
      sentence: sentenceFor(name),
      ...place,
    },
  ])
}
