import type { RequestRow } from '#lib/attribution/find-requests.ts'
import { approvalWords } from '#lib/attribution/count-approvals.ts'
import { isOneOf, undecidedStates } from '#lib/attribution/rules.ts'
import { findProvider } from '#lib/providers/index.ts'
import { formatMoney, formatSums } from '../../_ui/format.ts'
import { clockRuns, invoiceWords, kindWords, openSentence, requestNumber } from './request-words.ts'

/** One row of a list of requests, in the words that are drawn. */
export interface RequestLine {
  id: string
  name: string
  title: string
  note: string
  /** The note is a sentence, which may be long. */
  told: boolean
  state: RequestRow['state']
  /** Each stands on a line of its own. */
  stake: string[]
  /** Left out where no money can run out any more. */
  clock?: Date | null
  /** When it expires undecided; left out where it cannot any more. */
  expires?: Date
  /** Nobody could decide it. */
  undecidable: boolean
  filedBy: string
  path: string
}

export function lineOf(row: RequestRow): RequestLine {
  const { id, number, state, customerEmail, customerId, referrerId, referralCode, filedBy, path } = row
  const sentence = openSentence(row)
  return {
    id,
    name: requestNumber(number),
    title: `${customerEmail ?? customerId} → ${referrerId ?? referralCode}`,
    note: sentence ?? [...approvalsIn(row), kindWords[row.kind], invoiceWords(row)].join(' · '),
    told: sentence !== null,
    state,
    stake: stakeLines(row.atStake),
    ...(clockRuns(state) && { clock: row.clockAt }),
    ...(row.expiresAt !== null && isOneOf(state, undecidedStates) && { expires: row.expiresAt }),
    undecidable: state === 'waiting' && row.undecidable !== null,
    filedBy,
    path: findProvider(path)?.name ?? path,
  }
}

const approvalsIn = ({ approvals }: RequestRow) => (approvals === null ? [] : [approvalWords(approvals)])

/** Two sums fit beside each other; more stand one below the other. */
const stakeLines = (sums: RequestRow['atStake']) =>
  sums.length < 3 ? [formatSums(sums)] : sums.map((sum) => formatMoney(sum))
