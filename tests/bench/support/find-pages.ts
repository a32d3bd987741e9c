import type { Sql } from 'postgres'
import type { Page } from './load.ts'

export interface MeasuredPage {
  name: string
  pages: Page[]
  /** Shown, but without a bar. */
  unlimited?: boolean
}

/** The pages to measure, each with what its first and its last row must show. */
export async function findPages(sql: Sql, reader: string): Promise<MeasuredPage[]> {
  return [
    { name: 'queue', pages: [{ path: '/', contains: ends(await waitingFor(sql, reader)) }] },
    { name: 'requests', pages: await requestLists(sql) },
    { name: 'request, waiting', pages: await requestPages(sql, reader, 'waiting', 3) },
    { name: 'request, carried out', pages: await requestPages(sql, reader, 'carried out', 3) },
    {
      name: 'request of 200 invoices, carried out',
      pages: await requestPages(sql, reader, 'carried out', 200),
      unlimited: true,
    },
    { name: 'history', pages: [await historyPage(sql, '', sql`true`)] },
    { name: 'history, filtered', pages: await filteredHistory(sql) },
    { name: 'notices', pages: await noticePages(sql, reader) },
    { name: 'audit', pages: [await auditPage(sql, '', sql`true`)] },
    { name: 'audit, filtered', pages: await filteredAudit(sql) },
    { name: 'revisions', pages: await revisionPages(sql, reader) },
    { name: 'policy', pages: [{ path: '/policy', contains: ['/policy/new'] }] },
    { name: 'sessions', pages: [{ path: '/sessions', contains: ['this browser'] }] },
    { name: 'work', pages: [{ path: '/work', contains: ['Carrying out', 'Picking up what has no job'] }] },
  ]
}

const ends = (texts: string[]) => [...new Set([...texts.slice(0, 1), ...texts.slice(-1)])]

