import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { answerTemplates } from '#db/schema/case-lists.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { Refusal } from '#lib/errors.ts'
import { violates } from '#lib/violates.ts'
import { templateChanged } from './as-it-stands.ts'
import type { TemplateForm } from './settings-form.ts'

/**
 * Keeps an answer template. What was sent with an older version stays as it was sent.
 * @throws Refusal `conflict` for a name or an outcome that is taken, and for one that somebody changed since the page showed it.
 */
export async function keepTemplate(
  actor: Actor<'case-settings:change'>,
  { id, retired, version, ...row }: TemplateForm,
) {
  const detail = { name: row.name, outcome: row.outcome, version: version + 1, retired }
  await change(actor, { event: 'template.kept', subject: id, detail }, async (tx) => {
    const values = { ...row, version: version + 1 }
    const kept =
      version === 0
        ? tx
            .insert(answerTemplates)
            .values({ id, ...values, retiredAt: retired ? new Date() : null })
            .onConflictDoNothing({ target: answerTemplates.id })
        : tx
            .update(answerTemplates)
            .set({
              ...values,
              retiredAt: retired ? sql`coalesce(${answerTemplates.retiredAt}, now())` : null,
            })
            .where(and(eq(answerTemplates.id, id), eq(answerTemplates.version, version)))
    const [done] = await kept.returning()
    if (!done) throw changed(await tx.select().from(answerTemplates).where(eq(answerTemplates.id, id)))
  }).catch(refuseTaken)
}

function changed([now]: readonly (typeof answerTemplates.$inferSelect)[]) {
  const sentence = now
    ? templateChanged({ ...now, retired: now.retiredAt !== null })
    : 'There is no such template any more. Reload the page to see which there are.'
  return new Refusal('conflict', sentence, { field: 'version' })
}

function refuseTaken(error: unknown): never {
  if (violates(error, 'answer_templates_name_unique'))
    throw new Refusal('conflict', 'A template of this name is there already.', { field: 'name' })
  if (violates(error, 'answer_templates_one_per_outcome'))
    throw new Refusal('conflict', 'Another template is for this outcome. Retire that one first.', {
      field: 'outcome',
    })
  throw error
}
