import 'server-only'
import { and, eq, gte, inArray, isNotNull, isNull, lt, ne, or, type SQL, sql } from 'drizzle-orm'
import { caseFollowers, caseRequests } from '#db/schema/case-parts.ts'
import { cases } from '#db/schema/cases.ts'
import { requests } from '#db/schema/requests.ts'
import type { CaseFilter } from './case-filter.ts'

const day = 24 * 3600_000

/** What a filter asks of a row of `cases`, all but its words and its requests. */
export function conditionsOf(filter: CaseFilter, now: Date): (SQL | undefined)[] {
  const { states, kinds, causeIds, outcomes, waitingOn, assignee, follower, opener, source, asks, clock } =
    filter
  const { referrer, answered } = filter
  const number = numberIn(filter, caseNumber)
  const request = numberIn(filter, requestNumber)
  return [
    some(states, (among) => inArray(cases.state, among)),
    some(kinds, (among) => inArray(cases.kind, among)),
    some(causeIds, (among) => inArray(cases.causeId, among)),
    some(outcomes, (among) => inArray(cases.outcome, among)),
    some(waitingOn, (among) => inArray(cases.waitingOn, among)),
    assignee === undefined
      ? undefined
      : assignee === 'nobody'
        ? isNull(cases.assigneeId)
        : eq(cases.assigneeId, assignee),
    follower === undefined ? undefined : followedBy(follower),
    opener === undefined ? undefined : eq(cases.openedBy, opener),
    source === undefined ? undefined : eq(cases.source, source),
    asks === undefined ? undefined : eq(cases.asks, asks),
    filter.atHand === undefined ? undefined : atHand,
    clock === undefined ? undefined : clocks[clock](now),
    referrer === undefined ? undefined : eq(sql`lower(${cases.referrerEmail})`, referrer.toLowerCase()),
    answered === undefined ? undefined : (answered ? isNotNull : isNull)(cases.firstAnsweredAt),
    filter.openedFrom === undefined ? undefined : gte(cases.openedAt, new Date(filter.openedFrom)),
    filter.openedTo === undefined
      ? undefined
      : lt(cases.openedAt, new Date(new Date(filter.openedTo).getTime() + day)),
    number === undefined && !isOfMerged(outcomes) ? isNull(cases.mergedInto) : undefined,
    number === undefined ? undefined : eq(cases.number, number),
    request === undefined ? undefined : ofRequest(request),
  ]
}

/** Merged cases are duplicates; they are shown where nothing else is asked for. */
const isOfMerged = (outcomes: CaseFilter['outcomes']) => outcomes?.length === 1 && outcomes[0] === 'duplicate'

/** The words that a filter looks for, as a query; '' where it looks for nothing but marks, undefined where it looks for none. */
export function wordsOf(filter: CaseFilter): string | undefined {
  const text = filter.text?.trim() ?? ''
  if (text === '' || caseNumber.test(text) || requestNumber.test(text)) return undefined
  return queryOf(text)
}

const caseNumber = /^c-?(\d{1,9})$/i
const requestNumber = /^r-?(\d{1,9})$/i

function numberIn({ text = '' }: CaseFilter, pattern: RegExp): number | undefined {
  const digits = pattern.exec(text.trim())?.[1]
  return digits === undefined ? undefined : Number(digits)
}

const some = <T>(among: readonly T[] | undefined, condition: (among: T[]) => SQL) =>
  among === undefined || among.length === 0 ? undefined : condition([...among])

const due = sql`coalesce(${cases.nextDueAt}, 'infinity'::timestamptz)`
const at = (moment: Date) => sql`${moment.toISOString()}::timestamptz`

/** While a request of it is decided or carried out, only its first answer is still to give. */
const atHand = and(
  ne(cases.state, 'resolved'),
  or(
    inArray(cases.state, ['new', 'investigating']),
    isNotNull(cases.asks),
    and(eq(cases.state, 'requested'), isNull(cases.firstAnsweredAt)),
  ),
)

const clocks = {
  late: (now: Date) => sql`${due} < ${at(now)}`,
  soon: (now: Date) => sql`${due} >= ${at(now)} and ${due} < ${at(new Date(now.getTime() + day))}`,
  paused: () => and(isNull(cases.nextDueAt), ne(cases.state, 'resolved')),
}

const followedBy = (personId: string) =>
  sql`${cases.id} in (select ${caseFollowers.caseId} from ${caseFollowers} where ${caseFollowers.personId} = ${personId} and ${caseFollowers.leftAt} is null)`

const ofRequest = (number: number) => sql`${cases.id} in (
  select coalesce(linked.merged_into, linked.id) from ${caseRequests} join ${requests} on ${requests.id} = ${caseRequests.requestId}
  join ${cases} linked on linked.id = ${caseRequests.caseId}
  where ${requests.number} = ${number} and ${caseRequests.unlinkedAt} is null)`

const mostWords = 12

/** What the database's own `searched` takes for the ends of words; each is looked for by its beginning. */
export function queryOf(text: string): string {
  const words = text
    .split(/[\u0000-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007f\u00a0\u2000-\u206f\u3000]+/)
    .filter((word) => word !== '')
    .slice(0, mostWords)
  return words.map((word) => `'${Array.from(word.toWellFormed()).slice(0, 60).join('')}':*`).join(' & ')
}
