'use server'

import { action } from '#lib/action.ts'
import { addPerson } from '#lib/people/add-person.ts'
import { giveRole } from '#lib/people/give-role.ts'
import { personForm, roleForm } from '#lib/people/person-form.ts'
import { takeRole } from '#lib/people/take-role.ts'

export const give = action('role:give')
  .inputSchema(roleForm)
  .action(({ ctx: { actor }, parsedInput }) => giveRole(actor, parsedInput))

export const take = action('role:take')
  .inputSchema(roleForm)
  .action(({ ctx: { actor }, parsedInput }) => takeRole(actor, parsedInput))

export const add = action('role:give')
  .inputSchema(personForm)
  .action(({ ctx: { actor }, parsedInput }) => addPerson(actor, parsedInput))
