import { createServer, type Socket } from 'node:net'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { checkMail } from '#lib/support/check-mail.ts'
import { type Mail, postMail } from '#lib/mail/post-mail.ts'
import { openDesk } from '#tests/support/desk.ts'

const { mailbox } = await openDesk({ story: false })

afterEach(() => {
  mailbox.clearFaults()
})

const mail = (over: Partial<Mail> = {}): Mail => ({
  id: '<1@attribution.example>',
  from: 'desk@attribution.example',
  to: 'support@cello.example',
  replyTo: { name: 'Sam', address: 'sam@attribution.example' },
  subject: 'Manual attribution',
  text: 'Please import it.',
  ...over,
})

/** A server that answers each line with what `say` gives; undefined: it hangs up. */
async function serve(say: (line: string, socket: Socket) => string | undefined) {
  const server = createServer((socket: Socket) => {
    socket.on('error', () => undefined)
    socket.write('220 here\r\n')
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      for (const line of chunk.split('\r\n').filter(Boolean)) {
        const answer = say(line, socket)
        if (answer === undefined) socket.destroy()
        else if (answer !== '') socket.write(`${answer}\r\n`)
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const place = server.address()
  return `127.0.0.1:${typeof place === 'object' && place ? place.port : 0}`
}

describe('a mail', () => {
  it('keeps its letters, whatever they are, and gives nothing of it to the headers', async () => {
    const text = `Grüße 🙂\n.\n.. a dot at the beginning\nBcc: everybody@else.example\n${'x'.repeat(3000)}\n`
    const replyTo = { name: 'Sam "S" <x@y.example>, Ünal', address: 'sam@attribution.example' }
    await expect(postMail(mailbox.smtp, mail({ text, replyTo, subject: 'Grüße 🙂' }))).resolves.toEqual({
      outcome: 'sent',
    })
    const [taken] = mailbox.mails
    expect(taken).toMatchObject({ subject: 'Grüße 🙂', to: ['support@cello.example'], cc: [], text })
    expect(taken?.envelope.to).toEqual(['support@cello.example'])
    expect(taken?.replyTo).toHaveLength(1)
    expect(taken?.replyTo[0]).toContain('sam@attribution.example')
  })

  it('did not leave where nobody listens', async () => {
    const place = await serve(() => undefined)
    await expect(postMail('smtp://127.0.0.1:1', mail())).resolves.toEqual({
      outcome: 'refused',
      sentence:
        'The mail server cannot be reached. Try again in a minute, or copy the message. Nothing was sent.',
    })
    await expect(postMail(`smtp://${place}`, mail())).resolves.toMatchObject({ outcome: 'refused' })
  })

  it.each(['MAIL', 'RCPT', 'DATA'])('did not leave where the connection broke at %s', async (verb) => {
    const place = await serve((line) => {
      if (line.startsWith(verb)) return undefined
      return '250 well'
    })
    await expect(postMail(`smtp://${place}`, mail())).resolves.toMatchObject({ outcome: 'refused' })
  })

  it.each([
    ['recipient', 550, true],
    ['recipient', 451, false],
    ['mail', 552, true],
    ['mail', 452, false],
    ['sender', 550, false],
  ] as const)('refused at the %s with %i is refused for good: %s', async (at, code, lasting) => {
    mailbox.fault({ kind: 'refuse', at, code, times: 1 })
    const posted = await postMail(mailbox.smtp, mail())
    expect(posted.outcome).toBe('refused')
    expect('lasting' in posted).toBe(lasting)
  })

  it('may have left where the server had it and answers no more', async () => {
    const place = await serve((line) => {
      if (line === 'DATA') return '354 go on'
      if (line === '.') return undefined
      return /^(EHLO|MAIL|RCPT)/.test(line) ? '250 well' : ''
    })
    await expect(postMail(`smtp://${place}`, mail())).resolves.toMatchObject({ outcome: 'unknown' })
  })

  it('may have left where the answer broke off', async () => {
    const place = await serve((line, socket) => {
      if (line === 'DATA') return '354 go on'
      if (line === '.') socket.end('25')
      return /^(EHLO|MAIL|RCPT)/.test(line) ? '250 well' : ''
    })
    await expect(postMail(`smtp://${place}`, mail())).resolves.toMatchObject({ outcome: 'unknown' })
  })

  it('did not leave where the password is not taken, and says nothing of the password', async () => {
    const place = await serve((line) => {
      if (line.startsWith('EHLO')) return '250-here\r\n250 AUTH PLAIN'
      return line.startsWith('AUTH') ? '535 not you' : '250 well'
    })
    const posted = await postMail(`smtp://desk:s3cret@${place}`, mail())
    expect(posted).toEqual({
      outcome: 'refused',
      sentence:
        'The mail server does not take the name and password of the desk. Ask an admin to check SMTP_URL. Nothing was sent.',
    })
  })
})

describe('the check of outgoing mail', () => {
  const check = (SMTP_URL: string | undefined) =>
    checkMail({
      SMTP_URL,
      MAIL_FROM: 'desk@attribution.example',
      CELLO_SUPPORT_EMAIL: 'support@cello.example',
    })

  it('is well where the server answers, and sends nothing', async () => {
    const before = mailbox.mails.length
    await expect(check(mailbox.smtp)).resolves.toMatchObject({
      level: 'good',
      title: 'The mail server can be used.',
      sentence: expect.stringMatching(
        /^Messages go to support@cello\.example by 127\.0\.0\.1:\d+, from desk@/,
      ) as unknown,
    })
    expect(mailbox.mails).toHaveLength(before)
  })

  it('says what is missing or wrong, without a secret', async () => {
    await expect(check(undefined)).resolves.toMatchObject({
      level: 'warning',
      wayOut: 'Set SMTP_URL and MAIL_FROM.',
    })
    const wrong = await check('smtp://desk:s3cret@127.0.0.1:1')
    expect(wrong).toMatchObject({
      level: 'blocker',
      sentence: '127.0.0.1:1: The mail server cannot be reached. Try again in a minute, or copy the message.',
    })
    expect(JSON.stringify(wrong)).not.toContain('s3cret')
  })
})
