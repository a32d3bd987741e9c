import 'server-only'
import { eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { answerTemplates, declineReasons } from '#db/schema/case-lists.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { notFound } from '#lib/errors.ts'
import { fillTemplate, type FieldValues } from './fill-template.ts'
import { getCase } from './get-case.ts'
import { caseName } from './rules.ts'

const mostNamed = 10

/**
 * A template filled in for a case, to be read and changed before it is sent. `declineReasonId`: of a denial that is about to be made.
 * @throws Refusal `not found`.
 */
export async function writeAnswer(
  actor: Actor<'case:see'>,
  {
    caseId,
    templateId,
    declineReasonId,
  }: { caseId: string; templateId: string; declineReasonId?: string | null },
): Promise<{ subject: string; body: string }> {
  const [[template], { row, newUsers, declineSentence }, [reason]] = await Promise.all([
    db().select().from(answerTemplates).where(eq(answerTemplates.id, templateId)),
    getCase(actor, caseId),
    declineReasonId == null
      ? []
      : db()
          .select({ sentence: declineReasons.sentence })
          .from(declineReasons)
          .where(eq(declineReasons.id, declineReasonId)),
  ])
  if (!template) throw notFound('There is no such template. Choose another one.')
  const sentence = reason?.sentence ?? declineSentence
  const values: FieldValues = {
    referrer: row.referrerName ?? 'there',
    newUsers: listed(
      newUsers.map(
        ({ name, email, newUserId, customerId }) => name ?? email ?? newUserId ?? customerId ?? '',
      ),
    ),
    number: caseName(row.number),
    ...(row.referralCode !== null && { code: row.referralCode }),
    ...(sentence !== null && { reason: sentence }),
    writer: actor.name,
  }
  return { subject: fillTemplate(template.subject, values), body: fillTemplate(template.body, values) }
}

function listed(names: string[]): string {
  if (names.length === 0) return 'the person'
  const rest = names.length - mostNamed
  return new Intl.ListFormat('en').format([
    ...names.slice(0, mostNamed),
    ...(rest > 0 ? [`${String(rest)} more`] : []),
  ])
}
