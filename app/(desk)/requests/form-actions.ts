'use server'

import { z } from 'zod'
import { action } from '#lib/action.ts'
import { editRequest } from '#lib/attribution/edit-request.ts'
import { fileRequest } from '#lib/attribution/file-request.ts'
import { requestForm } from '#lib/attribution/request-form.ts'
import { reviseAsIs as reviseRequestAsIs } from '#lib/attribution/revise-as-is.ts'
import { fileFromCase } from '#lib/cases/file-from-case.ts'

const edited = { requestId: z.uuid(), revision: z.int().positive() }

export const file = action('request:file')
  .inputSchema(requestForm.extend({ key: z.uuidv7() }))
  .action(({ ctx: { actor }, parsedInput }) => fileRequest(actor, parsedInput))

/** The same for a case, which follows the request from then on. */
export const fileOfCase = action('request:file')
  .inputSchema(requestForm.extend({ key: z.uuidv7(), caseId: z.uuid(), newUser: z.uuid().optional() }))
  .action(({ ctx: { actor }, parsedInput }) => fileFromCase(actor, parsedInput))

export const edit = action('request:file')
  .inputSchema(requestForm.extend(edited))
  .action(({ ctx: { actor }, parsedInput }) => editRequest(actor, parsedInput))

/** The next revision of the same wishes, from fresh reads: the one click of a stale request. */
export const reviseAsIs = action('request:file')
  .inputSchema(z.object(edited))
  .action(({ ctx: { actor }, parsedInput }) => reviseRequestAsIs(actor, parsedInput))
