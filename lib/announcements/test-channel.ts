import 'server-only'
import { v7 } from 'uuid'
import { announcements } from '#db/schema/announcements.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { env } from '#lib/env.ts'
import { conflict, invalid } from '#lib/errors.ts'
import { postToSlack } from '#lib/slack/post-to-slack.ts'
import { violates } from '#lib/violates.ts'
import { closeAnnouncements } from './open-announcements.ts'
import { writeAnnouncement } from './write-announcement.ts'

const minute = 60_000

/**
 * Sends one test message to the company's channel, at most one a minute and person, and says what became of it. @throws Refusal `invalid` where no channel
 * is configured, `conflict` where one was sent within the minute.
 */
export async function testChannel(actor: Actor<'announcement:test'>, now = new Date()): Promise<string> {
  const { SLACK_WEBHOOK_URL, NEXTAUTH_URL } = env()
  if (SLACK_WEBHOOK_URL === undefined) throw invalid('No channel is configured. Set SLACK_WEBHOOK_URL first.')
  const test = {
    id: v7(),
    sentence: `${actor.name} sent this from Attribution Desk, to see whether messages arrive here.`,
    address: '/connections',
    tries: 1,
  }
  try {
    await change(actor, { event: 'channel.tested', subject: test.id }, (tx) =>
      tx.insert(announcements).values({
        ...test,
        topic: 'test',
        about: test.id,
        key: `test:${actor.personId ?? ''}:${String(Math.floor(now.getTime() / minute))}`,
        state: 'open',
        openedAt: now,
      }),
    )
  } catch (error) {
    if (!violates(error, 'announcements_once')) throw error
    throw conflict(
      'You sent a test message within this minute. Look into the channel, or try again in a minute.',
    )
  }
  const posted = await postToSlack(SLACK_WEBHOOK_URL, writeAnnouncement([test], NEXTAUTH_URL))
  await closeAnnouncements(actor, [test], {
    posted: posted.outcome === 'refused' ? { ...posted, lasting: true } : posted,
    now: new Date(),
  })
  return posted.outcome === 'sent'
    ? 'The channel’s server took the test message. Look whether it is in the channel.'
    : posted.sentence
}
