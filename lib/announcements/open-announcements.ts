import 'server-only'
import { and, asc, eq, inArray, lt, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { announcements } from '#db/schema/announcements.ts'
import type { Actor } from '#lib/auth/actor.ts'
import type { PostedToSlack } from '#lib/slack/post-to-slack.ts'

export type Announcer = Actor<'announcement:post'> | Actor<'announcement:test'>

export interface OpenAnnouncement {
  id: string
  sentence: string
  address: string
  tries: number
}

/** Rows. */
const atOnce = 100

/** Minutes. */
const longestWait = 15

/** What nobody could be told in time is old news. */
export const leaveOut = (_desk: Announcer, madeBefore: Date) =>
  db()
    .update(announcements)
    .set({ state: 'too late' })
    .where(and(eq(announcements.state, 'waiting'), lt(announcements.madeAt, madeBefore)))

/**
 * Takes all that waits into one message, before it leaves; whoever comes second finds nothing. The oldest first. Nothing is due while
 * something waits for its next try: what holds back one message holds back the channel.
 */
export async function openAnnouncements(_desk: Announcer, now: Date): Promise<OpenAnnouncement[]> {
  const at = sql`${now.toISOString()}::timestamptz`
  const due = db()
    .select({ id: announcements.id })
    .from(announcements)
    .where(
      and(
        eq(announcements.state, 'waiting'),
        sql`not exists (select from ${announcements} held where held.state = 'waiting' and held.not_before > ${at})`,
      ),
    )
    .orderBy(asc(announcements.id))
    .limit(atOnce)
    .for('update', { skipLocked: true })
  const opened = await db()
    .update(announcements)
    .set({ state: 'open', openedAt: now, notBefore: null, tries: sql`${announcements.tries} + 1` })
    .where(inArray(announcements.id, due))
    .returning({
      id: announcements.id,
      sentence: announcements.sentence,
      address: announcements.address,
      tries: announcements.tries,
    })
  return opened.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** What surely did not leave may leave later, after longer and longer waits; what may have left never does again. */
export async function closeAnnouncements(
  _desk: Announcer,
  opened: readonly OpenAnnouncement[],
  { posted, now }: { posted: PostedToSlack; now: Date },
) {
  const again = posted.outcome === 'refused' && posted.lasting !== true
  const tries = Math.max(...opened.map((one) => one.tries))
  const seconds = posted.outcome === 'refused' ? posted.retryAfter : undefined
  await db()
    .update(announcements)
    .set({
      state: again ? 'waiting' : posted.outcome,
      closedAt: again ? null : now,
      notBefore: again
        ? new Date(now.getTime() + (seconds ?? Math.min(2 ** (tries - 1), longestWait) * 60) * 1000)
        : null,
      trouble: 'sentence' in posted ? posted.sentence : null,
    })
    .where(
      and(
        eq(announcements.state, 'open'),
        inArray(
          announcements.id,
          opened.map(({ id }) => id),
        ),
      ),
    )
}
