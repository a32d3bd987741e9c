import 'server-only'
import { eq } from 'drizzle-orm'
import { v7 } from 'uuid'
import { policies } from '#db/schema/policies.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { conflict, invalid } from '#lib/errors.ts'
import { tellOfProposal } from '#lib/notices/tell-of-policy.ts'
import { violates } from '#lib/violates.ts'
import { isSame } from './compare-policies.ts'
import { refuseWrongPatterns } from './pattern.ts'
import type { PolicyForm } from './policy-form.ts'

/**
 * Proposes the next version; a second admin decides it. `basedOn` is the version that the admin saw in force.
 * @throws Refusal `conflict` where another proposal waits, or another version came into force meanwhile; `invalid` where nothing differs, or a
 * pattern cannot be checked.
 */
export async function proposePolicy(
  actor: Actor<'policy:propose'>,
  { rules, expiresAfterDays, because, basedOn }: PolicyForm,
) {
  refuseWrongPatterns(rules)
  const id = v7()
  const detail: Record<string, unknown> = { because, rules: rules.length, expiresAfterDays }
  return change(actor, { event: 'policy.proposed', subject: id, detail }, async (tx) => {
    const [current] = await tx.select().from(policies).where(eq(policies.state, 'in force')).for('share')
    if (current?.version !== basedOn)
      throw conflict(
        'Another version came into force meanwhile. Look at it, then propose yours on top of it; what you typed is kept.',
      )
    if (isSame([current.rules, current.expiresAfterDays], [rules, expiresAfterDays]))
      throw invalid('This is what is in force already. Change something, then propose it.')
    const [row] = await tx
      .insert(policies)
      .values({ id, state: 'proposed', rules, expiresAfterDays, because, proposedBy: actor.personId })
      .returning({ id: policies.id, version: policies.version })
    if (!row) throw new Error('the policy was not kept')
    detail['version'] = row.version
    await tellOfProposal(tx, { by: actor, policyId: id, version: row.version })
    return row
  }).catch((error: unknown) => {
    if (!violates(error, 'policies_one_proposed')) throw error
    throw conflict(
      'Another proposal waits for a decision, and one is decided at a time. When it is decided or withdrawn, propose yours; what you typed is kept.',
    )
  })
}
