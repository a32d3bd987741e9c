import 'server-only'
import { eq } from 'drizzle-orm'
import { type Case, cases } from '#db/schema/cases.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { conflict, invalid } from '#lib/errors.ts'
import { type CaseFields, columnsOf } from './case-form.ts'
import { countClocks } from './count-clocks.ts'
import { lockCase } from './lock-case.ts'
import { refuseUnknownCause } from './open-case.ts'

export interface Edit extends CaseFields {
  caseId: string
  /** How often it was edited, as the page showed it. */
  edits: number
}

/**
 * Puts right what is known of a case; its new users have verbs of their own. Kind and money choose its clocks anew.
 * @throws Refusal `conflict` where somebody edited it meanwhile; `invalid` where nothing differs, or a newly chosen cause is offered no more.
 */
export async function editCase(actor: Actor<'case:work'>, { caseId, edits, ...fields }: Edit) {
  const columns = columnsOf(fields)
  const detail: Record<string, unknown> = {}
  await change(actor, { event: 'case.edited', subject: caseId, detail }, async (tx) => {
    const held = await lockCase(tx, { caseId })
    if (held.edits !== edits)
      throw conflict(
        'Somebody edited this case meanwhile. Reload the page to see it; what you typed is kept.',
      )
    const changed = namesOfChanged(held, columns)
    if (changed.length === 0)
      throw invalid('Nothing differs from what is kept. Change something, then keep it.')
    if (changed.includes('causeId')) await refuseUnknownCause(tx, columns.causeId)
    detail['changed'] = changed
    const [edited] = await tx
      .update(cases)
      .set({ ...columns, edits: edits + 1, touchedAt: new Date() })
      .where(eq(cases.id, caseId))
      .returning()
    if (edited) await countClocks(tx, edited)
  })
}

type Columns = ReturnType<typeof columnsOf>

const namesOfChanged = (held: Case, columns: Columns) =>
  (Object.keys(columns) as (keyof Columns)[]).filter((name) => name in held && held[name] !== columns[name])
