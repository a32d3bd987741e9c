import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { evidence as files } from '#db/schema/evidence.ts'
import { invalid } from '#lib/errors.ts'

interface Named {
  requestId: string
  evidence: readonly string[]
}

/** @throws Refusal `invalid` where one of the files was not attached to this request. */
export async function refuseForeignEvidence(tx: Transaction, { requestId, evidence }: Named) {
  if (evidence.length === 0) return
  const mine = await tx.$count(files, and(eq(files.requestId, requestId), inArray(files.id, [...evidence])))
  if (mine !== new Set(evidence).size)
    throw invalid('One of the files is not attached to this request. Attach it again.', 'evidence')
}
