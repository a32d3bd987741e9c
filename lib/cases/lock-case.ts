import 'server-only'
import { eq, TransactionRollbackError } from 'drizzle-orm'
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
    throw conflict(`Somebody was faster: ${becameOf[found.state]}. Reload the page to see it.`)
  return found
}

/**
 * Holds the row of the case that it is part of by now: it may be merged while something of it is on its way. Only that one: whoever
 * held a merged case and waited for another would wait in a circle with a merge.
 */
export async function lockWhereItLives(tx: Transaction, caseId: string): Promise<Case> {
  for (;;) {
    const root = await lockRoot(tx, caseId)
    if (root) return root
  }
}

/** Undefined, and nothing held, where it was merged meanwhile: what a savepoint undoes is let go. */
async function lockRoot(tx: Transaction, caseId: string): Promise<Case | undefined> {
  const [one] = await tx.select({ into: cases.mergedInto }).from(cases).where(eq(cases.id, caseId))
  return tx
    .transaction(async (held) => {
      const [root] = await held
        .select()
        .from(cases)
        .where(eq(cases.id, one?.into ?? caseId))
        .for('update')
      if (!root) throw notFound('There is no such case. Look for it in the list of cases.')
      return root.mergedInto === null ? root : held.rollback()
    })
    .catch((error: unknown) => {
      if (error instanceof TransactionRollbackError) return undefined
      throw error
    })
}

async function merged(tx: Transaction, number: number, into: string) {
  const [root] = await tx.select({ number: cases.number }).from(cases).where(eq(cases.id, into))
  return conflict(`${caseName(number)} was merged into ${caseName(root?.number ?? 0)}. Do this there.`)
}
