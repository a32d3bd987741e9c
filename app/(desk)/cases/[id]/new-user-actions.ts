'use server'

import { z } from 'zod'
import { action } from '#lib/action.ts'
import { mostNewUsers, newUserForm } from '#lib/cases/case-form.ts'
import { addNewUsers, changeNewUser, removeNewUser } from '#lib/cases/new-users.ts'

const caseId = z.uuid()

/** As it stood there, whatever is taken by now. */
const shown = z
  .string()
  .max(10_000)
  .transform((text) => (text === '' ? null : text))
const from = z.object({
  newUserId: shown,
  email: shown,
  name: shown,
  organizationId: shown,
  customerId: shown,
})

export const addUsers = action('case:work')
  .inputSchema(z.object({ caseId, newUsers: z.array(newUserForm).min(1).max(mostNewUsers) }))
  .action(({ ctx: { actor }, parsedInput }) => addNewUsers(actor, parsedInput))

export const changeUser = action('case:work')
  .inputSchema(newUserForm.and(z.object({ caseId, id: z.uuid(), from: from.optional() })))
  .action(({ ctx: { actor }, parsedInput }) => changeNewUser(actor, parsedInput))

export const removeUser = action('case:work')
  .inputSchema(z.object({ caseId, id: z.uuid() }))
  .action(({ ctx: { actor }, parsedInput }) => removeNewUser(actor, parsedInput))
