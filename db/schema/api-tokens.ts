import { sql } from 'drizzle-orm'
import { check, foreignKey, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { key, moment } from '../columns.ts'
import { tokenScopes } from '../words.ts'
import { people } from './people.ts'

/**
 * With which another program comes to the desk's API. `hash` is the SHA-256 of the token, which is shown once and kept nowhere; `ending`
 * are its last letters. `source` names where cases come from: a new token of the same source knows the references of the old one.
 */
export const apiTokens = pgTable(
  'api_tokens',
  {
    id: key(),
    name: text().notNull(),
    source: text().notNull(),
    scopes: text({ enum: tokenScopes }).array().notNull(),
    hash: text().notNull(),
    ending: text().notNull(),
    madeBy: uuid().notNull(),
    madeAt: moment().notNull().defaultNow(),
    lastUsedAt: moment(),
    revokedBy: uuid(),
    revokedAt: moment(),
  },
  (t) => [
    foreignKey({ name: 'api_tokens_made_by_fk', columns: [t.madeBy], foreignColumns: [people.id] }),
    foreignKey({ name: 'api_tokens_revoked_by_fk', columns: [t.revokedBy], foreignColumns: [people.id] }),
    check('api_tokens_revoked_whole', sql`(${t.revokedBy} is null) = (${t.revokedAt} is null)`),
    check('api_tokens_scopes_known', sql`${t.scopes} <@ array['cases:open']`),
    check('api_tokens_hash', sql`${t.hash} ~ '^[0-9a-f]{64}$'`),
    uniqueIndex('api_tokens_hash_unique').on(t.hash),
    uniqueIndex('api_tokens_name_unique')
      .on(sql`lower(${t.name})`)
      .where(sql`${t.revokedAt} is null`),
  ],
)
