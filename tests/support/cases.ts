import { v7 } from 'uuid'
import { caseForm } from '#lib/cases/case-form.ts'
import { findTimeline } from '#lib/cases/find-timeline.ts'
import { getCase } from '#lib/cases/get-case.ts'
import { openCase } from '#lib/cases/open-case.ts'
import { permit, type Who } from '#lib/auth/actor.ts'
import type { z } from 'zod'
import { ada, sam } from './cast.ts'
import { asApplication as sql } from './database.ts'
import { insertDecision, setState } from './rows.ts'

/** Causes that come with the desk, by their ids. */
export const causeIds = {
  'Cookies refused': '019aa000-0000-7000-8000-000000000103',
  'Webhook outage': '019aa000-0000-7000-8000-000000000105',
  Other: '019aa000-0000-7000-8000-000000000108',
}
export const hadAccountBefore = '019aa000-0000-7000-8000-00000000010a'
export const deniedTemplate = '019aa000-0000-7000-8000-000000000119'

export const newUser = (name = v7()) => ({ newUserId: `usr_${name}`, email: `${name}@northwind.example` })

/** A form as the page posts it. */
export const formOf = (more: Partial<z.input<typeof caseForm>> = {}) =>
  caseForm.parse({
    kind: 'dispute',
    causeId: causeIds['Cookies refused'],
    summary: 'Jana says that she referred Nils',
    story: 'She sent him the link by chat on Friday.',
    referrerName: 'Jana Weber',
    referrerEmail: `jana-${v7()}@contoso.example`,
    referral: 'https://refer.contoso.example/pNRB1aYqArN',
    newUsers: [newUser()],
    ...more,
  })

export const open = (more: Parameters<typeof formOf>[0] = {}, who: Who = sam) =>
  openCase(permit(who, 'case:open'), { ...formOf(more), key: v7() })

/**
 * So many unresolved cases of Sam's at once, before all others by their ids, counted as the case `like`. Where `asksSince` is given, each asks for
 * its answer; where `dueAt` is, its first answer is due then, and comes near: Sam was told of both.
 */
export const openMany = (
  number: number,
  { like, asksSince = null, dueAt = null }: { like: string; asksSince?: Date | null; dueAt?: Date | null },
) => sql`
  with made as (
    insert into cases (id, state, kind, cause_id, summary, story, opened_by, assignee_id, sla_version, first_answer_minutes,
      resolution_minutes, asks, asks_since, first_answer_due_at)
    select overlay(gen_random_uuid()::text placing '00' from 1)::uuid, 'new', kind, cause_id, summary, '', ${sam.id}, ${sam.id}, sla_version,
      first_answer_minutes, resolution_minutes, case when ${asksSince}::timestamptz is not null then 'answer' end, ${asksSince},
      ${dueAt}::timestamptz
    from cases, generate_series(1, ${number}) where id = ${like} returning id, asks_since, first_answer_due_at),
  told as (
    insert into notices (id, person_id, kind, about, key, sentence, address, way)
    select gen_random_uuid(), ${sam.id}::uuid, 'my cases', id, 'asks:' || id || ':' || ${asksSince?.toISOString() ?? ''}::text, 'It asks.', '/cases/' || id, 'desk'
    from made where asks_since is not null union all
    select gen_random_uuid(), ${sam.id}::uuid, 'case clocks', id, 'soon:first answer:' || id || ':' || ${dueAt?.toISOString() ?? ''}::text, 'It is due.', '/cases/' || id, 'desk'
    from made where first_answer_due_at is not null)
  insert into audit_entries (id, event, subject, detail) select gen_random_uuid(), 'case.opened', id, '{}' from made`

export const see = permit(sam, 'case:see')
export const works = (who: Who) => permit(who, 'case:work')
export const readCase = (id: string) => getCase(see, id)

/** What was done to a case, by whom, as its audit tells. */
export async function eventsOf(id: string): Promise<string[]> {
  const rows = await sql<{ event: string; name: string | null }[]>`
    select event, name from audit_entries a left join people p on p.id = a.person_id where subject = ${id} order by a.id`
  return rows.map(({ event, name }) => `${event} by ${name ?? 'the desk'}`)
}

/** The timeline in short: "note: …", "message: …", "case.moved". */
export async function tellsOf(id: string): Promise<string[]> {
  const { entries } = await findTimeline(see, id)
  return entries.map((one) => {
    if (one.what === 'note') return `note: ${one.body}`
    return one.what === 'message' ? `message: ${one.message.body}` : one.event
  })
}

/** Approves a request by hand-written rows, and carries it out or not. */
export async function end(requestId: string, state: 'carried out' | 'rejected' | 'failed') {
  if (state === 'rejected') {
    await insertDecision(sql, { requestId, decidedBy: ada.id, madeBy: sam.id, outcome: 'rejected' })
    return
  }
  await insertDecision(sql, { requestId, decidedBy: ada.id, madeBy: sam.id })
  await setState(sql, requestId, 'carrying out')
  await sql`update steps set state = 'done', closed_at = now() where request_id = ${requestId}`
  await setState(sql, requestId, state)
}
