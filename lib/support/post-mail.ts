import 'server-only'
import { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import { sayTrouble } from './say-trouble.ts'
import { talkToMailServer } from './talk-to-mail-server.ts'

export interface Mail {
  /** The Message-ID, known before it leaves. */
  id: string
  from: string
  to: string
  replyTo: { name: string; address: string }
  subject: string
  text: string
}

/** `refused`: surely not sent. `unknown`: it may have been taken. */
export type Posted = { outcome: 'sent' } | { outcome: 'refused' | 'unknown'; sentence: string }

/**
 * Posts one mail, once. Until the server asked for the message itself (RFC 5321, 4.1.1.4) nothing was sent; from then on only its own answer
 * tells what became of it. Never throws for an answer or a broken connection.
 */
export async function postMail(url: string, { id, from, to, replyTo, subject, text }: Mail): Promise<Posted> {
  const composed = new MailComposer({
    messageId: id,
    from,
    to,
    replyTo,
    subject,
    text,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const raw = await composed.compile().build()
  const message = Readable.from([raw], { objectMode: false })
  try {
    await talkToMailServer(url, (connection, done) => connection.send({ from, to }, message, done))
    return { outcome: 'sent' }
  } catch (error) {
    return message.readableDidRead && !isAnswer(error)
      ? {
          outcome: 'unknown',
          sentence: 'The connection to the mail server broke while the message was on its way.',
        }
      : { outcome: 'refused', sentence: `${sayTrouble(error)} Nothing was sent.` }
  } finally {
    message.destroy()
  }
}

/** The server refused the sender, the recipient or the whole message. */
const isAnswer = (error: unknown) =>
  error instanceof Error && 'code' in error && (error.code === 'EENVELOPE' || error.code === 'EMESSAGE')
