import { type SQL, sql } from 'drizzle-orm'
import { notices } from '#db/schema/notices.ts'

/** That somebody of these, rows with a `person_id`, was not told under this key yet. */
export const untold = (concerned: SQL, key: SQL) => sql`exists (
  select from (${concerned}) concerned
  where concerned.person_id is not null
    and not exists (select from ${notices} n where n.person_id = concerned.person_id and n.key = ${key}))`
