import 'server-only'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { db, type Transaction } from '#db/client.ts'
import { evidenceAsks } from '#db/schema/case-lists.ts'
import { caseEvidence } from '#db/schema/case-texts.ts'
import { type Case, cases } from '#db/schema/cases.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { forbidden, invalid } from '#lib/errors.ts'
import { once } from '#lib/once.ts'
import { isPlainLine } from '#lib/plain-text.ts'
import { lockCase } from './lock-case.ts'
import { checkNote } from './write-note.ts'

export interface Words {
  /** Made once by the form, so that a form posted twice adds it once. */
  key: string
  caseId: string
  /** The line of the checklist that it ticks off. */
  askId?: string | null
  kind: 'text' | 'link' | 'not needed'
  /** The text, the link, or why it is not needed. */
  words: string
}

/**
 * Adds a text or a link, or says why something that is asked for is not needed, once for each `key`. @throws Refusal `invalid` for a link that is
 * none, or a line that is not on the list; `conflict` where this form added something else before.
 */
export async function addEvidence(
  actor: Actor<'case:work'>,
  { key, caseId, askId = null, kind, words }: Words,
): Promise<{ id: string }> {
  const text = kind === 'link' ? checkLink(words) : checkNote(words, 'words')
  const wanted = { caseId, askId, kind, words: text, addedBy: personOf(actor) }
  return once({ find: () => findByKey(key), wanted }, (id) => {
    const detail = { evidenceId: id, kind, askId }
    return change(actor, { event: 'case.evidence added', subject: caseId, detail }, async (tx) => {
      const held = await lockCase(tx, { caseId })
      await refuseUnknownAsk(tx, { askId, kind })
      await tx.insert(caseEvidence).values({ ...wanted, id, key })
      await touch(tx, held)
    })
  })
}

export const findByKey = (key: string) => db().select().from(caseEvidence).where(eq(caseEvidence.key, key))

export function personOf({ personId }: Actor): string {
  if (personId === null) throw forbidden('Only a person adds evidence.')
  return personId
}

export const touch = (tx: Transaction, { id }: Pick<Case, 'id'>) =>
  tx.update(cases).set({ touchedAt: new Date() }).where(eq(cases.id, id))

export async function refuseUnknownAsk(
  tx: Transaction,
  { askId, kind }: { askId: string | null; kind: string },
) {
  if (askId === null) {
    if (kind === 'not needed') throw invalid('Choose on the list what is not needed.', 'askId')
    return
  }
  const [ask] = await tx.select({ id: evidenceAsks.id }).from(evidenceAsks).where(eq(evidenceAsks.id, askId))
  if (!ask) throw invalid('This is not on the list any more. Reload the page, then choose again.', 'askId')
}

function checkLink(words: string): string {
  const { success, data } = z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .refine(isPlainLine)
    .safeParse(words.trim())
  if (!success) throw invalid('A link begins with https:// or http://. Copy it again.', 'words')
  return data
}
