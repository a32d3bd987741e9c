// Tells the channel in a process of its own, for a test that kills it on the way.
import { permitDesk } from '#lib/auth/actor.ts'
import { postAnnouncements } from '#lib/announcements/post-announcements.ts'

await postAnnouncements(permitDesk('announcement:post'))
