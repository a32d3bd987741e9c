import type { Sql } from 'postgres'
import { CaseLists, type Sort } from './case-lists.ts'
import type { MeasuredPage } from './find-pages.ts'
import type { Page } from './load.ts'

const open = { state: 'open' }

/** Every list of cases and every filter, with what their first and last rows must be. */
export async function findCaseLists(sql: Sql, reader: string): Promise<MeasuredPage[]> {
  const lists = new CaseLists(sql)
  const list = lists.list.bind(lists)
  const isOpen = sql`state <> 'resolved'`
  const [causes, count] = await Promise.all([
    sql<{ id: string }[]>`select id from case_causes order by position`,
    sql<{ count: number }[]>`select count(*)::int from cases where merged_into is null`,
  ])
  const cause = (index: number) => causes[index]?.id ?? ''
  const all = count[0]?.count ?? 0
  const mine = sql`assignee_id = ${reader}`
  const late = sql`next_due_at < now()`
  const followed = sql`exists (select from case_followers f where f.case_id = c.id and f.person_id = ${reader} and left_at is null)`
  const day = sql`opened_at >= current_date - 400 and opened_at < current_date - 399`
  const [one] = await sql<{ on: string; until: string }[]>`
    select (current_date - 400)::text as on, (select (min(opened_at) + interval '6 days')::date::text from cases) as until`
  const { on, until } = one ?? { on: '', until: '' }
  const early = sql`opened_at < ${until}::date + 1`
  const filed = (where: ReturnType<Sql>) =>
    sql`exists (select from case_requests l join requests r on r.id = l.request_id where l.case_id = c.id and ${where})`
  return [
    { name: 'every case, by each sort', pages: await eachSort((sort) => list({}, sql`true`, sort)) },
    { name: 'my cases', pages: [await list({ ...open, who: 'me' }, sql`${isOpen} and ${mine}`, 'due')] },
    {
      name: 'nobody’s cases',
      pages: [await list({ ...open, who: 'nobody' }, sql`${isOpen} and assignee_id is null`, 'due')],
    },
    {
      name: 'late cases',
      pages: [await list({ ...open, clock: 'late' }, sql`${isOpen} and ${late}`, 'due')],
    },
    {
      name: 'answers to send',
      pages: [await list({ ...open, asks: 'answer' }, sql`${isOpen} and asks = 'answer'`)],
    },
    { name: 'cases that I follow', pages: await eachSort((sort) => list({ follows: 'me' }, followed, sort)) },
    { name: 'open cases', pages: await eachSort((sort) => list(open, isOpen, sort)) },
    {
      name: 'cases by state',
      pages: await Promise.all(
        ['new', 'waiting', 'requested', 'resolved'].map((state) => list({ state }, sql`state = ${state}`)),
      ),
    },
    {
      name: 'cases by kind',
      pages: await Promise.all(
        ['dispute', 'glitch', 'custom'].map((kind) => list({ kind }, sql`kind = ${kind}`, 'due')),
      ),
    },
    {
      name: 'cases by cause',
      pages: await Promise.all(
        [0, 3, 7].map((index) => list({ cause: cause(index) }, sql`cause_id = ${cause(index)}`)),
      ),
    },
    {
      name: 'cases by outcome',
      pages: await Promise.all(
        ['attributed', 'denied', 'duplicate', 'not ours'].map((outcome) =>
          list({ outcome }, sql`outcome = ${outcome}`),
        ),
      ),
    },
    {
      name: 'cases by whom they wait on',
      pages: await Promise.all(
        ['the referrer', 'the billing provider'].map((waits) => list({ waits }, sql`waiting_on = ${waits}`)),
      ),
    },
    {
      name: 'cases by who has them',
      pages: [await list({ who: 'me' }, mine), await list({ who: 'nobody' }, sql`assignee_id is null`)],
    },
    {
      name: 'cases by clock',
      pages: [
        await list(
          { clock: 'soon' },
          sql`next_due_at >= now() and next_due_at < now() + interval '1 day'`,
          'due',
        ),
        await list({ clock: 'paused' }, sql`next_due_at is null and ${isOpen}`, 'due'),
      ],
    },
    {
      name: 'cases by source',
      pages: await Promise.all(
        ['zendesk', 'intercom', 'nowhere'].map((source) => list({ source }, sql`source = ${source}`)),
      ),
    },
    {
      name: 'cases by day',
      pages: [
        await list({ from: on, to: on }, day),
        await list({ to: until }, early),
        await list({ to: '2001-01-01' }, sql`false`),
        await list({ from: on }, sql`opened_at >= current_date - 400`, 'due'),
      ],
    },
    {
      name: 'cases by their requests',
      pages: [
        await list({ path: 'stripe' }, filed(sql`r.path = 'stripe'`)),
        await list({ requester: reader }, filed(sql`r.filed_by = ${reader}`)),
        await list({ text: 'r-5000' }, filed(sql`number = 5000`)),
      ],
    },
    {
      name: 'cases by filters that are rare together',
      pages: [
        await list({ kind: 'custom', outcome: 'not ours' }, sql`kind = 'custom' and outcome = 'not ours'`),
        await list(
          { kind: 'custom', outcome: 'not ours', cause: cause(7) },
          sql`kind = 'custom' and outcome = 'not ours' and cause_id = ${cause(7)}`,
          'due',
        ),
        await list(
          { kind: 'glitch', source: 'intercom', state: 'waiting' },
          sql`kind = 'glitch' and source = 'intercom' and state = 'waiting'`,
        ),
        await list({ ...open, to: until }, sql`${isOpen} and ${early}`),
        await list(
          { follows: 'me', kind: 'custom', outcome: 'denied' },
          sql`${followed} and kind = 'custom' and outcome = 'denied'`,
        ),
        await list({ kind: 'custom', from: on, to: on }, sql`kind = 'custom' and ${day}`),
        await list(
          { clock: 'late', kind: 'custom', who: 'nobody' },
          sql`${late} and kind = 'custom' and assignee_id is null`,
        ),
      ],
    },
    {
      name: 'cases deep in the list, and the last page',
      pages: [
        ...(await eachSort((sort) => list({}, sql`true`, sort, 40_000))),
        ...(await eachSort((sort) => list({}, sql`true`, sort, all - 20))),
        await list({ kind: 'glitch' }, sql`kind = 'glitch'`, 'touched', 12_000),
      ],
    },
  ]
}

export const eachSort = (list: (sort: Sort) => Promise<Page>) =>
  Promise.all((['touched', 'opened', 'due'] as const).map(list))
