import 'server-only'
import { eq } from 'drizzle-orm'
import { v7 } from 'uuid'
import { policies } from '#db/schema/policies.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { conflict } from '#lib/errors.ts'
import { violates } from '#lib/violates.ts'
import type { PolicyForm } from './policy-form.ts'

/**
 * Proposes the next version; a second admin decides it. `basedOn` is the version that the admin saw in force.
 * @throws Refusal `conflict` where another proposal waits, or another version came into force meanwhile.
 */
export async function proposePolicy(
  actor: Actor<'policy:propose'>,
  { rules, expiresAfterDays, because, basedOn }: PolicyForm,
) {
  const id = v7()
  return change(
    actor,
    { event: 'policy.proposed', subject: id, detail: { because, rules: rules.length, expiresAfterDays } },
    async (tx) => {
      const [current] = await tx
        .select({ version: policies.version })
        .from(policies)
        .where(eq(policies.state, 'in force'))
        .for('share')
      if (current?.version !== basedOn)
        throw conflict('Another version came into force meanwhile. Reload the page and change that one.')
      const [row] = await tx
        .insert(policies)
        .values({ id, state: 'proposed', rules, expiresAfterDays, because, proposedBy: actor.personId })
        .returning({ id: policies.id, version: policies.version })
      if (!row) throw new Error('the policy was not kept')
      return row
    },
  ).catch((error: unknown) => {
    if (!violates(error, 'policies_one_proposed')) throw error
    throw conflict(
      'Another proposal waits for a decision. It is decided or withdrawn first; then propose yours.',
    )
  })
}
