import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import nodemailer, { type SendMailOptions } from 'nodemailer'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startSandbox } from '#sandbox/index.ts'
import { type MailFault, startMailbox, type MailboxOptions } from '#sandbox/mailbox/index.ts'

const deskAddress = 'http://localhost:3000'

async function openMailbox(options: Partial<MailboxOptions> = {}) {
  const mailbox = await startMailbox({ deskAddress, ...options })
  onTestFinished(() => mailbox.close())
  return mailbox
}

function send(smtp: string, more: SendMailOptions = {}) {
  return nodemailer.createTransport(smtp).sendMail({
    from: 'Attribution Desk <desk@attribution.example>',
    to: 'support@cello.example',
    subject: 'Referral of usr_1',
    text: 'Hello,\n\nplease import the purchases below.\n',
    ...more,
  })
}

/** What nodemailer says of a mail that was not sent. */
async function refusal(call: Promise<unknown>) {
  const error: unknown = await call.then(
    () => new Error('the mail was sent'),
    (reason: unknown) => reason,
  )
  return error as Error & { responseCode?: number; code?: string }
}

test('A mail is kept as it was sent, with its words, people and attachments.', async () => {
  const mailbox = await openMailbox()
  const { messageId } = await send(mailbox.smtp, {
    cc: 'Mira Vale <mira@attribution.example>',
    bcc: 'archive@attribution.example',
    replyTo: 'sam@attribution.example',
    subject: 'Empfehlung für Müller & Söhne: ¥4,800 — zu spät',
    text: `Guten Tag,\n\n${'Ein langer Satz mit Umlauten: äöüß. '.repeat(10)}\n.\n..zwei Punkte\n`,
    attachments: [{ filename: 'payments.csv', content: 'invoice,paid_at\nA-1,2026-11-01T10:00:00Z\n' }],
  })
  expect(mailbox.mails).toMatchObject([
    {
      from: 'Attribution Desk <desk@attribution.example>',
      to: ['support@cello.example'],
      cc: ['Mira Vale <mira@attribution.example>'],
      replyTo: ['sam@attribution.example'],
      subject: 'Empfehlung für Müller & Söhne: ¥4,800 — zu spät',
      messageId,
      html: null,
      envelope: {
        from: 'desk@attribution.example',
        to: ['support@cello.example', 'mira@attribution.example', 'archive@attribution.example'],
      },
      attachments: [
        { name: 'payments.csv', type: 'text/csv', text: 'invoice,paid_at\nA-1,2026-11-01T10:00:00Z\n' },
      ],
    },
  ])
  expect(mailbox.mails[0]?.text).toContain('äöüß. \n.\n..zwei Punkte')
})

test('It takes mail with any login and without one, on the loopback only.', async () => {
  const mailbox = await openMailbox()
  expect(mailbox.smtp).toMatch(/^smtp:\/\/127\.0\.0\.1:\d+$/)
  await send(mailbox.smtp)
  await send(mailbox.smtp.replace('//', '//who:ever@'))
  expect(mailbox.mails).toHaveLength(2)
})

test('Pages and JSON show the mails newest first, as text and never as a page of the sender.', async () => {
  const mailbox = await openMailbox()
  const look = async (where: string) => (await fetch(`${mailbox.address}${where}`)).text()
  expect(await look('/')).toContain('No mail yet')
  await send(mailbox.smtp, { subject: 'First' })
  await send(mailbox.smtp, { subject: '<Second>', text: '<b>bold</b>', html: '<script>alert(1)</script>' })
  const list = await look('/')
  expect(list.indexOf('&lt;Second&gt;')).toBeLessThan(list.indexOf('First'))
  const { mails } = (await (await fetch(`${mailbox.address}/_sandbox/mails`)).json()) as { mails: unknown }
  expect(mails).toEqual(mailbox.mails)
  const one = await look(`/mails/${mailbox.mails[0]?.id ?? ''}`)
  expect(one).toContain('&lt;b&gt;bold&lt;/b&gt;')
  expect(one).not.toContain('alert(1)')
  expect((await fetch(`${mailbox.address}/mails/none`)).status).toBe(404)
  expect((await fetch(`${mailbox.address}/_sandbox/mails`, { method: 'DELETE' })).status).toBe(204)
  expect(mailbox.mails).toEqual([])
})

