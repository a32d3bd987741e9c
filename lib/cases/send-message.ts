import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { db } from '#db/client.ts'
import { caseMessages } from '#db/schema/case-texts.ts'
import { people } from '#db/schema/people.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { env } from '#lib/env.ts'
import { conflict, invalid, unavailable } from '#lib/errors.ts'
import { postMail, type Posted } from '#lib/mail/post-mail.ts'
import { once } from '#lib/once.ts'
import { type CaseText, refuseUnknownTemplate, rowOf } from './copy-message.ts'
import { lockCase, lockWhereItLives } from './lock-case.ts'
import { noteAnswered } from './note-answered.ts'

type Writer = Actor<'case:message'>

export interface CaseMail extends CaseText {
  /** Made once by the form, so that a form posted twice sends one mail. */
  key: string
  /** The person's e-mail address. */
  address: string
}

/**
 * Mails a message to the person, once for each `key`: its row is committed before the mail leaves and closed after it. What was left open is
 * unknown, and never sent again by itself. A form that comes again is told what became of its message. @throws Refusal `invalid` for the text or
 * the address, `unavailable` without a mail server, `conflict` where this form sent another message before.
 */
export async function sendMessage(
  actor: Writer,
  { key, caseId, address, ...text }: CaseMail,
): Promise<Posted> {
  const { SMTP_URL, MAIL_FROM } = env()
  if (SMTP_URL === undefined || MAIL_FROM === undefined)
    throw unavailable('The desk has no mail server. Copy the message, send it yourself, and say so here.')
  const to = z.email().max(254).safeParse(address.trim())
  if (!to.success) throw invalid('This is no e-mail address. It looks like name@company.com.', 'address')
  const form = { ...rowOf(actor, text), key, caseId, address: to.data, way: 'mail' as const }
  const opened = await open(actor, form)
  const row = { ...form, id: opened.id }
  if (!opened.isNew) return whatBecameOf(row.id)
  const writer = await getWriter(row)
  const mailId = `<${key}@${MAIL_FROM.slice(MAIL_FROM.lastIndexOf('@') + 1)}>`
  const { subject, body, address: recipient } = row
  const posted = await postMail(SMTP_URL, {
    id: mailId,
    from: MAIL_FROM,
    to: recipient,
    replyTo: writer,
    subject,
    text: body,
  })
  await close(actor, { row, mailId, posted })
  return posted
}

type Form = ReturnType<typeof rowOf> & { key: string; caseId: string; address: string; way: 'mail' }
type Row = Form & { id: string }

async function open(actor: Writer, form: Form) {
  const { key, caseId, way, address, subject, body, writtenBy } = form
  let isNew = false
  const find = () => db().select().from(caseMessages).where(eq(caseMessages.key, key))
  // The same words to the same address are the same message, whatever template the page offers by now.
  const { id } = await once(
    { find, wanted: { caseId, way, address, subject, body, writtenBy } },
    async (id) => {
      const detail = { messageId: id, way }
      await change(actor, { event: 'case.message opened', subject: caseId, detail }, async (tx) => {
        await lockCase(tx, form)
        await refuseUnknownTemplate(tx, form.templateId)
        await tx.insert(caseMessages).values({ ...form, id })
      })
      isNew = true
    },
  )
  return { id, isNew }
}

async function whatBecameOf(id: string): Promise<Posted> {
  const [stands] = await db().select().from(caseMessages).where(eq(caseMessages.id, id))
  if (stands?.outcome === 'sent') return { outcome: 'sent' }
  return stands?.outcome === 'refused'
    ? { outcome: 'refused', sentence: stands.sentence ?? 'It did not leave.' }
    : { outcome: 'unknown', sentence: stands?.sentence ?? 'It is on its way, or was cut off there.' }
}

async function getWriter({ writtenBy }: Row) {
  const [writer] = await db()
    .select({ name: people.name, address: people.email })
    .from(people)
    .where(eq(people.id, writtenBy))
  if (!writer) throw new Error('nobody writes')
  return writer
}

const events = {
  sent: 'case.message sent',
  refused: 'case.message refused',
  unknown: 'case.message unknown',
} as const

async function close(actor: Writer, { row, mailId, posted }: { row: Row; mailId: string; posted: Posted }) {
  const { outcome } = posted
  const sentence = 'sentence' in posted ? posted.sentence : null
  const detail = { messageId: row.id, ...(sentence === null ? {} : { sentence }) }
  const entry = { event: events[outcome], subject: row.caseId, detail }
  await change(actor, entry, async (tx) => {
    const now = new Date()
    const held = await lockWhereItLives(tx, row.caseId)
    entry.subject = held.id
    const closed = await tx
      .update(caseMessages)
      .set({ outcome, sentence, mailId, closedAt: outcome === 'unknown' ? null : now })
      .where(and(eq(caseMessages.id, row.id), isNull(caseMessages.closedAt)))
      .returning({ id: caseMessages.id })
    if (closed.length === 0)
      throw conflict('Somebody said meanwhile what became of the message. Reload the page to see it.')
    if (outcome === 'sent') await noteAnswered(tx, actor, { held, now })
  })
}
