'use server'

import { z } from 'zod'
import { action } from '#lib/action.ts'
import { copyMessage } from '#lib/support/copy-message.ts'
import { noteAnswer } from '#lib/support/note-answer.ts'
import { sendMessage } from '#lib/support/send-message.ts'
import { settleMessage } from '#lib/support/settle-message.ts'
import { because, said } from '../_parts/said.ts'

/** How much the door takes at all; the verbs say how much a mail may hold. */
const most = 400_000

const requestId = z.uuid()
const writing = z.object({ requestId, subject: z.string().max(most), body: z.string().max(most) })

export const send = action('message:send')
  .inputSchema(writing)
  .action(({ ctx: { actor }, parsedInput }) => sendMessage(actor, parsedInput))

export const sentMyself = action('message:send')
  .inputSchema(writing)
  .action(({ ctx: { actor }, parsedInput }) => copyMessage(actor, parsedInput))

export const settleSent = action('message:send')
  .inputSchema(z.object({ requestId, messageId: z.uuid(), verdict: z.enum(['sent', 'refused']), because }))
  .action(({ ctx: { actor }, parsedInput }) => settleMessage(actor, parsedInput))

export const note = action('message:send')
  .inputSchema(z.object({ requestId, answer: said }))
  .action(({ ctx: { actor }, parsedInput }) => noteAnswer(actor, parsedInput))
