import { v7 } from 'uuid'
import { permitDesk } from '#lib/auth/actor.ts'
import { mailNotices } from '#lib/notices/mail-notices.ts'
import { tellBySchedule } from '#lib/notices/tell-by-schedule.ts'
import type { Told } from '#lib/notices/tell.ts'
import type { MailboxWorld } from '#sandbox/mailbox/index.ts'
import { sam } from './cast.ts'
import { asApplication } from './database.ts'

/** What the notices of these tests are about. */
export const about = v7()

let count = 0
/** Tells Sam, or whom else, that a request was approved; gives the number in its words. */
export async function told(over: Partial<Told> = {}) {
  count += 1
  const notice: Told = {
    to: [sam.id],
    kind: 'my requests',
    key: `test ${count}`,
    about,
    sentence: `R-${count} was approved by Ada. It is carried out now.`,
    address: `/requests/${about}`,
    ...over,
  }
  await tellBySchedule(permitDesk('request:remind'), [notice])
  return count
}

export const mail = (now = new Date()) => mailNotices(permitDesk('notice:mail'), now)
export const minutesLater = (minutes: number) => new Date(Date.now() + minutes * 60_000)

/** What comes to somebody from now on, the oldest first. */
export async function watch(mailbox: MailboxWorld, id: string) {
  const [person] = await asApplication<{ email: string }[]>`select email from people where id = ${id}`
  const all = () =>
    mailbox.mails.filter(({ envelope }) => envelope.to.includes(person?.email ?? '')).toReversed()
  const before = all().length
  return () => all().slice(before)
}
