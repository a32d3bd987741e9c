import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { disconnect } from '#db/client.ts'
import { caseOutcomes, caseStates, kinds, waitedOn } from '#db/words.ts'
import { permit } from '#lib/auth/actor.ts'
import { type CaseFilter, caseSorts } from '#lib/cases/case-filter.ts'
import { countCases, findCases, fitting } from '#lib/cases/find-cases.ts'
import { countUpTo, listCases } from '#lib/cases/list-cases.ts'
import { mergeCases } from '#lib/cases/merge-cases.ts'
import { moveCase } from '#lib/cases/move-case.ts'
import { resolveCase } from '#lib/cases/resolve-case.ts'
import { sortOf } from '#lib/cases/sort-cases.ts'
import { writeNote } from '#lib/cases/write-note.ts'
import { causeIds, newUser, open, see, works } from '#tests/support/cases.ts'
import { ada, kofi, sam } from '#tests/support/cast.ts'
import { asApplication as sql } from '#tests/support/database.ts'

afterAll(disconnect)

/** A case as the model sees it. */
interface Row {
  id: string
  number: number
  state: string
  kind: string
  cause_id: string
  outcome: string | null
  waiting_on: string | null
  assignee_id: string | null
  opened_by: string | null
  merged_into: string | null
  opened_at: Date
  touched: string
  due: string
  all_text: string
  followers: string[]
  users: number
}

const vocabulary = [
  'link',
  'linked',
  'chat',
  'webhook',
  'Zoë',
  'in_9Xq7',
  'jana@contoso.example',
  'spring-sale',
]
let rows: Row[]

beforeAll(async () => {
  const made = fc.tuple(
    fc.subarray(vocabulary),
    fc.constantFrom(...kinds),
    fc.constantFrom(...Object.values(causeIds)),
    fc.constantFrom('new', 'investigating', 'waiting', 'resolved', 'merged'),
    fc.constantFrom(...waitedOn),
  )
  for (const one of fc.sample(made, 40)) await makeCase(...one)
  rows = await sql<Row[]>`
    select c.*, to_char(touched_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') as touched, array(select person_id from case_followers f where f.case_id = c.id and left_at is null) as followers,
      (select count(*)::int from case_new_users u where u.removed_at is null and (u.case_id = c.id or u.case_id in (select id from cases where merged_into = c.id))) as users,
      coalesce(to_char(next_due_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), 'never') as due,
      concat_ws(' ', summary, story, referrer_name, referrer_email, referrer_id, referral_code, referral_given,
        (select string_agg(body, ' ') from case_notes n where n.case_id = c.id or n.case_id in (select id from cases where merged_into = c.id)),
        (select string_agg(concat_ws(' ', u.new_user_id, u.email), ' ') from case_new_users u where u.case_id = c.id or u.case_id in (select id from cases where merged_into = c.id)),
        (select string_agg(concat_ws(' ', summary, story, referrer_email), ' ') from cases m where m.merged_into = c.id)) as all_text
    from cases c`
}, 60_000)

async function makeCase(
  words: string[],
  kind: (typeof kinds)[number],
  causeId: string,
  end: string,
  waitingOn: (typeof waitedOn)[number],
) {
  const { id } = await open({ kind, causeId, newUsers: [newUser()] }, words.length % 2 === 0 ? sam : ada)
  for (const body of words) await writeNote(permit(kofi, 'case:note'), { key: v7(), caseId: id, body })
  const by = works(kofi)
  if (end === 'investigating') await moveCase(by, { caseId: id, from: 'new', to: 'investigating' })
  if (end === 'waiting') await moveCase(by, { caseId: id, from: 'new', to: 'waiting', waitingOn })
  if (end === 'resolved') await resolveCase(by, { caseId: id, from: 'new', outcome: 'withdrawn' })
  if (end !== 'merged') return
  const root = await open({ kind })
  await mergeCases(by, { caseId: id, into: root.id })
}

const every: fc.Arbitrary<CaseFilter> = fc.record({
  states: fc.subarray([...caseStates], { minLength: 1 }),
  kinds: fc.subarray([...kinds], { minLength: 1 }),
  causeIds: fc.subarray(Object.values(causeIds), { minLength: 1 }),
  outcomes: fc.subarray([...caseOutcomes], { minLength: 1 }),
  waitingOn: fc.subarray([...waitedOn], { minLength: 1 }),
  assignee: fc.constantFrom('nobody', kofi.id, sam.id),
  follower: fc.constantFrom(kofi.id, sam.id, ada.id),
  opener: fc.constantFrom(sam.id, ada.id),
  clock: fc.constantFrom('late' as const, 'soon' as const, 'paused' as const),
  text: fc
    .subarray([...vocabulary, 'li', 'Z', 'nowhere', 'ZOË', '9xq'], { minLength: 1, maxLength: 2 })
    .map((words) => words.join(' ')),
  sort: fc.constantFrom(...caseSorts),
})

