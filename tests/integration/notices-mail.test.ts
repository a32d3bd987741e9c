import { afterAll, afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { v7 } from 'uuid'
import { disconnect } from '#db/client.ts'
import { permit } from '#lib/auth/actor.ts'
import { noticeKinds, noticeWays } from '#lib/notices/kinds.ts'
import { chooseWay } from '#lib/notices/choose-way.ts'
import { readAllNotices } from '#lib/notices/read-notices.ts'
import { startWorker } from '#lib/work/worker.ts'
import { ada, kofi, sam } from '#tests/support/cast.ts'
import { asApplication, asOwner } from '#tests/support/database.ts'
import { openDesk } from '#tests/support/desk.ts'
import { about, mail, minutesLater, told, watch } from '#tests/support/mailed.ts'
import { forgetNotices, toldAbout } from '#tests/support/notices.ts'
import { insertPerson } from '#tests/support/rows.ts'

const { mailbox } = await openDesk({ story: false })

beforeEach(async () => {
  await forgetNotices()
  for (const who of [ada, sam])
    await chooseWay(permit(who, 'notice:choose'), { kind: 'my requests', way: 'at once' })
})
afterEach(() => {
  mailbox.clearFaults()
})
afterAll(disconnect)

const states = async () => (await toldAbout(about)).map(({ mail: state }) => state)

describe('a notice', () => {
  it('is mailed once, in plain text, with one link that leads to it', async () => {
    const came = await watch(mailbox, sam.id)
    const number = await told()
    expect(await mail()).toBe(1)
    expect(await mail(minutesLater(60))).toBe(0)
    const [one, ...more] = came()
    expect(more).toEqual([])
    expect(one).toMatchObject({
      subject: `R-${number} was approved by Ada`,
      from: 'desk@attribution.example',
      autoSubmitted: 'auto-generated',
      html: null,
      attachments: [],
      replyTo: [],
    })
    expect(one?.text).toContain(`Hello Sam,\n\nR-${number} was approved by Ada. It is carried out now.\n\n`)
    expect(one?.text.match(/https?:\/\/\S+/g)).toEqual([`http://127.0.0.1:3000/requests/${about}`])
    expect(await states()).toEqual(['sent'])
  })

  it('comes with the others of a burst in one mail, and at most once a minute', async () => {
    const came = await watch(mailbox, sam.id)
    for (let at = 0; at < 45; at += 1) await told()
    await mail()
    const number = await told()
    await mail(minutesLater(0.5))
    expect(came()).toHaveLength(1)
    await mail(minutesLater(1.1))
    const [first, second] = came()
    expect(first?.subject).toBe('45 notices from Attribution Desk')
    expect(first?.text.match(/^- R-\d+ was/gm)).toHaveLength(40)
    expect(first?.text).toContain('- and 5 more')
    expect(first?.text.match(/https?:\/\/\S+/g)).toEqual(['http://127.0.0.1:3000/notices'])
    expect(second?.subject).toBe(`R-${number} was approved by Ada`)
  })

  it('is mailed once where several workers look at the same moment', async () => {
    const [toSam, toAda] = [await watch(mailbox, sam.id), await watch(mailbox, ada.id)]
    for (let at = 0; at < 5; at += 1) await told({ to: [sam.id, ada.id] })
    await Promise.all([mail(), mail(), mail(), mail()])
    expect([toSam().length, toAda().length]).toEqual([1, 1])
    expect(new Set(await states())).toEqual(new Set(['sent']))
  })

  it('that was read in the desk before is not mailed', async () => {
    const came = await watch(mailbox, sam.id)
    await told()
    await readAllNotices(permit(sam, 'notice:read'))
    expect(await mail()).toBe(0)
    expect(came()).toEqual([])
  })

  it('stays in the desk, or comes once a day, as the person chose', async () => {
    await chooseWay(permit(sam, 'notice:choose'), { kind: 'my requests', way: 'desk' })
    await chooseWay(permit(ada, 'notice:choose'), { kind: 'my requests', way: 'daily' })
    const [toSam, toAda] = [await watch(mailbox, sam.id), await watch(mailbox, ada.id)]
    await told({ to: [sam.id, ada.id] })
    await told({ to: [sam.id, ada.id] })
    const seven = new Date()
    seven.setUTCHours(7, 0, 0, 0)
    if (seven < new Date()) seven.setUTCDate(seven.getUTCDate() + 1)
    await mail(new Date(seven.getTime() - 1000))
    expect(toAda()).toEqual([])
    await mail(new Date(seven.getTime() + 1000))
    await mail(new Date(seven.getTime() + 3600_000))
    expect(toAda().map(({ subject }) => subject)).toEqual(['2 notices from Attribution Desk'])
    expect(toSam()).toEqual([])
  })

  it.each(noticeKinds)(
    'of the kind “%s” comes at once, once a day or only in the desk, as each person chose',
    async (kind) => {
      const people = [ada, sam, kofi]
      for (const [at, way] of noticeWays.entries())
        await chooseWay(permit(people[at] ?? ada, 'notice:choose'), { kind, way })
      const came = await Promise.all(people.map(({ id }) => watch(mailbox, id)))
      const counts = () => came.map((comes) => comes().length)
      await told({ to: people.map(({ id }) => id), kind })
      const seven = new Date()
      seven.setUTCHours(7, 0, 0, 0)
      if (seven < new Date()) seven.setUTCDate(seven.getUTCDate() + 1)
      await mail(new Date(seven.getTime() - 1000))
      expect(counts()).toEqual([1, 0, 0])
      await mail(new Date(seven.getTime() + 1000))
      await mail(new Date(seven.getTime() + 3600_000))
      expect(counts()).toEqual([1, 1, 0])
      expect(await toldAbout(about)).toHaveLength(3)
    },
  )

  it('is not mailed to somebody whose roles are all gone, but for the news of that', async () => {
    const nils = await insertPerson(asApplication, 'Nils')
    const came = await watch(mailbox, nils)
    await told({ to: [nils] })
    await told({ to: [nils], kind: 'roles', sentence: 'Otto took the role approver from you.', address: '/' })
    await mail()
    expect(came().map(({ subject }) => subject)).toEqual(['Otto took the role approver from you'])
  })

  it('gives nothing of what it says to the headers', async () => {
    const eve = await insertPerson(asApplication, 'Eve\r\nBcc: everybody@else.example', ['requester'])
    const email = `eve-${v7()}@attribution.example`
    await asOwner`update people set email = ${email} where id = ${eve}`
    const came = await watch(mailbox, eve)
    await told({ to: [eve], sentence: 'Mallory\r\nBcc: everybody@else.example approved R-1.' })
    await mail()
    const [one] = came()
    expect(one?.envelope.to).toEqual([email])
    expect(one?.cc).toEqual([])
    expect(one?.subject).toBe('Mallory Bcc: everybody@else.example approved R-1')
  })
})

it('A worker mails within seconds what somebody is told.', async () => {
  const worker = await startWorker()
  onTestFinished(() => worker.stop())
  const came = await watch(mailbox, sam.id)
  await told()
  await expect.poll(() => came().length, { timeout: 19_000 }).toBe(1)
}, 30_000)
