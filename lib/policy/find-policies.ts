import 'server-only'
import { and, desc, eq, inArray, lt, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { db } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import { policies } from '#db/schema/policies.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { notFound } from '#lib/errors.ts'
import type { Rule } from './rules.ts'

type See = Actor<'policy:see'> | Actor<'policy:propose'>

const proposers = alias(people, 'proposers')
const deciders = alias(people, 'deciders')
const pageSize = 50

export type PolicyRow = Awaited<ReturnType<typeof read>>[number]

/** The version in force, and the one that waits for a decision where one does. */
export async function findCurrent(_actor: See): Promise<{ current: PolicyRow; proposal: PolicyRow | null }> {
  const rows = await read(inArray(policies.state, ['in force', 'proposed']), 2)
  const current = rows.find(({ state }) => state === 'in force')
  if (!current) throw new Error('no policy is in force')
  return { current, proposal: rows.find(({ state }) => state === 'proposed') ?? null }
}

/** Versions, the newest first, 50 a page; `before` is the version at which the page before ended. */
export async function findPolicies(_actor: See, before?: number) {
  const rows = await read(before === undefined ? undefined : lt(policies.version, before), pageSize + 1)
  const page = rows.slice(0, pageSize)
  return { rows: page, older: rows.length > pageSize ? page.at(-1)?.version : undefined }
}

/** One version, and the one that was in force when it was proposed; null for the first. @throws Refusal `not found`. */
export async function getPolicyPage(_actor: See, version: number) {
  const [policy] = await read(eq(policies.version, version), 1)
  if (!policy) throw notFound('There is no such version. Look for it in the list of versions.')
  const [base] = await read(
    and(lt(policies.version, version), inArray(policies.state, ['in force', 'replaced'])),
    1,
  )
  return { policy, base: base ?? null }
}

async function read(where: SQL | undefined, limit: number) {
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
    .where(where)
    .orderBy(desc(policies.version))
    .limit(limit)
  return rows.map((row) => ({ ...row, rules: row.rules as Rule[] }))
}