test.each<[MailFault, number]>([
  [{ kind: 'refuse', at: 'sender' }, 550],
  [{ kind: 'refuse', at: 'recipient', code: 553 }, 553],
  [{ kind: 'refuse', at: 'mail', code: 554 }, 554],
  [{ kind: 'refuse', at: 'mail', code: 451, message: 'Try again later' }, 451],
])('With the fault %o the sender is told %i and nothing is kept, once.', async (fault, code) => {
  const mailbox = await openMailbox()
  const posted = await fetch(`${mailbox.address}/_sandbox/faults`, {
    method: 'POST',
    body: JSON.stringify({ ...fault, times: 1 }),
  })
  expect(posted.status).toBe(201)
  expect(await refusal(send(mailbox.smtp))).toMatchObject({ responseCode: code })
  expect(mailbox.mails).toEqual([])
  await send(mailbox.smtp)
  expect(mailbox.mails).toHaveLength(1)
})

test.each([
  ['before', 0],
  ['after', 1],
] as const)('The line can be cut %s the mail was taken.', async (when, kept) => {
  const mailbox = await openMailbox()
  mailbox.fault({ kind: 'cut', when })
  const { responseCode, code } = await refusal(send(mailbox.smtp))
  expect({ responseCode, code }).toEqual({ responseCode: undefined, code: 'ECONNECTION' })
  expect(mailbox.mails).toHaveLength(kept)
})

test('The answer can be held back until it is let go.', async () => {
  const mailbox = await openMailbox()
  const letGo = mailbox.fault({ kind: 'hold', when: 'after' })
  const sent = send(mailbox.smtp)
  await vi.waitFor(() => expect(mailbox.mails).toHaveLength(1))
  letGo()
  expect((await sent).accepted).toEqual(['support@cello.example'])
})

test('A fault that the mailbox does not have is refused.', async () => {
  const mailbox = await openMailbox()
  const faults = `${mailbox.address}/_sandbox/faults`
  const body = JSON.stringify({ kind: 'refuse', at: 'breakfast' })
  expect((await fetch(faults, { method: 'POST', body })).status).toBe(400)
  mailbox.fault({ kind: 'refuse', at: 'sender' })
  expect((await fetch(faults, { method: 'DELETE' })).status).toBe(204)
  await send(mailbox.smtp)
})

test('A mail larger than ten megabytes is refused.', async () => {
  const mailbox = await openMailbox()
  expect(await refusal(send(mailbox.smtp, { text: 'x'.repeat(11 * 1024 * 1024) }))).toMatchObject({
    responseCode: 552,
  })
  expect(mailbox.mails).toEqual([])
})

test('The last 200 mails are kept, over a restart too.', async () => {
  const snapshot = Array.from({ length: 200 }, (_, i) => ({
    ...{ at: '2026-11-01T00:00:00Z', from: 'a@b.example', to: [], cc: [], replyTo: [], text: '', html: null },
    ...{
      id: String(i),
      envelope: { from: '', to: [] },
      subject: `No ${i}`,
      messageId: null,
      attachments: [],
    },
  }))
  const mailbox = await openMailbox({ snapshot })
  await send(mailbox.smtp)
  expect(mailbox.mails).toHaveLength(200)
  expect(mailbox.mails.at(-1)?.subject).toBe('No 1')
})

test('In the sandbox it is what the environment says, linked from the home page and kept in the folder.', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'sandbox-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const first = await startSandbox({ deskAddress, folder, story: false })
  const { SMTP_URL = '', MAIL_FROM, CELLO_SUPPORT_EMAIL } = first.environment
  expect(SMTP_URL).toBe(first.addresses.smtp)
  await send(SMTP_URL, { from: MAIL_FROM, to: CELLO_SUPPORT_EMAIL })
  expect(await (await fetch(first.addresses.home)).text()).toContain(`href="${first.addresses.mailbox}"`)
  await first.close()
  const second = await startSandbox({ deskAddress, folder, story: false })
  expect(second.mailbox.mails).toMatchObject([{ to: ['support@cello.example'] }])
  await second.close()
})

test('A fault can be for the mails to one recipient alone.', async () => {
  const mailbox = await openMailbox()
  mailbox.fault({ kind: 'refuse', at: 'recipient', to: 'somebody@else.example' })
  mailbox.fault({ kind: 'refuse', at: 'mail', to: 'somebody@else.example' })
  await send(mailbox.smtp)
  mailbox.fault({ kind: 'refuse', at: 'mail', to: 'support@cello.example' })
  expect(await refusal(send(mailbox.smtp))).toMatchObject({ responseCode: 550 })
  expect(mailbox.mails).toHaveLength(1)
})
