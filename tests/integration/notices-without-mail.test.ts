import { afterAll, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { disconnect } from '#db/client.ts'
import { permitDesk } from '#lib/auth/actor.ts'
import { mailNotices } from '#lib/notices/mail-notices.ts'
import { tellBySchedule } from '#lib/notices/tell-by-schedule.ts'
import { sam } from '#tests/support/cast.ts'
import { openDesk } from '#tests/support/desk.ts'
import { toldAbout } from '#tests/support/notices.ts'

const { mailbox } = await openDesk({ story: false })
Object.assign(process.env, { SMTP_URL: '', MAIL_FROM: '' })
afterAll(disconnect)

it('Without a mail server notices stay in the desk, and are not mailed once there is one.', async () => {
  const about = v7()
  await tellBySchedule(permitDesk('request:remind'), [
    { to: [sam.id], kind: 'my requests', key: 'one', about, sentence: 'R-1 was approved.', address: '/' },
  ])
  expect(await mailNotices(permitDesk('notice:mail'))).toBe(0)
  expect(await toldAbout(about)).toMatchObject([{ way: 'desk', mail: null, read: false }])
  expect(mailbox.mails).toEqual([])
})
