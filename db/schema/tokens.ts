import { pgTable, text } from 'drizzle-orm/pg-core'
import { moment } from '../columns.ts'

/** A provider's access token, shared by every process. Sealed with a key that is not in the database. */
export const tokens = pgTable('tokens', {
  account: text().primaryKey(),
  sealed: text(),
  /** One process renews it until then; the others wait. */
  renewingUntil: moment(),
  renewedAt: moment(),
})
