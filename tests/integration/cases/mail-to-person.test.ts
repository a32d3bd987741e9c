import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { v7 } from 'uuid'
import { disconnect } from '#db/client.ts'
import { permit } from '#lib/auth/actor.ts'
import { valuesOf } from '#lib/cases/answer-values.ts'
import { copyMessage, receiveMessage } from '#lib/cases/copy-message.ts'
import { fillTemplate } from '#lib/cases/fill-template.ts'
import { findTemplates } from '#lib/cases/find-lists.ts'
import { getCase } from '#lib/cases/get-case.ts'
import { mergeCases } from '#lib/cases/merge-cases.ts'
import { resolveCase } from '#lib/cases/resolve-case.ts'
import { sendMessage } from '#lib/cases/send-message.ts'
import { settleMessage } from '#lib/cases/settle-message.ts'
import { startMailbox } from '#sandbox/mailbox/index.ts'
import {
  deniedTemplate,
  eventsOf,
  hadAccountBefore,
  open,
  readCase,
  see,
  tellsOf,
  works,
} from '#tests/support/cases.ts'
import { ada, sam } from '#tests/support/cast.ts'
import { asApplication as sql } from '#tests/support/database.ts'
import { openLedgerDesk } from '#tests/support/ledger-desk.ts'

const mailbox = await startMailbox({ deskAddress: 'http://127.0.0.1:3000' })
openLedgerDesk({ SMTP_URL: mailbox.smtp, MAIL_FROM: 'desk@attribution.example' })
afterAll(async () => {
  await disconnect()
  await mailbox.close()
})
afterEach(() => mailbox.clearFaults())

const writes = permit(sam, 'case:message')
const letter = (caseId: string, more: object = {}) => ({
  key: v7(),
  caseId,
  address: 'jana@contoso.example',
  subject: 'About your referral',
  body: 'We looked into it.',
  ...more,
})
const messagesOf = (caseId: string) =>
  sql<{ id: string; outcome: string; purpose: string | null; body: string }[]>`
    select id, outcome, purpose, body from case_messages where case_id = ${caseId} order by id`
/** How many wait for a row that somebody else holds. */
const countWaiting = async () =>
  (await sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)
    .length

