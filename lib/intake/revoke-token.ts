import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { apiTokens } from '#db/schema/api-tokens.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { conflict } from '#lib/errors.ts'

/** Revokes a token: it is refused from the next request on. @throws Refusal `conflict` where it was revoked before. */
export async function revokeToken(actor: Actor<'api-token:revoke'>, { tokenId }: { tokenId: string }) {
  await change(actor, { event: 'api token.revoked', subject: tokenId }, async (tx) => {
    const revoked = await tx
      .update(apiTokens)
      .set({ revokedBy: actor.personId, revokedAt: new Date() })
      .where(and(eq(apiTokens.id, tokenId), isNull(apiTokens.revokedAt)))
      .returning({ id: apiTokens.id })
    if (revoked.length === 0) throw conflict('This token was revoked already. Reload the page to see it.')
  })
}
