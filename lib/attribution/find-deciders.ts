import 'server-only'
import { asc, sql } from 'drizzle-orm'
import { db, type Transaction } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import { roles } from '#db/schema/roles.ts'
import type { Required } from '#lib/policy/find-required.ts'

export interface Decider {
  id: string
  name: string
  manager: boolean
}

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

export interface Lack {
  /** Why these people cannot give what the policy asks for, in words that follow a colon. */
  because: string
  /** What somebody must be given: "the role approver". */
  missing: string
}

/** What these people lack to give what the policy asks for; undefined where they can. Pure. */
export function findLack(
  deciders: readonly Decider[],
  { approvers, manager }: Pick<Required, 'approvers' | 'manager'>,
): Lack | undefined {
  const missing = 'the role approver'
  if (deciders.length === 0) return { because: 'no other person has the role approver', missing }
  if (deciders.length < approvers)
    return {
      because: `the policy asks for ${String(approvers)} approvers, and only ${String(deciders.length)} could`,
      missing,
    }
  if (manager && !deciders.some((one) => one.manager))
    return {
      because: 'the policy asks for an approver who is also a manager, and nobody else is both',
      missing: 'the roles approver and manager',
    }
  return undefined
}

/** "Ask an admin, Otto Brandt, to give the role approver to another person on the page People." */
export function wayOutOf({ missing }: Lack, admins: readonly string[]) {
  const names = new Intl.ListFormat('en', { type: 'disjunction' }).format(admins)
  return `Ask an admin${names === '' ? '' : `, ${names},`} to give ${missing} to another person on the page People.`
}
