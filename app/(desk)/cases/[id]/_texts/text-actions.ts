'use server'

import { z } from 'zod'
import { caseOutcomes } from '#lib/cases/words.ts'
import { action } from '#lib/action.ts'
import { addEvidence } from '#lib/cases/add-evidence.ts'
import { copyMessage, receiveMessage } from '#lib/cases/copy-message.ts'
import { sendMessage } from '#lib/cases/send-message.ts'
import { settleMessage } from '#lib/cases/settle-message.ts'
import { writeNote } from '#lib/cases/write-note.ts'
import { because } from '../../../requests/[id]/_parts/said.ts'

/** How much the door takes at all; the verbs say how much may be kept. */
const text = z.string().max(100_000)

const caseId = z.uuid()
const key = z.uuidv7()
const written = {
  key,
  caseId,
  subject: text,
  body: text,
  purpose: z.enum(caseOutcomes).nullable().default(null),
  templateId: z.uuid().nullable().default(null),
}

export const note = action('case:note')
  .inputSchema(z.object({ key, caseId, body: text, mentions: z.array(z.uuid()).max(100).default([]) }))
  .action(({ ctx: { actor }, parsedInput }) => writeNote(actor, parsedInput))

export const addWords = action('case:work')
  .inputSchema(
    z.object({
      key,
      caseId,
      askId: z.uuid().nullable().default(null),
      kind: z.enum(['text', 'link', 'not needed']),
      words: text,
    }),
  )
  .action(({ ctx: { actor }, parsedInput }) => addEvidence(actor, parsedInput))

export const send = action('case:message')
  .inputSchema(z.object({ ...written, address: z.string().max(1000) }))
  .action(({ ctx: { actor }, parsedInput }) => sendMessage(actor, parsedInput))

export const sentMyself = action('case:message')
  .inputSchema(z.object(written))
  .action(({ ctx: { actor }, parsedInput }) => copyMessage(actor, parsedInput))

export const received = action('case:message')
  .inputSchema(z.object({ key, caseId, subject: text, body: text }))
  .action(({ ctx: { actor }, parsedInput }) => receiveMessage(actor, parsedInput))

export const settleSent = action('case:message')
  .inputSchema(z.object({ caseId, messageId: z.uuid(), verdict: z.enum(['sent', 'refused']), because }))
  .action(({ ctx: { actor }, parsedInput }) => settleMessage(actor, parsedInput))
