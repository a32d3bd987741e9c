import 'server-only'
import { and, desc, gt, isNotNull, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { homes } from '#db/schema/homes.ts'
import type { Actor } from '#lib/auth/actor.ts'
import type { Finding } from '#lib/providers/finding.ts'
import { warning } from '#lib/providers/sentences.ts'

/** A payment older than this cannot be brought any more, so nothing that a restore forgot is sent a second time. */
const remembered = sql`now() - interval '31 days'`

export interface Restore {
  /** The newest thing that the backup knew of. */
  from: Date
  /** When the desk noticed. */
  at: Date
}

/** The last time that a backup was restored, while what it forgot matters. */
export async function findRestore(_actor: Actor): Promise<Restore | null> {
  const [home] = await db()
    .select({ from: homes.restoredFrom, at: homes.since })
    .from(homes)
    .where(and(isNotNull(homes.restoredFrom), gt(homes.since, remembered)))
    .orderBy(desc(homes.id))
    .limit(1)
  return home?.from ? { from: home.from, at: home.at } : null
}

/** "2026-11-26 01:40 UTC". */
export const inWords = (moment: Date) => `${moment.toISOString().slice(0, 16).replace('T', ' ')} UTC`

/** What everybody who decides must know after a restore. */
export const restoreFinding = ({ from, at }: Restore): Finding =>
  warning('restored', {
    title: `The desk was restored from a backup at ${inWords(at)}.`,
    sentence: `What it sent between ${inWords(from)} and then is not in its history, so it may have done this already.`,
    wayOut:
      'Look in Cello’s event feed for this new user and these payments before you approve. What arrived already must not be sent again: withdraw the request, or ask for a revision without it.',
  })
