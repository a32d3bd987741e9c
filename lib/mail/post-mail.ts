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
  /** Absent: nobody answers it. */
  replyTo?: { name: string; address: string }
  subject: string
  text: string
  headers?: Record<string, string>
}

/** `refused`: surely not sent; `lasting` where the server will never take it for this recipient. `unknown`: it may have been taken. */
export type Posted =
  | { outcome: 'sent' }
  | { outcome: 'refused'; sentence: string; lasting?: true }
  | { outcome: 'unknown'; sentence: string }

/**
 * Posts one mail, once. Until the server asked for the message itself (RFC 5321, 4.1.1.4) nothing was sent; from then on only its own answer
 * tells what became of it. Never throws for an answer or a broken connection.
 */
export async function postMail(url: string, { id, from, to, ...mail }: Mail): Promise<Posted> {
  const composed = new MailComposer({
    ...mail,
    messageId: id,
    from,
    to,
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
      : {
          outcome: 'refused',
          sentence: `${sayTrouble(error)} Nothing was sent.`,
          ...(isLasting(error) && { lasting: true }),
        }
  } finally {
    message.destroy()
  }
}

/** The server refused the sender, the recipient or the whole message. */
const isAnswer = (error: unknown) =>
  error instanceof Error && 'code' in error && (error.code === 'EENVELOPE' || error.code === 'EMESSAGE')

/** RFC 5321, 4.2.1: 5yz is for good. Of the commands only these two tell of this recipient and this mail. */
const isLasting = (error: unknown) =>
  error instanceof Error &&
  'responseCode' in error &&
  Number(error.responseCode) >= 500 &&
  'command' in error &&
  (error.command === 'RCPT TO' || error.command === 'DATA')
