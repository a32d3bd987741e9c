import 'server-only'
import { and, type Column, eq, sql } from 'drizzle-orm'
import { answerTemplates, caseCauses, declineReasons, evidenceAsks } from '#db/schema/case-lists.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { conflict } from '#lib/errors.ts'
import { violates } from '#lib/violates.ts'
import type { CauseForm, DeclineReasonForm, EvidenceAskForm, TemplateForm } from './settings-form.ts'

type Admin = Actor<'case-settings:change'>

/** What was retired before stays so since then. */
const stillRetired = (column: Column, retired: boolean) => (retired ? sql`coalesce(${column}, now())` : null)
const sinceNow = (retired: boolean) => (retired ? new Date() : null)

/** Keeps a cause, new or known by its id. What is retired stays with the cases that have it. @throws Refusal `conflict` for a name that is taken. */
export async function keepCause(actor: Admin, { id, retired, ...row }: CauseForm) {
  await change(actor, { event: 'cause.kept', subject: id, detail: { name: row.name, retired } }, (tx) =>
    tx
      .insert(caseCauses)
      .values({ id, ...row, retiredAt: sinceNow(retired) })
      .onConflictDoUpdate({
        target: caseCauses.id,
        set: { ...row, retiredAt: stillRetired(caseCauses.retiredAt, retired) },
      }),
  ).catch(taken('case_causes_name_unique', 'A cause of this name is there already.'))
}

/** The same for a reason to deny, with the sentence that the person is told. */
export async function keepDeclineReason(actor: Admin, { id, retired, ...row }: DeclineReasonForm) {
  await change(
    actor,
    { event: 'decline reason.kept', subject: id, detail: { name: row.name, retired } },
    (tx) =>
      tx
        .insert(declineReasons)
        .values({ id, ...row, retiredAt: sinceNow(retired) })
        .onConflictDoUpdate({
          target: declineReasons.id,
          set: { ...row, retiredAt: stillRetired(declineReasons.retiredAt, retired) },
        }),
  ).catch(taken('decline_reasons_name_unique', 'A reason of this name is there already.'))
}

/** The same for what evidence is asked for in cases of a kind. The kind is not changed afterwards. */
export async function keepEvidenceAsk(actor: Admin, { id, retired, kind, ...row }: EvidenceAskForm) {
  await change(
    actor,
    { event: 'evidence ask.kept', subject: id, detail: { name: row.name, kind, retired } },
    (tx) =>
      tx
        .insert(evidenceAsks)
        .values({ id, kind, ...row, retiredAt: sinceNow(retired) })
        .onConflictDoUpdate({
          target: evidenceAsks.id,
          set: { ...row, retiredAt: stillRetired(evidenceAsks.retiredAt, retired) },
        }),
  ).catch(taken('evidence_asks_name_unique', 'This is asked for already.'))
}

/** Keeps an answer template. What was sent with an older version stays as it was sent. @throws Refusal `conflict`. */
export async function keepTemplate(actor: Admin, { id, retired, version, ...row }: TemplateForm) {
  const detail = { name: row.name, outcome: row.outcome, version: version + 1, retired }
  await change(actor, { event: 'template.kept', subject: id, detail }, async (tx) => {
    const values = { ...row, version: version + 1, retiredAt: sinceNow(retired) }
    const kept =
      version === 0
        ? await tx
            .insert(answerTemplates)
            .values({ id, ...values })
            .onConflictDoNothing({ target: answerTemplates.id })
            .returning({ id: answerTemplates.id })
        : await tx
            .update(answerTemplates)
            .set({ ...values, retiredAt: stillRetired(answerTemplates.retiredAt, retired) })
            .where(and(eq(answerTemplates.id, id), eq(answerTemplates.version, version)))
            .returning({ id: answerTemplates.id })
    if (kept.length === 0)
      throw conflict(
        'Somebody changed this template meanwhile. Reload the page to see it; what you typed is kept.',
      )
  })
    .catch(taken('answer_templates_name_unique', 'A template of this name is there already.'))
    .catch(
      taken(
        'answer_templates_one_per_outcome',
        'Another template is for this outcome. Retire that one first.',
      ),
    )
}

const taken = (constraint: string, sentence: string) => (error: unknown) => {
  throw violates(error, constraint) ? conflict(sentence) : error
}
