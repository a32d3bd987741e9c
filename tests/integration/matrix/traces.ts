import type { Sql } from 'postgres'
import type { Scene } from './scenes.ts'

/** What stands in the database of each request: a fingerprint of it, and its audit. */
export type Traces = Map<string, { rows: string; entries: Entry[] }>

interface Entry {
  event: string
  /** Who did it, or who was refused. */
  person: string | null
}

export async function findTraces(sql: Sql, scenes: readonly Scene[]): Promise<Traces> {
  const ids = scenes.map(({ requestId }) => requestId)
  const found = await sql<{ id: string; rows: string; entries: Entry[] }[]>`
    select r.id, md5(concat(r,
        (select string_agg(v::text, ' ' order by number) from revisions v where request_id = r.id),
        (select string_agg(d::text, ' ' order by id) from decisions d where request_id = r.id),
        (select string_agg(s::text, ' ' order by position) from steps s where request_id = r.id),
        (select string_agg(d::text, ' ' order by id) from deliveries d where request_id = r.id),
        (select string_agg(m::text, ' ' order by id) from messages m where request_id = r.id),
        (select string_agg(e.id::text, ' ' order by id) from evidence e where request_id = r.id))) as rows,
      (select coalesce(jsonb_agg(jsonb_build_object('event', event, 'person', coalesce(detail ->> 'person', person_id::text)) order by e.id), '[]')
        from audit_entries e where e.subject = r.id) as entries
    from requests r where r.id = any (${ids})`
  return new Map(found.map(({ id, ...trace }) => [id, trace]))
}

/** What one knock left behind, in words. */
export function traceOf({ requestId, visitor }: Scene, before: Traces, after: Traces): string {
  const [then, now] = [before.get(requestId), after.get(requestId)]
  const entries = now?.entries ?? []
  const told = entries.map(
    ({ event, person }) => `${event} by ${person === visitor.id ? 'the visitor' : String(person)}`,
  )
  const changed = then?.rows !== now?.rows
  if (told.length === 0) return changed ? 'a change that nobody tells of' : 'nothing'
  if (told.join() === 'door.refused by the visitor')
    return changed ? 'a change in spite of a refusal' : 'a refusal of the visitor'
  return changed ? (told.at(-1) ?? '') : `nothing, but told: ${told.join(', ')}`
}
