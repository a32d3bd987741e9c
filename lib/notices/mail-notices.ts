import 'server-only'
import type { Actor } from '#lib/auth/actor.ts'
import { env } from '#lib/env.ts'
import { log } from '#lib/log.ts'
import { postMail } from '#lib/mail/post-mail.ts'
import { type Addressee, closeMail, findAddressees, leaveInDesk, openMail } from './open-mail.ts'
import { writeMail } from './write-mail.ts'

type Desk = Actor<'notice:mail'>

const atOnce = 500
const threeDays = 3 * 24 * 3600_000

/** After so many that could not leave, it is the server: the others wait for the next time. */
const mostFailures = 3

/**
 * Mails what people were told and have not read, one mail for each person. A mail is opened before it leaves and closed after it; one
 * that was left open may have left, and is never sent again. Without a mail server everything stays in the desk. Gives how many left.
 */
export async function mailNotices(desk: Desk, now = new Date()): Promise<number> {
  const { SMTP_URL, MAIL_FROM, NEXTAUTH_URL } = env()
  const server = SMTP_URL !== undefined && MAIL_FROM !== undefined ? { url: SMTP_URL, from: MAIL_FROM } : null
  await leaveInDesk(desk, server ? new Date(now.getTime() - threeDays) : now)
  if (!server) return 0
  let [sent, failed] = [0, 0]
  for (const person of await findAddressees(desk, now, atOnce)) {
    const outcome = await mailOne(desk, person, { ...server, now, desk: NEXTAUTH_URL })
    if (outcome === 'sent') sent += 1
    if (outcome === 'refused' || outcome === 'unknown') failed += 1
    if (failed >= mostFailures) break
  }
  if (failed > 0) log.warn({ sent, failed }, 'notices could not be mailed')
  return sent
}

interface Mailing {
  url: string
  from: string
  now: Date
  /** Where the desk is. */
  desk: string
}

async function mailOne(desk: Desk, person: Addressee, { url, from, now, desk: address }: Mailing) {
  const mail = await openMail(desk, person, now)
  if (!mail) return null
  const posted = await postMail(url, {
    id: `<${mail.id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    from,
    to: person.email,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    ...writeMail({ name: person.name, told: mail.told, desk: address }),
  })
  await closeMail(desk, mail, posted)
  return posted.outcome
}
