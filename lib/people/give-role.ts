import 'server-only'
import { type Role, roles } from '#db/schema/roles.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { conflict } from '#lib/errors.ts'
import { tellOfRoles } from '#lib/notices/tell-of-roles.ts'

export interface RoleOf {
  personId: string
  role: Role
}

/** Gives a role; it counts from the person's next request on. @throws Refusal `conflict` where the person has it. */
export async function giveRole(actor: Actor<'role:give'>, { personId, role }: RoleOf) {
  await change(actor, { event: 'role.given', subject: personId, detail: { role } }, async (tx) => {
    const given = await tx.insert(roles).values({ personId, role }).onConflictDoNothing().returning()
    if (given.length === 0) throw conflict(`This person is ${role} already. Reload the page to see it.`)
    await tellOfRoles(tx, { by: actor, personId, roles: [role], did: 'gave' })
  })
}
