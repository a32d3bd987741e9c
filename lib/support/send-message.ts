import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { v7 } from 'uuid'
import { db } from '#db/client.ts'
import { type Message, messages } from '#db/schema/messages.ts'
import { people } from '#db/schema/people.ts'
import { requests } from '#db/schema/requests.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { env } from '#lib/env.ts'
import { conflict, forbidden, unavailable } from '#lib/errors.ts'
import { violates } from '#lib/violates.ts'
import { checkText } from './check-text.ts'
import { lockToWrite } from './lock-to-write.ts'
import { postMail, type Posted } from '#lib/mail/post-mail.ts'
import type { Text } from './write-message.ts'

type Sender = Actor<'message:send'>

export interface Writing extends Text {
  requestId: string
}

/**
 * Sends the message to Cello support, once: its row is committed before the mail leaves and closed after it. What was left open is unknown
 * and never sent again by itself. @throws Refusal `invalid` for the text, `unavailable` without a mail server, `conflict` where somebody
 * wrote, or may have written, before.
 */
export async function sendMessage(actor: Sender, { requestId, ...text }: Writing): Promise<Posted> {
  const { subject, body } = checkText(text)
  const { SMTP_URL, MAIL_FROM } = env()
  if (SMTP_URL === undefined || MAIL_FROM === undefined)
    throw unavailable('The desk has no mail server. Copy the message, send it yourself, and say so here.')
  const writer = await getWriter(actor)
  const message = await openMessage(actor, { requestId, subject, body, writtenBy: writer.id })
  const mailId = `<${message.id}@${MAIL_FROM.slice(MAIL_FROM.lastIndexOf('@') + 1)}>`
  const posted = await postMail(SMTP_URL, {
    id: mailId,
    from: MAIL_FROM,
    to: message.recipient,
    replyTo: { name: writer.name, address: writer.email },
    subject,
    text: body,
  })
  await closeMessage(actor, { message, mailId, posted })
  return posted
}

async function getWriter({ personId }: Sender) {
  const [writer] =
    personId === null
      ? []
      : await db()
          .select({ id: people.id, name: people.name, email: people.email })
          .from(people)
          .where(eq(people.id, personId))
  if (!writer) throw forbidden('Only a person writes to Cello support.')
  return writer
}

async function openMessage(
  actor: Sender,
  { requestId, subject, body, writtenBy }: Writing & { writtenBy: string },
) {
  const id = v7()
  const recipient = env().CELLO_SUPPORT_EMAIL
  const entry = { event: 'message.opened', subject: requestId, detail: { messageId: id, recipient } } as const
  const message = await change(actor, entry, async (tx) => {
    const { revision } = await lockToWrite(tx, requestId)
    const row = { id, requestId, revision, way: 'mail' as const, recipient, subject, body, writtenBy }
    const [opened] = await tx.insert(messages).values(row).returning()
    return opened
  }).catch((error: unknown) => {
    if (violates(error, 'messages_one_per_request'))
      throw conflict(
        'A message is on its way, or nobody knows whether one left. Reload the page to see it; nothing was sent now.',
      )
    throw error
  })
  if (!message) throw new Error('the message was not opened')
  return message
}

const events = { sent: 'message.sent', refused: 'message.refused', unknown: 'message.unknown' } as const

interface Closing {
  message: Message
  mailId: string
  posted: Posted
}

async function closeMessage(actor: Sender, { message: { id, requestId }, mailId, posted }: Closing) {
  const { outcome } = posted
  const sentence = 'sentence' in posted ? posted.sentence : null
  const detail = { messageId: id, ...(sentence === null ? {} : { sentence }) }
  await change(actor, { event: events[outcome], subject: requestId, detail }, async (tx) => {
    const closed = await tx
      .update(messages)
      .set({ outcome, sentence, mailId, closedAt: outcome === 'unknown' ? null : new Date() })
      .where(and(eq(messages.id, id), isNull(messages.closedAt)))
      .returning({ id: messages.id })
    if (closed.length === 0)
      throw conflict('Somebody said meanwhile what became of the message. Reload the page to see it.')
    if (outcome === 'sent')
      await tx.update(requests).set({ support: 'written' }).where(eq(requests.id, requestId))
  })
}
