// Mails notices in a process of its own, for a test that kills it on the way.
import { permitDesk } from '#lib/auth/actor.ts'
import { mailNotices } from '#lib/notices/mail-notices.ts'

await mailNotices(permitDesk('notice:mail'))
