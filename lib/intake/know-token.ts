import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { apiTokens } from '#db/schema/api-tokens.ts'
import type { TokenScope } from '#db/words.ts'
import { hashToken } from '#lib/auth/token.ts'
import { forbidden, signedOut } from '#lib/errors.ts'

export interface KnownToken {
  id: string
  name: string
  source: string
}

/** The token of a request's header `Authorization`. @throws Refusal `signed out` where it is none, `forbidden` where it may not do this. */
export async function knowToken(header: string | null, scope: TokenScope): Promise<KnownToken> {
  const token = /^bearer +(desk_[A-Za-z0-9_-]{43})$/i.exec(header ?? '')?.[1]
  const [known] =
    token === undefined
      ? []
      : await db()
          .select({
            id: apiTokens.id,
            name: apiTokens.name,
            source: apiTokens.source,
            scopes: apiTokens.scopes,
          })
          .from(apiTokens)
          .where(and(eq(apiTokens.hash, hashToken(token)), isNull(apiTokens.revokedAt)))
  if (!known)
    throw signedOut('Send a token of this desk as “Authorization: Bearer desk_…”. An admin makes one.')
  const { scopes, ...rest } = known
  if (!scopes.includes(scope))
    throw forbidden(`This token may not do this: it lacks ${scope}. Ask an admin for one that may.`)
  return rest
}
