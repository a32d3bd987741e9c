import 'server-only'
import { db } from '#db/client.ts'
import { type Announced, announce } from '#lib/announcements/announce.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { tell, type Told } from './tell.ts'

/** Tells of what nobody did just now: of time that passed; the company's channel too, where something is announced. All of it or none. */
export const tellBySchedule = (
  _desk: Actor<'request:remind'> | Actor<'case:remind'>,
  told: readonly Told[],
  announced?: Announced,
) =>
  db().transaction(async (tx) => {
    for (const one of told) await tell(tx, one)
    if (announced) await announce(tx, announced)
  })
