'use server'

import { z } from 'zod'
import { caseOutcomes, caseStates, waitedOn } from '#lib/cases/words.ts'
import { action } from '#lib/action.ts'
import { assignCase, claimCase } from '#lib/cases/assign-case.ts'
import { caseFields } from '#lib/cases/case-form.ts'
import { editCase } from '#lib/cases/edit-case.ts'
import { followCase, unfollowCase } from '#lib/cases/follow-case.ts'
import { linkByNumber } from '#lib/cases/link-by-number.ts'
import { unlinkRequest } from '#lib/cases/link-request.ts'
import { mergeByNumber } from '#lib/cases/merge-by-number.ts'
import { moveCase } from '#lib/cases/move-case.ts'
import { resolveCase } from '#lib/cases/resolve-case.ts'
import { numberOf } from './_parts/number-of.ts'
import { said } from '../../requests/[id]/_parts/said.ts'

const caseId = z.uuid()
const from = z.enum(caseStates)
const note = said.default('')

export const claim = action('case:work')
  .inputSchema(z.object({ caseId }))
  .action(({ ctx: { actor }, parsedInput }) => claimCase(actor, parsedInput))

export const assign = action('case:work')
  .inputSchema(z.object({ caseId, assigneeId: z.uuid().nullable(), from: z.uuid().nullable() }))
  .action(({ ctx: { actor }, parsedInput }) => assignCase(actor, parsedInput))

export const move = action('case:work')
  .inputSchema(
    z.object({
      caseId,
      from,
      to: z.enum(['investigating', 'waiting']),
      waitingOn: z.enum(waitedOn, 'Say on whom it waits.').nullable().default(null),
      note,
    }),
  )
  .action(({ ctx: { actor }, parsedInput }) => moveCase(actor, parsedInput))

export const resolve = action('case:work')
  .inputSchema(
    z.object({
      caseId,
      from,
      outcome: z.enum(caseOutcomes, 'Choose how it ended.'),
      declineReasonId: z.uuid('Choose why it is denied: the person is told.').nullable().default(null),
      note,
    }),
  )
  .action(({ ctx: { actor }, parsedInput }) => resolveCase(actor, parsedInput))

export const merge = action('case:work')
  .inputSchema(z.object({ caseId, into: numberOf('C') }))
  .action(({ ctx: { actor }, parsedInput }) => mergeByNumber(actor, parsedInput))

export const link = action('case:work')
  .inputSchema(z.object({ caseId, request: numberOf('R') }))
  .action(({ ctx: { actor }, parsedInput }) => linkByNumber(actor, parsedInput))

export const unlink = action('case:work')
  .inputSchema(z.object({ caseId, requestId: z.uuid() }))
  .action(({ ctx: { actor }, parsedInput }) => unlinkRequest(actor, parsedInput))

export const edit = action('case:work')
  .inputSchema(caseFields.extend({ caseId, edits: z.int().min(0) }))
  .action(({ ctx: { actor }, parsedInput }) => editCase(actor, parsedInput))

export const follow = action('case:follow')
  .inputSchema(z.object({ caseId }))
  .action(({ ctx: { actor }, parsedInput }) => followCase(actor, parsedInput))

export const unfollow = action('case:follow')
  .inputSchema(z.object({ caseId }))
  .action(({ ctx: { actor }, parsedInput }) => unfollowCase(actor, parsedInput))