async function waitingFor(sql: Sql, reader: string): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from requests r
    where (state in ('waiting', 'paused') and not exists (select from revisions v where v.request_id = r.id and v.made_by = ${reader}))
       or (state in ('returned', 'stale', 'failed') and filed_by = ${reader})
    order by clock_at asc nulls last, number limit 50`
  return rows.map(({ id }) => `/requests/${id}`)
}

async function noticePages(sql: Sql, reader: string): Promise<Page[]> {
  const rows = await sql<
    { id: string }[]
  >`select id from notices where person_id = ${reader} order by id desc`
  const page = (search: string, from: number) => ({
    path: `/notices${search}`,
    contains: ends(rows.slice(from, from + 30).map(({ id }) => `/notices/${id}`)),
  })
  return [page('', 0), page(`?before=${rows[4999]?.id ?? ''}`, 5000)]
}

async function requestLists(sql: Sql): Promise<Page[]> {
  const list = async (search: string, where: ReturnType<Sql>) => {
    const rows = await sql<{ id: string }[]>`
      select id from requests where ${where} order by number desc limit 50`
    return { path: `/requests${search}`, contains: ends(rows.map(({ id }) => `/requests/${id}`)) }
  }
  return [
    await list('', sql`true`),
    await list('?before=6000', sql`number < 6000`),
    await list('?state=waiting', sql`state = 'waiting'`),
    await list('?text=R-3000', sql`number = 3000`),
    await list('?text=Billing@company-12', sql`lower(customer_email) like 'billing@company-12%'`),
  ]
}

async function requestPages(sql: Sql, reader: string, state: string, resends: number): Promise<Page[]> {
  const rows = await sql<{ id: string; customer: string; invoices: string[] }[]>`
    select r.id, r.customer_id as customer,
      array(select step -> 'invoice' ->> 'number' from jsonb_array_elements(v.plan -> 'steps') step where step ->> 'kind' = 'resend') as invoices
    from requests r join revisions v on v.request_id = r.id and v.number = r.revision
    where r.state = ${state} and r.resends = ${resends} and r.filed_by <> ${reader}
    order by r.number desc limit 20`
  if (rows.length === 0) throw new Error(`no request is ${state} with ${resends} invoices`)
  return rows.map(({ id, customer, invoices }) => ({
    path: `/requests/${id}`,
    contains: [customer, ...ends(invoices)],
  }))
}

async function revisionPages(sql: Sql, reader: string): Promise<Page[]> {
  const pages = await requestPages(sql, reader, 'waiting', 3)
  return pages.map(({ path }) => ({ path: `${path}/revisions`, contains: [path] }))
}

async function historyPage(sql: Sql, search: string, where: ReturnType<Sql>): Promise<Page> {
  const rows = await sql<{ id: string }[]>`
    select id from deliveries where ${where} order by opened_at desc, id desc limit 30`
  if (rows.length === 0) throw new Error(`no delivery fits ${search}`)
  return { path: `/history${search}`, contains: ends(rows.map(({ id }) => `/history/${id}`)) }
}

async function filteredHistory(sql: Sql): Promise<Page[]> {
  const [one] = await sql`
    select id, customer_id, customer_email, event_id, invoice_number, requested_by, approved_by, request_number, opened_at from deliveries
    where currency = 'eur' order by opened_at offset 10000 limit 1`
  if (!one) throw new Error('there are too few deliveries')
  const text = (name: string) => String(one[name])
  return Promise.all([
    historyPage(
      sql,
      `?before=${text('id')}`,
      sql`(opened_at, id) < (select d.opened_at, d.id from deliveries d where d.id = ${text('id')})`,
    ),
    historyPage(sql, `?customer=${text('customer_id')}`, sql`customer_id = ${text('customer_id')}`),
    historyPage(sql, `?customer=${text('customer_email')}`, sql`customer_email = ${text('customer_email')}`),
    historyPage(sql, `?event=${text('event_id')}`, sql`event_id = ${text('event_id')}`),
    historyPage(sql, `?invoice=${text('invoice_number')}`, sql`invoice_number = ${text('invoice_number')}`),
    historyPage(sql, `?requestedBy=${text('requested_by')}`, sql`requested_by = ${text('requested_by')}`),
    historyPage(
      sql,
      `?approvedBy=${text('approved_by')}&outcome=accepted`,
      sql`approved_by = ${text('approved_by')} and outcome = 'accepted'`,
    ),
    historyPage(sql, '?outcome=refused', sql`outcome = 'refused'`),
    historyPage(sql, '?status=429&currency=kwd', sql`status = 429 and currency = 'kwd'`),
    historyPage(sql, '?amount=50.00&currency=eur', sql`amount = 5000 and currency = 'eur'`),
    historyPage(
      sql,
      '?amount=50.00',
      sql`(amount = 5000 and currency not in ('jpy', 'kwd')) or (amount = 50000 and currency = 'kwd')`,
    ),
    historyPage(sql, '?purpose=mark&outcome=not+sent', sql`purpose = 'mark' and outcome = 'not sent'`),
    historyPage(
      sql,
      `?request=${text('request_number')}`,
      sql`request_number = ${Number(one['request_number'])}`,
    ),
  ])
}

async function auditPage(sql: Sql, search: string, where: ReturnType<Sql>): Promise<Page> {
  const rows = await sql<{ id: string }[]>`
    select r.id from audit_entries e join requests r on r.id = e.subject where ${where} order by e.id desc limit 40`
  return { path: `/audit${search}`, contains: ends(rows.map(({ id }) => `/requests/${id}`)) }
}

async function filteredAudit(sql: Sql): Promise<Page[]> {
  const [one] = await sql<{ id: string; person: string; number: number }[]>`
    select e.id, e.person_id as person, r.number from audit_entries e join requests r on r.id = e.subject
    where e.person_id is not null order by e.id offset 20000 limit 1`
  if (!one) throw new Error('there are too few entries')
  return Promise.all([
    auditPage(sql, `?before=${one.id}`, sql`e.id < ${one.id}`),
    auditPage(sql, `?person=${one.person}`, sql`e.person_id = ${one.person}`),
    auditPage(sql, '?event=request.rejected', sql`e.event = 'request.rejected'`),
    auditPage(sql, `?request=${one.number}`, sql`r.number = ${one.number}`),
  ])
}
