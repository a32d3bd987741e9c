import 'server-only'
import { v7 } from 'uuid'
import { people } from '#db/schema/people.ts'
import { type Role, roles } from '#db/schema/roles.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { Refusal } from '#lib/errors.ts'
import { tellOfRoles } from '#lib/notices/tell-of-roles.ts'
import { violates } from '#lib/violates.ts'

export interface Added {
  name: string
  email: string
  roles: Role[]
}

/** Adds a person before their first sign-in, so that they find their roles there. @throws Refusal `conflict` where the e-mail is known. */
export async function addPerson(actor: Actor<'role:give'>, { name, email, roles: given }: Added) {
  const id = v7()
  await change(actor, { event: 'person.added', subject: id, detail: { roles: given } }, async (tx) => {
    await tx.insert(people).values({ id, name, email: email.toLowerCase() })
    if (given.length > 0) await tx.insert(roles).values(given.map((role) => ({ personId: id, role })))
    await tellOfRoles(tx, { by: actor, personId: id, roles: given, did: 'gave' })
  }).catch((error: unknown) => {
    if (!violates(error, 'people_email_unique')) throw error
    throw new Refusal(
      'conflict',
      'Somebody with this e-mail address is here already. Find them in the list below.',
      { field: 'email' },
    )
  })
}
