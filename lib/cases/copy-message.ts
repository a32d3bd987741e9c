import 'server-only'
import { eq } from 'drizzle-orm'
import { db, type Transaction } from '#db/client.ts'
import { answerTemplates } from '#db/schema/case-lists.ts'
import { caseMessages } from '#db/schema/case-texts.ts'
import { cases } from '#db/schema/cases.ts'
import type { CaseOutcome } from '#db/words.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { forbidden, invalid } from '#lib/errors.ts'
import { once } from '#lib/once.ts'
import { checkText } from '#lib/support/check-text.ts'
import { lockCase } from './lock-case.ts'
import { noteAnswered } from './note-answered.ts'
import { tellOfTurn } from './tell-of-case.ts'

export interface CaseText {
  caseId: string
  subject: string
  body: string
  /** Which outcome it tells of, where it is the answer. */
  purpose?: CaseOutcome | null
  templateId?: string | null
}

/** A text that does not leave by the desk itself. */
export interface Told extends CaseText {
  /** Made once by the form, so that a form posted twice keeps one message. */
  key: string
}

type Writer = Actor<'case:message'>

/**
 * A person says that they sent this text to the person themself, by the help desk or other means: it is kept as it was sent, once for each `key`.
 * @throws Refusal `invalid` for the text, and where a field of the template was left unfilled; `conflict` where this form kept something else
 * before.
 */
export async function copyMessage(
  actor: Writer,
  { key, caseId, ...text }: Told,
  now = new Date(),
): Promise<{ id: string }> {
  const row = { ...rowOf(actor, text), key, caseId, way: 'copy' as const }
  return once(formOf(row), (id) => {
    const detail = { messageId: id, way: 'copy' }
    return change(actor, { event: 'case.message sent', subject: caseId, detail }, async (tx) => {
      const held = await lockCase(tx, { caseId })
      await refuseUnknownTemplate(tx, row.templateId)
      await tx.insert(caseMessages).values({ ...row, id, outcome: 'sent', closedAt: now })
      await noteAnswered(tx, actor, { held, now })
    })
  })
}

/**
 * Keeps what the person wrote, once for each `key`, so that the whole talk stands in the case; its followers are told. @throws Refusal `invalid`
 * for the text, `conflict` where this form kept something else before.
 */
export async function receiveMessage(
  actor: Writer,
  { key, caseId, subject, body }: Told,
  now = new Date(),
): Promise<{ id: string }> {
  const row = { ...rowOf(actor, { subject, body }), key, caseId, way: 'received' as const }
  return once(formOf(row), (id) => {
    const detail = { messageId: id }
    return change(actor, { event: 'case.message received', subject: caseId, detail }, async (tx) => {
      const held = await lockCase(tx, { caseId })
      await tx.insert(caseMessages).values({ ...row, id, outcome: 'sent', closedAt: now })
      await tx.update(cases).set({ touchedAt: now }).where(eq(cases.id, caseId))
      await tellOfTurn(tx, held, { by: actor, words: 'has a new message from the person.' })
    })
  })
}

type Kept = ReturnType<typeof rowOf> & { key: string; caseId: string; way: 'copy' | 'received' }

/** The same words are the same message, whatever template the page offers by now. */
const formOf = ({ key, caseId, way, subject, body, writtenBy }: Kept) => ({
  find: () => db().select().from(caseMessages).where(eq(caseMessages.key, key)),
  wanted: { caseId, way, subject, body, writtenBy },
})

/** @throws Refusal `invalid`. */
export function rowOf(
  { personId }: Writer,
  { subject, body, purpose = null, templateId = null }: Omit<CaseText, 'caseId'>,
) {
  if (personId === null) throw forbidden('Only a person writes to the person.')
  const [left] = /\{\{[^{}]*\}\}/.exec(`${subject} ${body}`) ?? []
  if (left !== undefined)
    throw invalid(`The field ${left} is not filled in. Fill it in, or take it out.`, 'body')
  return { ...checkText({ subject, body }), purpose, templateId, writtenBy: personId }
}

export async function refuseUnknownTemplate(tx: Transaction, id: string | null) {
  if (id === null) return
  const [known] = await tx
    .select({ id: answerTemplates.id })
    .from(answerTemplates)
    .where(eq(answerTemplates.id, id))
  if (!known) throw invalid('There is no such template. Choose another one.', 'templateId')
}
