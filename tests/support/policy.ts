import type { Sql } from 'postgres'
import { v7 } from 'uuid'
import type { Requirement, Rule } from '#lib/policy/rules.ts'

/** What the policy that comes with the desk asks for. */
const little: Requirement = { approvers: 1, manager: false, freshMinutes: null, reason: null }

export const asks = (more: Partial<Requirement>): Requirement => ({ ...little, ...more })

/** The rule for everything else. */
export const everything = (more: Partial<Requirement> = {}): Rule => ({
  name: 'Everything',
  when: [],
  then: asks(more),
})

/** A version as it would stand there in the end: the owner switches the triggers off, which the application cannot. Gives its number. */
export async function putInForce(
  owner: Sql,
  rules: readonly Rule[] = [everything()],
  expiresAfterDays = 14,
): Promise<number> {
  return owner.begin(async (tx) => {
    await tx`alter table policies disable trigger user`
    await tx`update policies set state = 'replaced' where state = 'in force'`
    const [row] = await tx<{ version: number }[]>`
      insert into policies (id, state, rules, expires_after_days, because)
      values (${v7()}, 'in force', ${tx.json(rules)}, ${expiresAfterDays}, 'A test asks for it.')
      returning version`
    await tx`alter table policies enable trigger user`
    if (!row) throw new Error('the policy was not kept')
    return row.version
  })
}
