import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import { roles } from '#db/schema/roles.ts'
import type { Required } from '#lib/policy/find-required.ts'

export interface Decider {
  id: string
  name: string
  manager: boolean
}

/** Whoever may decide a request that these people made. */
export const findDeciders = async (makers: readonly string[]): Promise<Decider[]> => {
  const rows = await db()
    .select({
      id: people.id,
      name: people.name,
      manager: sql<boolean>`exists (select from ${roles} m where m.person_id = ${people.id} and m.role = 'manager')`,
    })
    .from(people)
    .where(sql`exists (select from ${roles} r where r.person_id = ${people.id} and r.role = 'approver')`)
  return rows.filter(({ id }) => !makers.includes(id))
}

/** Why these people cannot give what the policy asks for, as a sentence; undefined where they can. Pure. */
export function lackOf(
  deciders: readonly Decider[],
  { approvers, manager }: Pick<Required, 'approvers' | 'manager'>,
) {
  if (deciders.length === 0) return 'Nobody could decide it: no other person has the role approver.'
  if (deciders.length < approvers)
    return `Nobody could decide it: the policy asks for ${String(approvers)} approvers, and only ${String(deciders.length)} could.`
  if (manager && !deciders.some((one) => one.manager))
    return 'Nobody could decide it: the policy asks for an approver who is also a manager, and nobody else is both.'
  return undefined
}
