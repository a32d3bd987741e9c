import 'server-only'
import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { evidenceAsks } from '#db/schema/case-lists.ts'
import { caseEvidence } from '#db/schema/case-texts.ts'
import { people } from '#db/schema/people.ts'
import type { Kind } from '#db/words.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { familyOf } from './find-linked.ts'

export type CaseEvidenceRow = Awaited<ReturnType<typeof findEvidence>>['evidence'][number]

/** A line of the checklist. It is ticked off when something stands for it. */
export interface Ask {
  id: string
  name: string
  ticked: boolean
  /** Offered no more, but something of this case stands for it. */
  retired: boolean
}

/** What was given for a case, the oldest first, and the checklist of its kind. */
export async function findEvidence(
  _actor: Actor<'case:see'>,
  { caseId, kind }: { caseId: string; kind: Kind },
) {
  const evidence = await db()
    .select({
      id: caseEvidence.id,
      caseId: caseEvidence.caseId,
      askId: caseEvidence.askId,
      kind: caseEvidence.kind,
      words: caseEvidence.words,
      name: caseEvidence.name,
      type: caseEvidence.type,
      size: caseEvidence.size,
      addedBy: people.name,
      addedAt: caseEvidence.addedAt,
    })
    .from(caseEvidence)
    .innerJoin(people, eq(people.id, caseEvidence.addedBy))
    .where(inArray(caseEvidence.caseId, familyOf(db(), caseId)))
    .orderBy(asc(caseEvidence.id))
  const given = new Set(evidence.flatMap(({ askId }) => askId ?? []))
  const asked = await db()
    .select()
    .from(evidenceAsks)
    .where(
      or(
        and(eq(evidenceAsks.kind, kind), isNull(evidenceAsks.retiredAt)),
        given.size > 0 ? inArray(evidenceAsks.id, [...given]) : undefined,
      ),
    )
    .orderBy(asc(evidenceAsks.kind), asc(evidenceAsks.position))
  const checklist = asked.map(({ id, name, retiredAt }): Ask => ({
    id,
    name,
    ticked: given.has(id),
    retired: retiredAt !== null,
  }))
  return { evidence, checklist }
}
