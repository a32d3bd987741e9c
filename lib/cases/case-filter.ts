import { moneyFates } from '#lib/attribution/money-fates.ts'
import type { CaseAsk, CaseOutcome, CaseState, Kind, WaitedOn } from '#db/words.ts'

/** `touched`: the latest first; `opened`: the newest first; `due`: what runs out first, and what has no clock running last. */
export const caseSorts = ['touched', 'opened', 'due'] as const
export type CaseSort = (typeof caseSorts)[number]

/** `late`: a clock has run out; `soon`: one runs out within a day; `paused`: the clocks stand still. */
export const clockFilters = ['late', 'soon', 'paused'] as const
export type ClockFilter = (typeof clockFilters)[number]

/** By what became of the payments of its requests; `lost`: a clock ran out, before or while they waited in the desk. */
export const moneyFilters = [...moneyFates, 'lost'] as const
export type MoneyFilter = (typeof moneyFilters)[number]

/** What a list of cases is narrowed to: everything that is given holds for each of them. */
export interface CaseFilter {
  states?: readonly CaseState[]
  kinds?: readonly Kind[]
  causeIds?: readonly string[]
  outcomes?: readonly CaseOutcome[]
  waitingOn?: readonly WaitedOn[]
  /** The id of whoever has it; 'nobody'. */
  assignee?: string
  /** The id of whoever follows it. */
  follower?: string
  /** The id of whoever opened it. */
  opener?: string
  /** The help desk that it came from. */
  source?: string
  asks?: CaseAsk
  /** Only what asks something of whoever has it now: to be worked on, to be answered, to go on. */
  atHand?: true
  /** The referrer's whole e-mail, in any case of letters. */
  referrer?: string
  /** Whether the first answer was given. */
  answered?: boolean
  /** The path of one of its requests; who filed it, and who approved it, by their ids. All that is asked holds for the same request. */
  path?: string
  requester?: string
  approver?: string
  money?: MoneyFilter
  clock?: ClockFilter
  /** Days in UTC, the last one included. */
  openedFrom?: string
  openedTo?: string
  /** Words, beginnings of words, ids, e-mails; or a number: C-1042, R-1042 for the cases of a request. */
  text?: string
  sort?: CaseSort
}

/** Where a page begins: after the row with the key `after`, or, to go back, before the row with the key `before`. */
export interface CasePageKey {
  after?: string | undefined
  before?: string | undefined
  size?: number
}
