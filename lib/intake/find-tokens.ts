import 'server-only'
import { desc, eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { apiTokens } from '#db/schema/api-tokens.ts'
import { people } from '#db/schema/people.ts'
import type { Actor } from '#lib/auth/actor.ts'

/** Every token, the newest first, without its hash. */
export const findTokens = (_actor: Actor<'api-token:see'>) =>
  db()
    .select({
      id: apiTokens.id,
      name: apiTokens.name,
      source: apiTokens.source,
      scopes: apiTokens.scopes,
      ending: apiTokens.ending,
      madeBy: people.name,
      madeAt: apiTokens.madeAt,
      lastUsedAt: apiTokens.lastUsedAt,
      revokedAt: apiTokens.revokedAt,
    })
    .from(apiTokens)
    .innerJoin(people, eq(people.id, apiTokens.madeBy))
    .orderBy(desc(apiTokens.id))
