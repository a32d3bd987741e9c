import 'server-only'
import { asc, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import { type Role, roles } from '#db/schema/roles.ts'
import type { Actor } from '#lib/auth/actor.ts'

export type PersonRow = Awaited<ReturnType<typeof findPeople>>[number]

/** Everybody, with their roles of this moment. */
export const findPeople = (_actor: Actor<'person:see'>) =>
  db()
    .select({
      id: people.id,
      name: people.name,
      email: people.email,
      joinedAt: people.joinedAt,
      signedIn: sql<boolean>`exists (select from accounts a where a.person_id = ${people.id})`,
      roles: sql<Role[]>`array(select r.role from ${roles} r where r.person_id = ${people.id} order by 1)`,
    })
    .from(people)
    .orderBy(asc(sql`lower(${people.name})`))

type Filters = Actor<'delivery:see'> | Actor<'audit:see'> | Actor<'case:see'> | Actor<'request:see'>

/** Names for the filters of the history, of the cases and of the requests. */
export const findNames = (_actor: Filters) =>
  db().select({ id: people.id, name: people.name }).from(people).orderBy(asc(people.name))

/** Whom somebody without a role asks: anyone signed in may see the admins' names. */
export const findAdmins = () =>
  db()
    .select({ id: people.id, name: people.name, email: people.email })
    .from(people)
    .where(sql`exists (select from ${roles} r where r.person_id = ${people.id} and r.role = 'admin')`)
    .orderBy(asc(people.name))
