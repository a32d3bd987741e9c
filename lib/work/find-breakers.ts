import 'server-only'
import { asc, isNotNull } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { breakers } from '#db/schema/breakers.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { findProvider } from '#lib/providers/index.ts'

/** A provider that does not answer and is left alone until its next try. */
export interface LeftAlone {
  provider: string
  name: string
  /** What went wrong last. */
  sentence: string
  since: Date
  nextTryAt: Date
}

/** The providers that are left alone just now. */
export async function findBreakers(
  _actor: Actor<'request:see'> | Actor<'connection:see'> | Actor<'work:see'>,
): Promise<LeftAlone[]> {
  const rows = await db()
    .select()
    .from(breakers)
    .where(isNotNull(breakers.nextTryAt))
    .orderBy(asc(breakers.since))
  return rows.flatMap(({ provider, sentence, since, nextTryAt }) =>
    nextTryAt === null
      ? []
      : [{ provider, name: findProvider(provider)?.name ?? provider, sentence, since, nextTryAt }],
  )
}
