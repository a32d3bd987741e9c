import 'server-only'
import { and, desc, isNotNull, ne } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { announcements } from '#db/schema/announcements.ts'
import type { Check } from '#lib/providers/provider.ts'

/** What became of the last message to the company's channel: no call can try it without writing there. */
export async function checkChannel(): Promise<Check> {
  const [last] = await db()
    .select({ state: announcements.state, trouble: announcements.trouble })
    .from(announcements)
    .where(and(isNotNull(announcements.openedAt), ne(announcements.state, 'too late')))
    .orderBy(desc(announcements.openedAt))
    .limit(1)
  if (last === undefined) return untried
  if (last.state === 'sent')
    return {
      level: 'good',
      title: 'The channel takes messages.',
      sentence: 'Its server took the last one.',
      wayOut: '',
    }
  return {
    level: last.state === 'refused' || last.state === 'waiting' ? 'blocker' : 'warning',
    title:
      last.state === 'refused' || last.state === 'waiting'
        ? 'The channel did not take the last message.'
        : 'It is not known whether the last message arrived.',
    sentence: last.trouble ?? 'The desk ended while it was on its way.',
    wayOut: 'Mend it, then send a test message on the page Connections.',
  }
}

export const untried: Check = {
  level: 'unknown',
  title: 'Nothing was sent to the channel yet.',
  sentence: 'A call that changes nothing cannot try it.',
  wayOut: 'Send a test message on the page Connections.',
}
