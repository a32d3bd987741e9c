import { spawn } from 'node:child_process'
import path from 'node:path'
import { afterAll, afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { disconnect } from '#db/client.ts'
import { findStory } from '#lib/audit/find-entries.ts'
import { permit, type Who } from '#lib/auth/actor.ts'
import { copyMessage } from '#lib/support/copy-message.ts'
import { findMessages, outcomeAt } from '#lib/support/find-messages.ts'
import { noteAnswer } from '#lib/support/note-answer.ts'
import { sendMessage } from '#lib/support/send-message.ts'
import { settleMessage } from '#lib/support/settle-message.ts'
import { ada, kofi, read, sam } from '#tests/support/cast.ts'
import { insertPerson } from '#tests/support/rows.ts'
import { asApplication } from '#tests/support/database.ts'
import { openDesk } from '#tests/support/desk.ts'
import { ageMessages, insertToWrite } from '#tests/support/to-write.ts'

const { mailbox } = await openDesk()

afterEach(() => {
  mailbox.clearFaults()
})
afterAll(disconnect)

const toWrite = () => insertToWrite({ filedBy: sam.id, decidedBy: ada.id })
const text = (requestId: string) => ({ requestId, subject: `About ${requestId}`, body: 'Please import it.' })
const sends = (who: Who) => permit(who, 'message:send')
const send = (requestId: string, who = sam) => sendMessage(sends(who), text(requestId))
const messagesOf = (requestId: string) => findMessages(permit(sam, 'request:see'), requestId)
const mailsOf = (requestId: string) => mailbox.mails.filter(({ subject }) => subject === `About ${requestId}`)
const support = async (requestId: string) => (await read(requestId)).request.support

const told = async (requestId: string) => {
  const story = await findStory(permit(sam, 'request:see'), requestId)
  return story.map(({ event }) => event).filter((event) => event.startsWith('message.'))
}

describe('a message to Cello support', () => {
  it('is sent to Cello, from the desk, to be answered to the person, and kept', async () => {
    const id = await toWrite()
    await expect(send(id)).resolves.toEqual({ outcome: 'sent' })
    const [mail] = mailsOf(id)
    const [kept] = await messagesOf(id)
    expect(mail).toMatchObject({
      envelope: { from: 'desk@attribution.example', to: ['support@cello.example'] },
      from: 'desk@attribution.example',
      text: 'Please import it.\n',
      html: null,
      attachments: [],
      messageId: kept?.message.mailId,
    })
    expect(mail?.replyTo).toEqual([expect.stringMatching(/^Sam <sam-.*@attribution\.example>$/)])
    expect(kept?.message.mailId).toBe(`<${kept?.message.id ?? ''}@attribution.example>`)
    expect(kept).toMatchObject({ writer: 'Sam', message: { outcome: 'sent', way: 'mail', revision: 1 } })
    expect(await support(id)).toBe('written')
    expect(await told(id)).toEqual(['message.opened', 'message.sent'])
  })

  it('is one mail, however many people press the button how often', async () => {
    const id = await toWrite()
    const all = await Promise.allSettled([send(id), send(id), send(id, ada), send(id, kofi)])
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const lost = all.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))
    for (const reason of lost)
      expect(reason).toMatch(/A message is on its way|Somebody wrote to Cello support already/)
    await expect(send(id)).rejects.toThrow(/Somebody wrote to Cello support already/)
    await expect(copyMessage(sends(ada), text(id))).rejects.toThrow(/Somebody wrote to Cello support already/)
    expect(mailsOf(id)).toHaveLength(1)
  })

  it('is committed before it leaves: while the mail server thinks, nobody sends a second one', async () => {
    const id = await toWrite()
    mailbox.fault({ kind: 'hold', when: 'after' })
    const sending = send(id)
    await expect.poll(() => mailsOf(id)).toHaveLength(1)
    expect((await messagesOf(id)).map(({ message }) => message.outcome)).toEqual(['open'])
    await expect(send(id, ada)).rejects.toThrow(/A message is on its way/)
    await expect(copyMessage(sends(ada), text(id))).rejects.toThrow(/Say first whether the message/)
    const [open] = await messagesOf(id)
    const word = {
      requestId: id,
      messageId: open?.message.id ?? '',
      verdict: 'sent',
      because: 'Seen.',
    } as const
    await expect(settleMessage(sends(ada), word)).rejects.toThrow(/on its way, or somebody settled it/)
    mailbox.clearFaults()
    await expect(sending).resolves.toEqual({ outcome: 'sent' })
    expect(mailsOf(id)).toHaveLength(1)
  })

  it.each([
    ['sender', 450, 'Wait a little', /The mail server refused it: 450 .*Wait a little\. Nothing was sent\./],
    ['recipient', 550, 'No such mailbox', /refused it: 550 .*No such mailbox\. Nothing was sent\./],
    ['mail', 554, 'Looks like spam', /refused it: 554 .*Looks like spam\. Nothing was sent\./],
  ] as const)(
    'that is refused at the %s surely did not leave, stays, and can be sent again',
    async (at, code, message, sentence) => {
      const id = await toWrite()
      mailbox.fault({ kind: 'refuse', at, code, message, times: 1 })
      const posted = await send(id)
      expect(posted).toMatchObject({
        outcome: 'refused',
        sentence: expect.stringMatching(sentence) as unknown,
      })
      expect(await support(id)).toBe('to write')
      const [kept] = await messagesOf(id)
      expect(kept?.message).toMatchObject({ outcome: 'refused', body: 'Please import it.' })
      await expect(send(id, ada)).resolves.toEqual({ outcome: 'sent' })
      expect(mailsOf(id)).toHaveLength(1)
      expect(await told(id)).toEqual(['message.opened', 'message.refused', 'message.opened', 'message.sent'])
    },
  )

  it.each(['before', 'after'] as const)(
    'whose connection broke %s it was taken is unknown, and never sent again by itself',
    async (when) => {
      const id = await toWrite()
      mailbox.fault({ kind: 'cut', when, times: 1 })
      await expect(send(id)).resolves.toMatchObject({
        outcome: 'unknown',
        sentence: 'The connection to the mail server broke while the message was on its way.',
      })
      expect(await support(id)).toBe('to write')
      await expect(send(id, ada)).rejects.toThrow(/nobody knows whether one left/)
      const [kept] = await messagesOf(id)
      const verdict = when === 'after' ? 'sent' : 'refused'
      const word = {
        requestId: id,
        messageId: kept?.message.id ?? '',
        verdict,
        because: 'I looked.',
      } as const
      await settleMessage(sends(ada), word)
      await expect(settleMessage(sends(kofi), word)).rejects.toThrow()
      expect(await support(id)).toBe(when === 'after' ? 'written' : 'to write')
      if (when === 'before') await send(id, kofi)
      expect(mailsOf(id)).toHaveLength(1)
      expect((await messagesOf(id))[0]?.message).toMatchObject({ sentence: 'I looked.', settledBy: ada.id })
    },
  )

  it('left open by a process that was killed is unknown after a minute, and one mail', async () => {
    const id = await toWrite()
    mailbox.fault({ kind: 'hold', when: 'after' })
    const child = spawn(
      process.execPath,
      ['--conditions=react-server', path.resolve('tests/support/sending-process.ts'), sam.id, id],
      { env: process.env, stdio: 'ignore' },
    )
    onTestFinished(() => void child.kill('SIGKILL'))
    await expect
      .poll(() => mailbox.mails.filter(({ subject }) => subject === 'Killed'), { timeout: 10_000 })
      .toHaveLength(1)
    child.kill('SIGKILL')
    mailbox.clearFaults()
    const [open] = await messagesOf(id)
    if (!open) throw new Error('the message was not kept')
    const { message } = open
    expect(message.outcome).toBe('open')
    expect(outcomeAt(message, new Date())).toBe('open')
    expect(outcomeAt(message, new Date(message.openedAt.getTime() + 60_000))).toBe('unknown')
    await ageMessages(id, 61)
    await expect(send(id, ada)).rejects.toThrow(/nobody knows whether one left/)
    await settleMessage(sends(ada), {
      requestId: id,
      messageId: message.id,
      verdict: 'sent',
      because: 'It is in the mailbox.',
    })
    expect(await support(id)).toBe('written')
    expect(mailbox.mails.filter(({ subject }) => subject === 'Killed')).toHaveLength(1)
  })

  it('sent by other means is kept as copied, on the word of a person', async () => {
    const id = await toWrite()
    await copyMessage(sends(ada), text(id))
    expect(
      (await messagesOf(id)).map(({ message, writer }) => [message.way, message.outcome, writer]),
    ).toEqual([['copy', 'sent', 'Ada']])
    expect(await support(id)).toBe('written')
    expect(mailsOf(id)).toHaveLength(0)
    await expect(send(id)).rejects.toThrow(/already/)
  })

  it('sent by other means is kept once, however often its form is posted', async () => {
    const id = await toWrite()
    const copy = () => copyMessage(sends(ada), text(id))
    const both = await Promise.allSettled([copy(), copy()])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(copy()).rejects.toThrow(/Somebody wrote to Cello support already/)
    expect(await messagesOf(id)).toHaveLength(1)
    expect(await told(id)).toEqual(['message.sent'])
  })

  it("is closed by Cello's answer, once and in words", async () => {
    const id = await toWrite()
    const note = (answer: string, who = sam) => noteAnswer(sends(who), { requestId: id, answer })
    await expect(note('They did it.')).rejects.toThrow(/nothing was sent/)
    await send(id)
    await expect(note('  ')).rejects.toThrow(/Write what Cello answered/)
    const both = await Promise.allSettled([note('Imported on 3 December.'), note('Imported.', ada)])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const [kept] = await messagesOf(id)
    expect(kept?.message.answer).toMatch(/^Imported/)
    expect(await support(id)).toBe('answered')
    expect(await told(id)).toEqual(['message.opened', 'message.sent', 'message.answered'])
  })

  it('is written by requesters and approvers only', async () => {
    const id = await insertPerson(asApplication, 'Mira', ['manager'])
    const mira: Who = { id, name: 'Mira', email: 'mira@attribution.example', roles: ['manager', 'admin'] }
    expect(() => sends(mira)).toThrow(/needs the role requester or approver/)
  })

  it('is not written where nothing is left for Cello, or where the request is not carried out', async () => {
    const id = await toWrite()
    await send(id)
    const nothing = await insertToWrite({ filedBy: sam.id, decidedBy: ada.id, support: null })
    await expect(send(nothing)).rejects.toThrow(/nothing to write to Cello support about/)
    await expect(send('0190a5e4-0000-7000-8000-000000000000')).rejects.toThrow(/no such request/)
  })
})
