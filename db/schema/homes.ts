import { pgTable, text } from 'drizzle-orm/pg-core'
import { key, moment } from '../columns.ts'

/**
 * Where this database stands, the newest last. A restored backup tells of another place than the one that it stands in: nothing is sent
 * from there until the desk has noticed. `restoredFrom`: the newest thing that the backup knew of; null for the first place.
 */
export const homes = pgTable('homes', {
  id: key(),
  place: text().notNull(),
  since: moment().notNull().defaultNow(),
  restoredFrom: moment(),
})
