import 'server-only'
import { postAnnouncements } from '#lib/announcements/post-announcements.ts'
import { expireRequests } from '#lib/attribution/expire-requests.ts'
import { judgeDeciders } from '#lib/attribution/judge-deciders.ts'
import { remindOfRequests } from '#lib/attribution/remind-of-requests.ts'
import { type Actor, permitDesk } from '#lib/auth/actor.ts'
import type { Permission } from '#lib/auth/permissions.ts'
import { remindOfCases } from '#lib/cases/remind-of-cases.ts'
import { mailNotices } from '#lib/notices/mail-notices.ts'
import { remindOfMessages } from '#lib/support/remind-of-messages.ts'
import { pickUpForgotten } from './pick-up-forgotten.ts'
import type { ScheduleName } from './queues.ts'

/** What the desk does by itself at its times, each with the permission of the holder `desk` that it needs. */
export const schedules = {
  'expire-requests': scheduled('request:expire', expireRequests),
  'remind-of-requests': scheduled('request:remind', remindOfRequests),
  'remind-of-messages': scheduled('request:remind', remindOfMessages),
  'remind-of-cases': scheduled('case:remind', remindOfCases),
  'judge-deciders': scheduled('request:judge', judgeDeciders),
  'mail-notices': scheduled('notice:mail', mailNotices),
  'post-announcements': scheduled('announcement:post', postAnnouncements),
  'pick-up-forgotten': scheduled('request:carry-out', pickUpForgotten),
} satisfies Record<ScheduleName, unknown>

function scheduled<P extends Permission>(permission: P, run: (desk: Actor<P>) => Promise<unknown>) {
  return { permission, run: () => run(permitDesk(permission)) }
}
