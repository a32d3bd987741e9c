import type { Sql } from 'postgres'
import { v7 } from 'uuid'
import type { Rule } from '#lib/policy/rules.ts'

/** A proposal as it is written by hand; the audit tells it of `told`. */
export async function proposePolicy(
  sql: Sql,
  proposedBy: string,
  rules: readonly Rule[],
  told: string | null = proposedBy,
) {
  const id = v7()
  await sql.begin(async (tx) => {
    await tx`
      insert into policies (id, state, rules, expires_after_days, because, proposed_by)
      values (${id}, 'proposed', ${tx.json(rules)}, 14, 'a test wants it', ${proposedBy})`
    await tx`insert into audit_entries (id, person_id, event, subject, detail) values (${v7()}, ${told}, 'policy.proposed', ${id}, '{}')`
  })
  return id
}

/** What a decision on a proposal writes by hand. `takesPlace`: the version in force so far is replaced. */
export async function decidePolicy(
  sql: Sql,
  id: string,
  { decidedBy, state = 'in force', takesPlace = state === 'in force' }: Deciding,
) {
  await sql.begin(async (tx) => {
    if (takesPlace) {
      const [old] = await tx<{ id: string }[]>`
        update policies set state = 'replaced' where state = 'in force' returning id`
      await tx`insert into audit_entries (id, event, subject, detail) values (${v7()}, 'policy.accepted', ${old?.id ?? id}, '{}')`
    }
    await tx`update policies set state = ${state}, decided_by = ${decidedBy} where id = ${id}`
    await tx`insert into audit_entries (id, person_id, event, subject, detail) values (${v7()}, ${decidedBy}, 'policy.accepted', ${id}, '{}')`
  })
}

interface Deciding {
  decidedBy: string | null
  state?: string
  takesPlace?: boolean
}
