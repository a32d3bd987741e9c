import 'server-only'
import { asc, sql } from 'drizzle-orm'
import { db, type Transaction } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import { roles } from '#db/schema/roles.ts'
import type { Decider } from './find-lack.ts'

type Reader = Pick<Transaction, 'select'>

/** Everyone who has the role approver, by name. */
export const findApprovers = (reader: Reader = db()): Promise<Decider[]> =>
  reader
    .select({
      id: people.id,
      name: people.name,
      manager: sql<boolean>`exists (select from ${roles} m where m.person_id = ${people.id} and m.role = 'manager')`,
    })
    .from(people)
    .where(sql`exists (select from ${roles} r where r.person_id = ${people.id} and r.role = 'approver')`)
    .orderBy(asc(people.name))

/** Whoever may decide a request that these people made. */
export const findDeciders = async (makers: readonly string[], reader: Reader = db()): Promise<Decider[]> =>
  (await findApprovers(reader)).filter(({ id }) => !makers.includes(id))
