import type { Candidate } from './find-carried-out.ts'
import type { SignupRow } from './read-export.ts'

/** What the export says of one request, each thing once. */
export interface Seen {
  request: Candidate
  rows: SignupRow[]
}

export interface MatchedRequest {
  id: string
  number: number
  newUserId: string
  /** The request's own code. */
  referralCode: string
  /** The row that decided. */
  row: SignupRow
}

export interface Judged {
  /** Cello includes the new user under the request's code, and nobody had seen it before. */
  attributed: MatchedRequest[]
  /** The same, and it was known. */
  known: MatchedRequest[]
  /** The code is the request's, the status another: seen, and not counted as attributed. */
  uncounted: MatchedRequest[]
  /** Cello shows the new user under another code. */
  conflicts: MatchedRequest[]
}

/** The status of a sign-up that counts; of the others Cello's page names none in full. */
const included = (row: SignupRow) => row.status.toLowerCase() === 'included'

/** Sorts requests by what was seen of them; each stands in one list, the lists by the requests' numbers. */
export function judgeSeen(all: readonly Seen[]): Judged {
  const judged: Judged = { attributed: [], known: [], uncounted: [], conflicts: [] }
  for (const one of all.toSorted((a, b) => a.request.number - b.request.number)) {
    const { list, row } = judge(one)
    if (row) judged[list].push(matched(one, row))
  }
  return judged
}

/** An included sign-up under another code contradicts the request, whatever else is said of it. */
function judge({ request, rows }: Seen): { list: keyof Judged; row: SignupRow | undefined } {
  const own = rows.filter(({ referralCode }) => referralCode === request.referralCode)
  const other = rows.filter(({ referralCode }) => referralCode !== request.referralCode)
  const contradicts = other.find(included) ?? (own.length === 0 ? other[0] : undefined)
  if (contradicts) return { list: 'conflicts', row: contradicts }
  const counts = own.find(included)
  if (counts) return { list: request.known ? 'known' : 'attributed', row: counts }
  return { list: 'uncounted', row: own[0] }
}

const matched = (
  { request: { id, number, newUserId, referralCode } }: Seen,
  row: SignupRow,
): MatchedRequest => ({ id, number, newUserId, referralCode, row })
