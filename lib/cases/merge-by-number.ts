import 'server-only'
import { eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { cases } from '#db/schema/cases.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { invalid } from '#lib/errors.ts'
import { mergeCases } from './merge-cases.ts'
import { caseName } from './rules.ts'

/** Merges a case into the one of that number, as `mergeCases` does. @throws Refusal `invalid` where there is none. */
export async function mergeByNumber(
  actor: Actor<'case:work'>,
  { caseId, into: number }: { caseId: string; into: number },
) {
  const [into] = await db().select({ id: cases.id }).from(cases).where(eq(cases.number, number))
  if (!into) throw invalid(`There is no case ${caseName(number)}. Look for it in the list of cases.`, 'into')
  return mergeCases(actor, { caseId, into: into.id })
}
