import 'server-only'
import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { type Case, cases } from '#db/schema/cases.ts'
import type { CaseState } from '#db/words.ts'
import { conflict, notFound } from '#lib/errors.ts'
import { becameOf, caseName } from './rules.ts'

interface Still {
  caseId: string
  states?: readonly CaseState[]
}

/**
 * Holds the case's row until the transaction ends, so that of several who want to change it each sees what the one before did.
 * @throws Refusal `conflict` where it was merged, or is no longer in one of the states.
 */
export async function lockCase(tx: Transaction, { caseId, states }: Still): Promise<Case> {
  const [found] = await tx.select().from(cases).where(eq(cases.id, caseId)).for('update')
  if (!found) throw notFound('There is no such case. Look for it in the list of cases.')
  if (found.mergedInto !== null) throw await merged(tx, found.number, found.mergedInto)
  if (states && !states.includes(found.state))
    throw conflict(
      `Somebody was faster: ${becameOf[found.state]}. Reload the page to see it; nothing was changed.`,
    )
  return found
}

async function merged(tx: Transaction, number: number, into: string) {
  const [root] = await tx.select({ number: cases.number }).from(cases).where(eq(cases.id, into))
  return conflict(
    `${caseName(number)} was merged into ${caseName(root?.number ?? 0)}. Do this there; nothing was changed.`,
  )
}
