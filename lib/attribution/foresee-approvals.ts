import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { requests } from '#db/schema/requests.ts'
import { type Kind, kinds } from '#db/words.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { findAdmins } from '#lib/people/find-people.ts'
import { findPolicyVersions, findRequired, type Required } from '#lib/policy/find-required.ts'
import { expiryOf } from './filing.ts'
import { findApprovers } from './find-deciders.ts'
import { findLack, type Lack } from './find-lack.ts'
import type { Plan } from './plan.ts'
import { policyFacts } from './policy-facts.ts'

export interface Foreseen {
  /** What the policy asks for, by the kind of the case. */
  asks: Record<Kind, Asks>
  /** When it expires undecided, were it sent now. */
  expiresAt: Date
  /** Whom to ask where nobody could decide it. */
  admins: string[]
}

export interface Asks extends Required {
  /** Why nobody could give it; absent where somebody can. */
  lack?: Lack
}

/** What the policy will ask of this plan once the actor has filed it or made it the next revision of a request. */
export async function foreseeApprovals(
  { personId }: Actor<'request:file'>,
  { plan, requestId, now = new Date() }: { plan: Plan; requestId?: string | undefined; now?: Date },
): Promise<Foreseen> {
  const before = requestId === undefined ? undefined : await findFiled(requestId)
  const filer = before?.filedBy ?? personId ?? ''
  const makers = [...(before?.makers ?? []), filer, personId]
  const [versions, approvers] = await Promise.all([
    findPolicyVersions(before?.policyVersion),
    findApprovers(),
  ])
  const deciders = approvers.filter(({ id }) => !makers.includes(id))
  const parties = { filedBy: filer, referrerId: plan.code?.ownerId ?? null }
  const counted = before !== undefined && before.state !== 'failed' ? before.atStake : []
  const asked = kinds.map(async (kind) => {
    const facts = policyFacts(plan, kind)
    const required = await findRequired(versions, {
      facts,
      parties,
      approvers: [],
      counted,
      filedAt: before?.filedAt,
    })
    const lack = findLack(deciders, required)
    return [kind, { ...required, ...(lack && { lack }) }] as const
  })
  const asks = Object.fromEntries(await Promise.all(asked)) as Record<Kind, Asks>
  const nobody = kinds.some((kind) => asks[kind].lack)
  return {
    asks,
    expiresAt: expiryOf(plan, now, versions.at(-1)?.expiresAfterDays ?? 0),
    admins: nobody ? (await findAdmins()).map(({ name }) => name) : [],
  }
}

async function findFiled(requestId: string) {
  const [row] = await db()
    .select({
      filedBy: requests.filedBy,
      filedAt: requests.filedAt,
      state: requests.state,
      atStake: requests.atStake,
      policyVersion: requests.policyVersion,
      makers: sql<
        string[]
      >`array(select distinct made_by from revisions r where r.request_id = ${requests.id})`,
    })
    .from(requests)
    .where(eq(requests.id, requestId))
  return row
}
