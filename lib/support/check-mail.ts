import 'server-only'
import { env, type Environment } from '#lib/env.ts'
import type { Check } from '#lib/providers/provider.ts'
import { sayTrouble } from '#lib/mail/say-trouble.ts'
import { talkToMailServer } from '#lib/mail/talk-to-mail-server.ts'

/** Whether messages to Cello support can leave: connects and signs in, sends nothing. Never throws. */
export async function checkMail(
  { SMTP_URL, MAIL_FROM, CELLO_SUPPORT_EMAIL }: Mailing = env(),
): Promise<Check> {
  if (SMTP_URL === undefined)
    return {
      level: 'warning',
      title: 'Outgoing mail is not configured.',
      sentence: `Messages to ${CELLO_SUPPORT_EMAIL} can be copied, not sent.`,
      wayOut: 'Set SMTP_URL and MAIL_FROM.',
    }
  const { host } = new URL(SMTP_URL)
  try {
    await talkToMailServer(SMTP_URL, (_connection, done) => done())
    return {
      level: 'good',
      title: 'The mail server can be used.',
      sentence: `Messages go to ${CELLO_SUPPORT_EMAIL} by ${host}, from ${MAIL_FROM ?? ''}.`,
      wayOut: '',
    }
  } catch (error) {
    return {
      level: 'blocker',
      title: 'The mail server cannot be used.',
      sentence: `${host}: ${sayTrouble(error)}`,
      wayOut: 'Check SMTP_URL; until then messages can be copied, not sent.',
    }
  }
}

type Mailing = Pick<Environment, 'SMTP_URL' | 'MAIL_FROM' | 'CELLO_SUPPORT_EMAIL'>
