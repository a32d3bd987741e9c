import 'server-only'
import { desc, eq } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { db } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import { policies } from '#db/schema/policies.ts'
import type { Actor } from '#lib/auth/actor.ts'
import type { Rule } from './rules.ts'

const proposers = alias(people, 'proposers')
const deciders = alias(people, 'deciders')
const most = 100

export type PolicyRow = Awaited<ReturnType<typeof findPolicies>>[number]

/** Every version, the newest first. */
export async function findPolicies(_actor: Actor<'policy:see'>) {
  const rows = await db()
    .select({
      id: policies.id,
      version: policies.version,
      state: policies.state,
      rules: policies.rules,
      expiresAfterDays: policies.expiresAfterDays,
      because: policies.because,
      proposedBy: policies.proposedBy,
      proposer: proposers.name,
      proposedAt: policies.proposedAt,
      decider: deciders.name,
      decidedAt: policies.decidedAt,
      decidedBecause: policies.decidedBecause,
    })
    .from(policies)
    .leftJoin(proposers, eq(proposers.id, policies.proposedBy))
    .leftJoin(deciders, eq(deciders.id, policies.decidedBy))
    .orderBy(desc(policies.version))
    .limit(most)
  return rows.map((row) => ({ ...row, rules: row.rules as Rule[] }))
}
