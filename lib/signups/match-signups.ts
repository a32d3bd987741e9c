import 'server-only'
import type { Actor } from '#lib/auth/actor.ts'
import { type Candidate, findCarriedOut } from './find-carried-out.ts'
import { judgeSeen, type Judged, type Seen } from './judge-seen.ts'
import { type ReadExport, readExport, type SignupRow } from './read-export.ts'

export interface MatchedSignups extends ReadExport, Judged {
  /** Rows whose new user is in no request that was carried out. */
  elsewhere: number
  /** Rows that say once more what an earlier one said of the same request. */
  repeated: number
}

/** What Cello's export says of the requests that were carried out. Writes nothing, and holds no more than what matched. */
export async function matchSignups(
  actor: Actor<'proof:match'>,
  file: AsyncIterable<Uint8Array>,
): Promise<MatchedSignups> {
  const seen = new Map<string, Seen>()
  const counts = { elsewhere: 0, repeated: 0 }
  const read = await readExport(file, async (rows) => {
    const candidates = await findCarriedOut(actor, [...new Set(rows.map(({ newUserId }) => newUserId))])
    for (const row of rows) {
      const mine = candidates.get(row.newUserId)
      if (!mine) counts.elsewhere += 1
      else if (mine.map((candidate) => note(seen, candidate, row)).every((news) => !news))
        counts.repeated += 1
    }
  })
  return { ...read, ...counts, ...judgeSeen([...seen.values()]) }
}

/** Whether the row says something new of the request. */
function note(seen: Map<string, Seen>, request: Candidate, row: SignupRow): boolean {
  const mine = seen.get(request.id) ?? { request, rows: [] }
  if (
    mine.rows.some(({ referralCode, status }) => referralCode === row.referralCode && status === row.status)
  )
    return false
  mine.rows.push(row)
  seen.set(request.id, mine)
  return true
}