describe('a message to the person', () => {
  it('is mailed once, kept as it was sent, and stops the first clock', async () => {
    const { id } = await open()
    const mail = letter(id)
    const before = mailbox.mails.length
    expect(await sendMessage(writes, mail)).toMatchObject({ outcome: 'sent' })
    expect(await sendMessage(writes, mail)).toMatchObject({ outcome: 'sent' })
    await expect(sendMessage(writes, { ...mail, address: 'nils@contoso.example' })).rejects.toMatchObject({
      kind: 'conflict',
    })
    expect(mailbox.mails).toHaveLength(before + 1)
    expect(mailbox.mails[0]).toMatchObject({ subject: 'About your referral' })
    expect(await messagesOf(id)).toMatchObject([{ outcome: 'sent', body: 'We looked into it.' }])
    expect((await readCase(id)).row).toMatchObject({
      firstAnswerLate: false,
      firstAnsweredAt: expect.any(Date) as Date,
    })
    expect(await eventsOf(id)).toEqual([
      'case.opened by Sam',
      'case.message opened by Sam',
      'case.message sent by Sam',
    ])
  })

  it('is mailed once where two postings of its form meet', async () => {
    const { id } = await open()
    const mail = letter(id)
    const before = mailbox.mails.length
    const outcomes = await Promise.all([sendMessage(writes, mail), sendMessage(writes, mail)])
    expect(outcomes.map(({ outcome }) => outcome)).toContain('sent')
    expect(mailbox.mails).toHaveLength(before + 1)
    expect(await messagesOf(id)).toMatchObject([{ outcome: 'sent' }])
  })

  it('stands in the talk where it was sent, whatever the clock of the browser says', async () => {
    const { id } = await open()
    await sendMessage(writes, { ...letter(id), key: v7({ msecs: Date.now() - 86_400_000 }) })
    const [message] = await messagesOf(id)
    const made = parseInt(message?.id.replaceAll('-', '').slice(0, 12) ?? '', 16)
    expect(Date.now() - made).toBeLessThan(3600_000)
  })

  it('that the mail server refuses is not counted as an answer, and may be written again', async () => {
    const { id } = await open()
    mailbox.fault({ kind: 'refuse', at: 'recipient', code: 550 })
    const mail = letter(id)
    expect(await sendMessage(writes, mail)).toMatchObject({ outcome: 'refused' })
    mailbox.clearFaults()
    expect(await sendMessage(writes, mail)).toMatchObject({ outcome: 'refused' })
    expect((await readCase(id)).row.firstAnsweredAt).toBeNull()
    expect(await sendMessage(writes, letter(id))).toMatchObject({ outcome: 'sent' })
  })

  it('whose end nobody knows waits for a person’s word, once', async () => {
    const { id } = await open()
    mailbox.fault({ kind: 'cut', when: 'after' })
    const mail = letter(id)
    expect(await sendMessage(writes, mail)).toMatchObject({ outcome: 'unknown' })
    expect(await sendMessage(writes, mail)).toMatchObject({ outcome: 'unknown' })
    const [message] = await messagesOf(id)
    const word = {
      caseId: id,
      messageId: message?.id ?? '',
      verdict: 'sent' as const,
      because: 'It is there.',
    }
    await settleMessage(permit(ada, 'case:message'), word)
    await expect(settleMessage(permit(ada, 'case:message'), word)).rejects.toMatchObject({ kind: 'conflict' })
    expect((await readCase(id)).row.firstAnsweredAt).not.toBeNull()
  })

  it('whose end nobody knows counts as an answer from when it left, not from when somebody says so', async () => {
    const { id } = await open()
    const messageId = v7()
    const [left, due] = [120, 60].map((minutes) => new Date(Date.now() - minutes * 60_000))
    await sql.begin(async (tx) => {
      await tx`update cases set first_answer_due_at = ${due ?? null} where id = ${id}`
      await tx`
        insert into case_messages (id, case_id, way, address, subject, body, written_by, opened_at)
        values (${messageId}, ${id}, 'mail', 'jana@contoso.example', 'Hello', 'Hello', ${sam.id}, ${left ?? null})`
      await tx`insert into audit_entries (id, event, subject, detail) values (${v7()}, 'case.message opened', ${id}, '{}')`
    })
    await settleMessage(writes, { caseId: id, messageId, verdict: 'sent', because: 'It is there.' })
    expect((await readCase(id)).row).toMatchObject({ firstAnsweredAt: left, firstAnswerLate: false })
  })

  it('to the person of a resolved case is not late: the clocks stood still', async () => {
    const { id } = await open()
    const due = (await readCase(id)).row.firstAnswerDueAt?.getTime() ?? 0
    await resolveCase(works(sam), { caseId: id, from: 'new', outcome: 'withdrawn' })
    const later = new Date(due + 3600_000)
    expect((await getCase(see, id, later)).clocks.firstAnswer).toMatchObject({ due: null, late: false })
    await copyMessage(
      writes,
      { key: v7(), caseId: id, subject: 'As you asked', body: 'We look no further.' },
      later,
    )
    expect((await readCase(id)).row.firstAnswerLate).toBe(false)
  })

  it('whose end nobody knows is settled where its case was merged into', async () => {
    const [ends, stays] = [await open(), await open()]
    mailbox.fault({ kind: 'cut', when: 'after' })
    await sendMessage(writes, letter(ends.id))
    const [message] = await messagesOf(ends.id)
    await mergeCases(works(ada), { caseId: ends.id, into: stays.id })
    await settleMessage(permit(ada, 'case:message'), {
      caseId: stays.id,
      messageId: message?.id ?? '',
      verdict: 'sent',
      because: 'It is there.',
    })
    expect(await messagesOf(ends.id)).toMatchObject([{ outcome: 'sent' }])
    expect((await readCase(stays.id)).row.firstAnsweredAt).not.toBeNull()
  })

  it('that leaves while its case is merged counts where that lives on', async () => {
    const [ends, stays] = [await open(), await open()]
    mailbox.fault({ kind: 'delay', ms: 500 })
    const sent = sendMessage(writes, letter(ends.id))
    await vi.waitFor(async () => expect(await messagesOf(ends.id)).toHaveLength(1))
    await mergeCases(works(ada), { caseId: ends.id, into: stays.id })
    expect(await sent).toMatchObject({ outcome: 'sent' })
    expect((await readCase(stays.id)).row.firstAnsweredAt).not.toBeNull()
  })

  it('that has left while its case is being merged counts where that lives on', async () => {
    const [ends, stays] = [await open(), await open()]
    mailbox.fault({ kind: 'delay', ms: 500 })
    const sent = sendMessage(writes, letter(ends.id))
    await vi.waitFor(async () => expect(await messagesOf(ends.id)).toHaveLength(1))
    const merging: Promise<unknown>[] = []
    await sql.begin(async (tx) => {
      await tx`select from cases where id = ${stays.id} for update`
      merging.push(mergeCases(works(ada), { caseId: ends.id, into: stays.id }))
      await vi.waitFor(async () => expect(await countWaiting()).toBe(2), 10_000)
    })
    await Promise.all([...merging, sent])
    expect((await readCase(stays.id)).row.firstAnsweredAt).not.toBeNull()
    expect(await eventsOf(stays.id)).toContain('case.message sent by Sam')
  })

  it('with a field that was left unfilled, or to no address, does not leave', async () => {
    const { id } = await open()
    const before = mailbox.mails.length
    await expect(sendMessage(writes, letter(id, { body: 'Hello {{reason}}' }))).rejects.toMatchObject({
      field: 'body',
    })
    await expect(sendMessage(writes, letter(id, { address: 'jana' }))).rejects.toMatchObject({
      field: 'address',
    })
    expect(mailbox.mails).toHaveLength(before)
    expect(await messagesOf(id)).toEqual([])
  })

  it('stands in the talk beside what the person wrote', async () => {
    const { id } = await open()
    await copyMessage(writes, { key: v7(), caseId: id, subject: 'A question', body: 'When was it?' })
    await receiveMessage(writes, { key: v7(), caseId: id, subject: 'Re: A question', body: 'On Friday.' })
    expect(await tellsOf(id)).toEqual(['case.opened', 'message: When was it?', 'message: On Friday.'])
  })
})

describe('an answer by template', () => {
  it('of a denied case has the name, the new user and the sentence of the reason, and is kept with its outcome', async () => {
    const { id } = await open({ newUsers: [{ name: 'Nils Berg', email: 'nils@northwind.example' }] })
    await resolveCase(works(sam), {
      caseId: id,
      from: 'new',
      outcome: 'denied',
      declineReasonId: hadAccountBefore,
    })
    const template = (await findTemplates(see)).find((one) => one.outcome === 'denied')
    const body = fillTemplate(template?.body ?? '', valuesOf(await readCase(id), 'Sam Reyes'))
    expect(template?.id).toBe(deniedTemplate)
    expect(body).toBe(
      'Hello Jana Weber,\n\nWe looked into your referral of Nils Berg, and cannot count it. The person had an account with us before you referred them.\n\nKind regards\nSam Reyes',
    )
    await sendMessage(writes, letter(id, { body, purpose: 'denied', templateId: deniedTemplate }))
    expect(await messagesOf(id)).toMatchObject([{ outcome: 'sent', purpose: 'denied', body }])
  })
})
