import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { roles } from '#db/schema/roles.ts'
import { sessions } from '#db/schema/sessions.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { conflict } from '#lib/errors.ts'
import { tellOfRoles } from '#lib/notices/tell-of-roles.ts'
import { violates } from '#lib/violates.ts'
import type { RoleOf } from './give-role.ts'

/** Takes a role; it is gone at the person's next request. @throws Refusal `conflict` for the last admin, or where it is gone already. */
export async function takeRole(actor: Actor<'role:take'>, { personId, role }: RoleOf) {
  await change(actor, { event: 'role.taken', subject: personId, detail: { role } }, async (tx) => {
    // Two admins who take the role from each other wait here for one another, instead of in a deadlock inside the database's own check.
    if (role === 'admin') await tx.execute(sql`select pg_advisory_xact_lock(hashtext('roles_keep_an_admin'))`)
    const taken = await tx
      .delete(roles)
      .where(and(eq(roles.personId, personId), eq(roles.role, role)))
      .returning()
    // The person begins anew: no page that was drawn for the old roles goes on being used.
    await tx.delete(sessions).where(eq(sessions.personId, personId))
    if (taken.length === 0) throw conflict(`This person is not ${role} any more. Reload the page to see it.`)
    await tellOfRoles(tx, { by: actor, personId, roles: [role], did: 'took' })
  }).catch((error: unknown) => {
    if (!violates(error, 'roles_keep_an_admin')) throw error
    throw conflict('This is the last admin. Give the role to somebody else first, then take it here.')
  })
}
