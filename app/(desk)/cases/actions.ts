'use server'

import { z } from 'zod'
import { caseOutcomes, waitedOn } from '#lib/cases/words.ts'
import { action } from '#lib/action.ts'
import { caseForm } from '#lib/cases/case-form.ts'
import { changeMany } from '#lib/cases/change-many.ts'
import { openCase } from '#lib/cases/open-case.ts'
import { changeView, removeView, saveView } from '#lib/cases/save-view.ts'
import { said } from '../requests/[id]/_parts/said.ts'

export const open = action('case:open')
  .inputSchema(caseForm.extend({ key: z.uuidv7() }))
  .action(({ ctx: { actor }, parsedInput }) => openCase(actor, parsedInput))

/** What one alone decides with a reason, or by merging, is not done to many. */
const plain = z.enum(caseOutcomes).extract(['attributed', 'partly', 'withdrawn', 'not ours'])

const act = z.union([
  z.object({ act: z.literal('assign'), assigneeId: z.uuid().nullable() }),
  z.object({ act: z.literal('move'), to: z.literal('investigating') }),
  z.object({ act: z.literal('move'), to: z.literal('waiting'), waitingOn: z.enum(waitedOn) }),
  z.object({ act: z.literal('resolve'), outcome: plain }),
  z.object({ act: z.literal('resolve'), outcome: z.literal('denied'), declineReasonId: z.uuid() }),
])

export const changeAll = action('case:work')
  .inputSchema(z.object({ ids: z.array(z.uuid()).max(2000), act, note: said.default('') }))
  .action(({ ctx: { actor }, parsedInput }) => changeMany(actor, parsedInput))

export const keepView = action('case-view:save')
  .inputSchema(z.object({ name: z.string().max(300), search: z.string().max(5000), shared: z.boolean() }))
  .action(({ ctx: { actor }, parsedInput }) => saveView(actor, parsedInput))

export const editView = action('case-view:save')
  .inputSchema(z.object({ viewId: z.uuid(), name: z.string().max(300), shared: z.boolean() }))
  .action(({ ctx: { actor }, parsedInput }) => changeView(actor, parsedInput))

export const dropView = action('case-view:save')
  .inputSchema(z.object({ viewId: z.uuid() }))
  .action(({ ctx: { actor }, parsedInput }) => removeView(actor, parsedInput))
