import 'server-only'
import type { Request } from '#db/schema/requests.ts'
import { findAdmins } from '#lib/people/find-people.ts'
import { findRequired, type Required } from '#lib/policy/find-required.ts'
import type { PolicyVersion } from '#lib/policy/get-policy.ts'
import { type Counted, countApprovals } from './count-approvals.ts'
import { type Decider, findLack, type Lack } from './find-lack.ts'
import type { PlannedRevision } from './get-deciding.ts'
import { policyFacts } from './policy-facts.ts'

/** One person's approval of one revision. */
export interface Given {
  decidedBy: string
  name: string
  decidedAt: Date
  reason: string | null
  authenticatedAt: Date | null
  manager: boolean
}

export interface Approvals {
  counted: Counted
  /** What the policy asks of the next approval; `approvers` as many as any approval before it asked for. */
  required: Required
  /** The approvals of this revision that count, the first one first. */
  given: Given[]
  /** Given by people who are no approvers any more: they count no longer. */
  lapsed: Given[]
  /** Who may give another: neither made the request nor approved it. */
  others: Decider[]
  /** Whether the reader is one of them. */
  mayGive: boolean
  /** Why what is missing cannot be given by anybody; undefined where it can. */
  lack: Lack | undefined
  /** Whom to ask then. */
  admins: string[]
}

interface Judged {
  request: Request
  revision: Pick<PlannedRevision, 'number' | 'kind' | 'plan'>
  makers: readonly string[]
  decisions: readonly (Omit<Given, 'manager'> & { revision: number; outcome: string })[]
  versions: readonly PolicyVersion[]
  approvers: readonly Decider[]
  /** Who reads this: what the policy asks may depend on who approves. */
  reader: string | null
}

/** How the approvals of a waiting request stand against what the policy asks for. Reads only what the policy's rules need. */
export async function judgeApprovals({
  request,
  revision,
  makers,
  decisions,
  versions,
  approvers,
  reader,
}: Judged): Promise<Approvals> {
  const all = decisions
    .filter((one) => one.revision === revision.number && one.outcome === 'approved')
    .map((one) => ({ ...one, approver: approvers.find(({ id }) => id === one.decidedBy) }))
    .map(({ approver, ...one }) => ({
      ...one,
      manager: approver?.manager === true,
      counts: approver !== undefined,
    }))
  const given = all.filter(({ counts }) => counts)
  const deciders = approvers.filter(({ id }) => !makers.includes(id))
  const others = deciders.filter(({ id }) => !all.some(({ decidedBy }) => decidedBy === id))
  const mayGive = others.some(({ id }) => id === reader)
  const facts = policyFacts(revision.plan, revision.kind)
  const asked = await findRequired(versions, {
    facts,
    parties: request,
    approvers: [
      ...given.map(({ decidedBy }) => ({ id: decidedBy, approved: true })),
      ...(mayGive && reader !== null ? [{ id: reader, approved: false }] : []),
    ],
    counted: facts.money,
    filedAt: request.filedAt,
  })
  const required = { ...asked, approvers: Math.max(asked.approvers, request.approvalsNeeded) }
  const lack = findLack(deciders, required)
  return {
    counted: countApprovals(given, required),
    required,
    given,
    lapsed: all.filter(({ counts }) => !counts),
    others,
    mayGive,
    lack,
    admins: lack === undefined ? [] : (await findAdmins()).map(({ name }) => name),
  }
}
