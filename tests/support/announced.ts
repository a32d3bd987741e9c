import { v7 } from 'uuid'
import { db } from '#db/client.ts'
import { permitDesk } from '#lib/auth/actor.ts'
import { announce } from '#lib/announcements/announce.ts'
import { postAnnouncements } from '#lib/announcements/post-announcements.ts'
import { asApplication, asOwner } from './database.ts'

let count = 0
/** Announces something of a request; gives its sentence. */
export async function announced(over: { key?: string; sentence?: string; address?: string } = {}) {
  count += 1
  const about = v7()
  const given = {
    key: `test ${count}`,
    sentence: `R-${count} waits for a decision.`,
    address: `/requests/${about}`,
    ...over,
  }
  await db().transaction((tx) => announce(tx, { topic: 'to decide', about, ...given }))
  return given
}

export const post = (now = new Date()) => postAnnouncements(permitDesk('announcement:post'), now)
export const later = (seconds: number) => new Date(Date.now() + seconds * 1000)
export const forgetAnnouncements = () => asOwner`truncate announcements`

export const announcedStates = async () =>
  (await asApplication<{ state: string }[]>`select state from announcements order by id`).map(
    ({ state }) => state,
  )
