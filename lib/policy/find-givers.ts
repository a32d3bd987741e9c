import 'server-only'
import { asc, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import { roles } from '#db/schema/roles.ts'
import type { Actor } from '#lib/auth/actor.ts'
import type { Giver } from './what-lacks.ts'

/** Whoever may approve, and what else they are. */
export const findGivers = (_actor: Actor<'policy:see'> | Actor<'policy:propose'>): Promise<Giver[]> =>
  db()
    .select({
      name: people.name,
      requester: has('requester'),
      approver: has('approver'),
      manager: has('manager'),
    })
    .from(people)
    .where(has('approver'))
    .orderBy(asc(people.name))

const has = (role: string) =>
  sql<boolean>`exists (select from ${roles} r where r.person_id = ${people.id} and r.role = ${role})`
