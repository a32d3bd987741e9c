import 'server-only'
import { v7 } from 'uuid'
import { proofs } from '#db/schema/proofs.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { conflict } from '#lib/errors.ts'
import { type MatchedSignups, matchSignups } from './match-signups.ts'

export interface Keeping {
  file: AsyncIterable<Uint8Array>
  /** Of the file that the person was shown. */
  sha256: string
}

const atOnce = 1000

/**
 * Keeps for each request that Cello's export newly shows as attributed that it was seen there, all or none of them.
 * @throws Refusal `conflict` where the file is not the one that was shown, where nothing in it is new, or where somebody else was faster.
 */
export async function keepSignups(
  actor: Actor<'proof:match'>,
  { file, sha256 }: Keeping,
): Promise<MatchedSignups> {
  const matched = await matchSignups(actor, file)
  if (matched.sha256 !== sha256)
    throw conflict('The file is not the one that was read before. Drop it in again to see what it says now.')
  if (matched.attributed.length === 0)
    throw conflict('There is nothing to keep: no request in this file is newly attributed.')
  const rows = matched.attributed.map(({ id, row: { at, status } }) => ({
    requestId: id,
    rung: 'attributed' as const,
    seen: { source: 'conv_signups', datetime: at, status },
  }))
  const subject = v7()
  await change(actor, { event: 'signups.matched', subject, detail: countsOf(matched) }, async (tx) => {
    for (let from = 0; from < rows.length; from += atOnce) {
      const part = rows.slice(from, from + atOnce)
      const kept = await tx.insert(proofs).values(part).onConflictDoNothing().returning({ id: proofs.id })
      if (kept.length < part.length)
        throw conflict(
          'Meanwhile somebody else kept some of these. Nothing was written twice; drop the file in again to see what is left.',
        )
    }
  })
  return matched
}

const countsOf = ({ rows, attributed, known, uncounted, conflicts, sha256 }: MatchedSignups) => ({
  rows,
  attributed: attributed.length,
  known: known.length,
  uncounted: uncounted.length,
  conflicts: conflicts.length,
  sha256,
})
