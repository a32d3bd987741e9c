import 'server-only'
import { createHash } from 'node:crypto'
import { and, eq, sql, sum } from 'drizzle-orm'
import { db, type Transaction } from '#db/client.ts'
import { evidence } from '#db/schema/evidence.ts'
import { findAsked } from '#lib/attribution/find-asked.ts'
import { lockRequest } from '#lib/attribution/lock-request.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { forbidden, invalid } from '#lib/errors.ts'
import { once } from '#lib/once.ts'
import { cleanName } from './clean-name.ts'
import { judgeFile } from './judge-file.ts'
import { mostBytesInAll, sizeWords } from './kinds.ts'
import type { Upload } from './read-upload.ts'

export interface Added {
  id: string
  name: string
  size: number
}

/**
 * Attaches a file to a step that asks, for whoever audits it. The same file of the same person is attached once, and one for each `key`.
 * @throws Refusal `invalid` for a kind that is not kept, and where a request would hold more than 20 MB; `conflict` where the step asks
 * no more, or this key attached something else before.
 */
export async function addEvidence(
  actor: Actor<'step:report'>,
  { key, requestId, position, name: given, content }: Upload & { requestId: string },
): Promise<Added> {
  const { personId: addedBy } = actor
  if (addedBy === null) throw forbidden('Only a person attaches evidence.')
  const name = cleanName(given)
  const size = content.length
  const type = await judgeFile({ name, content })
  const file = { requestId, position, name, type, size, content, addedBy }
  const same = await findSame(file)
  if (same) return { id: same.id, name, size }
  const sha256 = createHash('sha256').update(content).digest('hex')
  const wanted = { requestId, name, sha256, addedBy }
  const added = await once({ find: () => findByKey(key), wanted }, (id) => {
    const detail = { position, name, type, size, sha256 }
    return change(actor, { event: 'evidence.added', subject: requestId, detail }, async (tx) => {
      const request = await lockRequest(tx, { requestId, states: ['paused'] })
      await findAsked(tx, request, [position])
      await refuseTooMuch(tx, file)
      await tx.insert(evidence).values({ id, key, ...file })
    })
  })
  return { ...added, name, size }
}

type File = Omit<typeof evidence.$inferInsert, 'id'>

async function findSame({ requestId, name, size, content, addedBy }: File) {
  const [same] = await db()
    .select({ id: evidence.id })
    .from(evidence)
    .where(
      and(
        eq(evidence.requestId, requestId),
        eq(evidence.addedBy, addedBy),
        eq(evidence.name, name),
        eq(evidence.size, size),
        eq(evidence.content, content),
      ),
    )
    .limit(1)
  return same
}

const findByKey = (key: string) =>
  db()
    .select({
      id: evidence.id,
      requestId: evidence.requestId,
      name: evidence.name,
      sha256: sql<string>`encode(sha256(${evidence.content}), 'hex')`,
      addedBy: evidence.addedBy,
    })
    .from(evidence)
    .where(eq(evidence.key, key))

async function refuseTooMuch(tx: Transaction, { requestId, name, size }: File) {
  const [held] = await tx
    .select({ bytes: sum(evidence.size).mapWith(Number) })
    .from(evidence)
    .where(eq(evidence.requestId, requestId))
  const bytes = held?.bytes ?? 0
  if (bytes + size > mostBytesInAll)
    throw invalid(
      `${name} is one too many: a request holds files of ${sizeWords(mostBytesInAll)} in all, and this one holds ${sizeWords(bytes)}. Give a link instead.`,
      'file',
    )
}