/** A few of them at once: all together fit nothing. */
const filters: fc.Arbitrary<CaseFilter> = every.chain((all) =>
  fc
    .subarray(Object.keys(all), { maxLength: 3 })
    .map((names) => Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)))),
)

/** Slow and obvious. */
function wanted(filter: CaseFilter, now: Date): number[] {
  const among = (list: readonly string[] | undefined, value: string | null) =>
    list === undefined || (value !== null && list.includes(value))
  const stamp = (at: Date) => at.toISOString().replace('T', ' ').replace('Z', '000')
  const fits = (row: Row) =>
    among(filter.states, row.state) &&
    among(filter.kinds, row.kind) &&
    among(filter.causeIds, row.cause_id) &&
    among(filter.outcomes, row.outcome) &&
    among(filter.waitingOn, row.waiting_on) &&
    (filter.assignee === undefined || (row.assignee_id ?? 'nobody') === filter.assignee) &&
    (filter.follower === undefined || row.followers.includes(filter.follower)) &&
    (filter.opener === undefined || row.opened_by === filter.opener) &&
    (filter.clock !== 'paused' || (row.due === 'never' && row.state !== 'resolved')) &&
    (filter.clock !== 'late' || row.due < stamp(now)) &&
    (filter.clock !== 'soon' ||
      (row.due >= stamp(now) && row.due < stamp(new Date(now.getTime() + 24 * 3600_000)))) &&
    (row.merged_into === null || filter.outcomes?.join() === 'duplicate') &&
    wordsIn(filter.text ?? '').every((word) => wordsIn(row.all_text).some((one) => one.startsWith(word)))
  const order: Record<string, (a: Row, b: Row) => number> = {
    opened: (a, b) => b.number - a.number,
    touched: (a, b) => up(b.touched, a.touched) || up(b.id, a.id),
    due: (a, b) => up(a.due, b.due) || up(a.id, b.id),
  }
  return rows
    .filter(fits)
    .sort(order[filter.sort ?? 'touched'])
    .map(({ number }) => number)
}

const numberOf = (id: string) => rows.find((row) => row.id === id)?.number
const up = (a: string, b: string) => (a < b ? -1 : Number(a > b))
const wordsIn = (text: string) =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

describe('a list of cases', () => {
  it('holds what a slow model finds, in its order, page by page, and counts it', async () => {
    const found: number[] = []
    await fc.assert(
      fc.asyncProperty(filters, fc.integer({ min: 1, max: 12 }), async (filter, size) => {
        const now = new Date()
        const expected = wanted(filter, now)
        const listed: number[] = []
        const users: number[] = []
        for (let after: string | undefined; ;) {
          const page = await findCases(see, filter, { size, after }, now)
          listed.push(...page.rows.map(({ number }) => number))
          users.push(...page.rows.map(({ newUsers }) => newUsers))
          after = page.next
          if (after === undefined) break
        }
        expect(listed).toEqual(expected)
        expect(users).toEqual(expected.map((number) => rows.find((row) => row.number === number)?.users))
        expect(await countCases(see, filter, now)).toBe(expected.length)
        found.push(expected.length)
      }),
      { numRuns: 300 },
    )
    expect(found.filter((count) => count > 0).length).toBeGreaterThan(30)
  }, 120_000)

  it('is the same, however many are gone through and wherever words are rare', async () => {
    const few = fc.integer({ min: 1, max: 20 })
    const steps = fc.record({ lookedThrough: few, often: few, rare: fc.integer({ min: 0, max: 40 }) })
    const withText = fc.tuple(filters, every).map(([some, { text = '' }]) => ({ ...some, text }))
    await fc.assert(
      fc.asyncProperty(withText, few, steps, async (filter, limit, chosen) => {
        const now = new Date()
        const expected = wanted(filter, now)
        const sort = sortOf(filter.sort ?? 'touched')
        const ids = await listCases({ ...fitting(filter, now), sort, backwards: false, limit }, chosen)
        expect(ids.map(numberOf).toSorted()).toEqual(expected.slice(0, limit).toSorted())
        expect(await countUpTo(limit, fitting(filter, now), chosen)).toBe(Math.min(expected.length, limit))
      }),
      { numRuns: 300 },
    )
  }, 120_000)
})
