import 'server-only'
import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { caseEvidence, caseFileParts } from '#db/schema/case-texts.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { notFound } from '#lib/errors.ts'
import { familyOf } from './find-linked.ts'

/** One file of a case; its content comes part by part, as fast as it is taken. @throws Refusal `not found`, also where it is another case's. */
export async function getFile(
  _actor: Actor<'case:see'>,
  { caseId, evidenceId }: { caseId: string; evidenceId: string },
) {
  const [file] = await db()
    .select({ name: caseEvidence.name, size: caseEvidence.size })
    .from(caseEvidence)
    .where(
      and(
        eq(caseEvidence.id, evidenceId),
        eq(caseEvidence.kind, 'file'),
        inArray(caseEvidence.caseId, familyOf(db(), caseId)),
      ),
    )
  if (file?.name == null || file.size === null)
    throw notFound('There is no such file. Open the case and choose it there.')
  return { name: file.name, size: file.size, parts: partsOf(evidenceId) }
}

async function* partsOf(evidenceId: string): AsyncGenerator<Uint8Array, undefined> {
  for (let last = -1; ;) {
    const [part] = await db()
      .select()
      .from(caseFileParts)
      .where(and(eq(caseFileParts.evidenceId, evidenceId), gt(caseFileParts.position, last)))
      .orderBy(asc(caseFileParts.position))
      .limit(1)
    if (!part) return undefined
    yield part.content
    last = part.position
  }
}
