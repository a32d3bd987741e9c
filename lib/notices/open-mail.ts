import 'server-only'
import { and, eq, isNull, lt, ne, or, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { db } from '#db/client.ts'
import { notices } from '#db/schema/notices.ts'
import { people } from '#db/schema/people.ts'
import type { Actor } from '#lib/auth/actor.ts'
import type { Posted } from '#lib/mail/post-mail.ts'
import type { MailedNotice } from './write-mail.ts'

type Desk = Actor<'notice:mail'>

export interface Addressee {
  id: string
  name: string
  email: string
}

export interface OpenMail {
  id: string
  /** The oldest first. */
  told: MailedNotice[]
}

/** Minutes. */
const longestWait = 15

/** UTC. The one mail a day leaves in the minute after it. */
export const digestHour = 7

const unsent = and(ne(notices.way, 'desk'), isNull(notices.mail), isNull(notices.readAt))

/** Nobody wants to be mailed of what is older; what stands in the desk stays there. */
export const leaveInDesk = (_desk: Desk, toldBefore: Date) =>
  db()
    .update(notices)
    .set({ way: 'desk' })
    .where(and(unsent, lt(notices.toldAt, toldBefore)))

/** Whom a mail may leave for now, whoever waits longest first. */
export const findAddressees = (_desk: Desk, now: Date, most: number): Promise<Addressee[]> =>
  db()
    .select({ id: people.id, name: people.name, email: people.email })
    .from(notices)
    .innerJoin(people, eq(people.id, notices.personId))
    .where(due(now))
    .groupBy(people.id)
    .orderBy(sql`min(${notices.toldAt})`)
    .limit(most)

/** Takes all that is due to one person into one mail, before it leaves; whoever comes second finds nothing. Null where nothing is due. */
export async function openMail(
  _desk: Desk,
  { id: personId }: Addressee,
  now: Date,
): Promise<OpenMail | null> {
  const id = v7()
  const opened = await db()
    .update(notices)
    .set({ mail: 'open', mailId: id, mailAt: now, mailTries: sql`${notices.mailTries} + 1` })
    .where(and(eq(notices.personId, personId), due(now)))
    .returning({ id: notices.id, sentence: notices.sentence, address: notices.address })
  if (opened.length === 0) return null
  return { id, told: opened.sort((a, b) => (a.id < b.id ? -1 : 1)) }
}

/** What surely did not leave may leave later; what may have left never does again. */
export async function closeMail(_desk: Desk, { id }: OpenMail, posted: Posted) {
  const again = posted.outcome === 'refused' && posted.lasting !== true
  await db()
    .update(notices)
    .set({
      mail: again ? null : posted.outcome,
      mailSentence: 'sentence' in posted ? posted.sentence : null,
    })
    .where(and(eq(notices.mailId, id), eq(notices.mail, 'open')))
}

/**
 * At most one mail a minute for each person, and longer waits after each that could not leave. Whoever has no role any more is only told
 * of roles.
 */
function due(now: Date) {
  const digest = new Date(now)
  digest.setUTCHours(digestHour, 0, 0, 0)
  if (digest > now) digest.setUTCDate(digest.getUTCDate() - 1)
  return and(
    unsent,
    or(eq(notices.way, 'at once'), lt(notices.toldAt, digest)),
    sql`(${notices.kind} = 'roles' or exists (select from roles r where r.person_id = ${notices.personId}))`,
    sql`not exists (select from notices m where m.person_id = ${notices.personId}
      and m.mail_at > ${now.toISOString()}::timestamptz - ${longestWait} * interval '1 minute'
      and m.mail_at > ${now.toISOString()}::timestamptz - least(2 ^ (m.mail_tries - 1), ${longestWait}) * interval '1 minute')`,
  )
}
