import 'server-only'
import { and, eq, gte, inArray, isNotNull, isNull, lt, ne, or, type SQL, sql } from 'drizzle-orm'
import { caseFollowers, caseRequests } from '#db/schema/case-parts.ts'
import { caseTexts } from '#db/schema/case-texts.ts'
import { cases } from '#db/schema/cases.ts'
import { requests } from '#db/schema/requests.ts'
import type { CaseFilter } from './case-filter.ts'
import { ofRequests } from './of-requests.ts'

const day = 24 * 3600_000

/** What a filter asks of a row of `cases`. */
export function conditionsOf(filter: CaseFilter, now: Date): (SQL | undefined)[] {
  const { states, kinds, causeIds, outcomes, waitingOn, assignee, follower, opener, source, asks, clock } =
    filter
  const { referrer, answered } = filter
  const text = filter.text?.trim() ?? ''
  const number = /^c-?(\d{1,9})$/i.exec(text)?.[1]
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
    ofRequests(filter),
    filter.openedFrom === undefined ? undefined : gte(cases.openedAt, new Date(filter.openedFrom)),
    filter.openedTo === undefined
      ? undefined
      : lt(cases.openedAt, new Date(new Date(filter.openedTo).getTime() + day)),
    number === undefined && !isOfMerged(outcomes) ? isNull(cases.mergedInto) : undefined,
    number === undefined ? textCondition(text) : eq(cases.number, Number(number)),
  ]
}

/** Merged cases are duplicates; they are shown where nothing else is asked for. */
const isOfMerged = (outcomes: CaseFilter['outcomes']) => outcomes?.length === 1 && outcomes[0] === 'duplicate'

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

function textCondition(text: string): SQL | undefined {
  if (text === '') return undefined
  const request = /^r-?(\d{1,9})$/i.exec(text)?.[1]
  if (request !== undefined) return ofRequest(Number(request))
  const query = queryOf(text)
  if (query === undefined) return sql`false`
  return sql`exists (select from ${caseTexts} where ${caseTexts.caseId} = ${cases.id} and ${caseTexts.document} @@ lower(${query})::tsquery)`
}

const ofRequest = (number: number) => sql`${cases.id} in (
  select coalesce(linked.merged_into, linked.id) from ${caseRequests} join ${requests} on ${requests.id} = ${caseRequests.requestId}
  join ${cases} linked on linked.id = ${caseRequests.caseId}
  where ${requests.number} = ${number} and ${caseRequests.unlinkedAt} is null)`

const mostWords = 12

/** What the database's own `searched` takes for the ends of words; each is looked for by its beginning. Undefined where there is no word. */
export function queryOf(text: string): string | undefined {
  const words = text
    .split(/[\u0000-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007f\u00a0\u2000-\u206f\u3000]+/)
    .filter((word) => word !== '')
    .slice(0, mostWords)
  if (words.length === 0) return undefined
  return words.map((word) => `'${Array.from(word.toWellFormed()).slice(0, 60).join('')}':*`).join(' & ')
}
