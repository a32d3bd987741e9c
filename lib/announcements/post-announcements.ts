import 'server-only'
import { env } from '#lib/env.ts'
import { log } from '#lib/log.ts'
import { postToSlack } from '#lib/slack/post-to-slack.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { closeAnnouncements, leaveOut, openAnnouncements } from './open-announcements.ts'
import { writeAnnouncement } from './write-announcement.ts'

const day = 24 * 3600_000

/**
 * Posts what the company's channel was not told yet, all of it in one message. It is opened before the call and closed after it; what was
 * left open may be in the channel, and is never sent again. Gives how many sentences were sent.
 */
export async function postAnnouncements(desk: Actor<'announcement:post'>, now = new Date()): Promise<number> {
  const { SLACK_WEBHOOK_URL, NEXTAUTH_URL } = env()
  await leaveOut(desk, SLACK_WEBHOOK_URL === undefined ? now : new Date(now.getTime() - day))
  if (SLACK_WEBHOOK_URL === undefined) return 0
  const opened = await openAnnouncements(desk, now)
  if (opened.length === 0) return 0
  const posted = await postToSlack(SLACK_WEBHOOK_URL, writeAnnouncement(opened, NEXTAUTH_URL))
  await closeAnnouncements(desk, opened, { posted, now })
  if (posted.outcome === 'sent') return opened.length
  log.warn(
    { outcome: posted.outcome, because: posted.sentence, sentences: opened.length },
    'the channel was not told',
  )
  return 0
}
