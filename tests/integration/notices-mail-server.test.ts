import { spawn } from 'node:child_process'
import { connect, createServer, type Server } from 'node:net'
import path from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { disconnect } from '#db/client.ts'
import { ada, kofi, sam } from '#tests/support/cast.ts'
import { asApplication } from '#tests/support/database.ts'
import { openDesk } from '#tests/support/desk.ts'
import { about, mail, minutesLater, told, watch } from '#tests/support/mailed.ts'
import { forgetNotices, toldAbout } from '#tests/support/notices.ts'
import { insertPerson } from '#tests/support/rows.ts'

const { mailbox } = await openDesk({ story: false })

/** Between the desk and the mailbox: closed, the mail server is down. */
let gate: Server | undefined
const gatePort = await open()
process.env['SMTP_URL'] = `smtp://127.0.0.1:${gatePort}`

async function open(port = 0): Promise<number> {
  gate = createServer((socket) => {
    const inside = connect(Number(new URL(mailbox.smtp).port), '127.0.0.1')
    socket.pipe(inside).pipe(socket)
    for (const end of [socket, inside]) end.on('error', () => undefined)
  })
  const listening = gate
  await new Promise<void>((resolve) => listening.listen(port, '127.0.0.1', resolve))
  const place = listening.address()
  return typeof place === 'object' && place ? place.port : port
}
const close = () => new Promise((resolve) => gate?.close(resolve))

beforeEach(forgetNotices)
afterEach(() => {
  mailbox.clearFaults()
})
afterAll(async () => {
  await disconnect()
  await close()
})

const states = async () => (await toldAbout(about)).map(({ mail: state }) => state)

describe('a mail server', () => {
  it('that refuses a recipient for good is not asked again, and the others get theirs', async () => {
    const toAda = await watch(mailbox, ada.id)
    await told({ to: [sam.id] })
    await told({ to: [ada.id] })
    mailbox.fault({ kind: 'refuse', at: 'recipient', code: 550, message: 'No such user', times: 1 })
    expect(await mail()).toBe(1)
    expect(toAda()).toHaveLength(1)
    await mail(minutesLater(60))
    const rows = await toldAbout(about)
    expect(rows.map(({ to, mail: state, tries }) => [to, state, tries])).toEqual([
      ['Ada', 'sent', 1],
      ['Sam', 'refused', 1],
    ])
  })

  it('that is down gets everything once it is up again, in one mail, after longer and longer waits', async () => {
    const came = await watch(mailbox, sam.id)
    await told()
    await close()
    expect(await mail()).toBe(0)
    expect((await toldAbout(about))[0]).toMatchObject({ mail: null, tries: 1 })
    await mail(minutesLater(0.9))
    expect((await toldAbout(about))[0]?.tries).toBe(1)
    await mail(minutesLater(1.1))
    await told()
    await open(gatePort)
    expect(await mail(minutesLater(2))).toBe(0)
    expect(await mail(minutesLater(3.2))).toBe(1)
    expect(came().map(({ subject }) => subject)).toEqual(['2 notices from Attribution Desk'])
    expect(await states()).toEqual(['sent', 'sent'])
  })

  it('that is down for days gets nothing of what is older: that stays in the desk', async () => {
    await told()
    await mail(minutesLater(3 * 24 * 60 + 1))
    expect((await toldAbout(about))[0]).toMatchObject({ mail: null, tries: 0, way: 'desk' })
  })

  it('that is down is not tried for everybody', async () => {
    await close()
    const people = await Promise.all(
      Array.from({ length: 6 }, (_, at) => insertPerson(asApplication, `P${at}`, ['requester'])),
    )
    await told({ to: people })
    await mail()
    await open(gatePort)
    expect((await toldAbout(about)).filter(({ tries }) => tries > 0)).toHaveLength(3)
  })

  it.each(['before', 'after'] as const)(
    'that breaks off %s it took the mail leaves it unknown: it is never sent again',
    async (when) => {
      const came = await watch(mailbox, sam.id)
      await told()
      mailbox.fault({ kind: 'cut', when, times: 1 })
      expect(await mail()).toBe(0)
      mailbox.clearFaults()
      await mail(minutesLater(60))
      expect(came()).toHaveLength(when === 'after' ? 1 : 0)
      expect(await states()).toEqual(['unknown'])
    },
  )

  it('that took a mail whose process was killed before it was closed gets no second one', async () => {
    const came = await watch(mailbox, sam.id)
    await told()
    mailbox.fault({ kind: 'hold', when: 'after' })
    const child = spawn(
      process.execPath,
      ['--conditions=react-server', path.resolve('tests/support/mailing-process.ts')],
      { env: process.env, stdio: 'ignore' },
    )
    onTestFinished(() => void child.kill('SIGKILL'))
    await expect.poll(() => came().length, { timeout: 10_000 }).toBe(1)
    child.kill('SIGKILL')
    mailbox.clearFaults()
    expect(await states()).toEqual(['open'])
    await told({ to: [kofi.id] })
    expect(await mail(minutesLater(60))).toBe(1)
    expect(came()).toHaveLength(1)
    expect(await states()).toEqual(['sent', 'open'])
  })
})
