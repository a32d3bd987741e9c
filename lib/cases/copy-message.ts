import 'server-only'
import { eq } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Transaction } from '#db/client.ts'
import { answerTemplates } from '#db/schema/case-lists.ts'
import { caseMessages } from '#db/schema/case-texts.ts'
import { cases } from '#db/schema/cases.ts'
import type { CaseOutcome } from '#db/words.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { forbidden, invalid } from '#lib/errors.ts'
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

type Writer = Actor<'case:message'>

/**
 * A person says that they sent this text to the person themself, by the help desk or other means: it is kept as it was sent.
 * @throws Refusal `invalid` for the text, and where a field of the template was left unfilled.
 */
export async function copyMessage(
  actor: Writer,
  { caseId, ...text }: CaseText,
  now = new Date(),
): Promise<{ id: string }> {
  const row = rowOf(actor, text)
  const id = v7()
  await change(
    actor,
    { event: 'case.message sent', subject: caseId, detail: { messageId: id, way: 'copy' } },
    async (tx) => {
      const held = await lockCase(tx, { caseId })
      await refuseUnknownTemplate(tx, row.templateId)
      await tx
        .insert(caseMessages)
        .values({ ...row, id, caseId, way: 'copy', outcome: 'sent', closedAt: now })
      await noteAnswered(tx, actor, { held, now })
    },
  )
  return { id }
}

/** Keeps what the person wrote, so that the whole talk stands in the case; its followers are told. @throws Refusal `invalid` for the text. */
export async function receiveMessage(
  actor: Writer,
  { caseId, ...text }: CaseText,
  now = new Date(),
): Promise<{ id: string }> {
  const row = rowOf(actor, text)
  const id = v7()
  await change(
    actor,
    { event: 'case.message received', subject: caseId, detail: { messageId: id } },
    async (tx) => {
      const held = await lockCase(tx, { caseId })
      await tx.insert(caseMessages).values({
        ...row,
        id,
        caseId,
        way: 'received',
        purpose: null,
        templateId: null,
        outcome: 'sent',
        closedAt: now,
      })
      await tx.update(cases).set({ touchedAt: now }).where(eq(cases.id, caseId))
      await tellOfTurn(tx, held, { by: actor, words: 'has a new message from the person.' })
    },
  )
  return { id }
}

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
