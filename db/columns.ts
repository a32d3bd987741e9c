import { customType, timestamp, uuid } from 'drizzle-orm/pg-core'
import { v7 } from 'uuid'

/** A UUIDv7 made here rather than by the database: PostgreSQL has one of its own only from version 18. */
export const key = () => uuid().primaryKey().$defaultFn(v7)

/** Made by the form that wrote it, so that one that is posted twice writes once. None of what is older, or was written along with another act. */
export const formKey = () => uuid()

export const moment = () => timestamp({ withTimezone: true, mode: 'date' })

export const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })
