import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { db } from '#db/client.ts'
import { type Request, requests } from '#db/schema/requests.ts'
import { revisions } from '#db/schema/revisions.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { conflict, Refusal } from '#lib/errors.ts'
import { logUnknown } from '#lib/log.ts'
import { findHolders } from '#lib/notices/find-holders.ts'
import { tell } from '#lib/notices/tell.ts'
import { findPolicyVersions } from '#lib/policy/find-required.ts'
import { findApprovers } from './find-deciders.ts'
import type { Decider } from './find-lack.ts'
import { findDecisions } from './get-request.ts'
import { judgeApprovals } from './judge-approvals.ts'
import { lockRequest } from './lock-request.ts'
import type { Plan } from './plan.ts'
import { placeOf } from './tell-of-request.ts'

type Desk = Actor<'request:judge'>

/** No policy asks for more approvers than this. */
const most = 3

/**
 * Says of each waiting request whether nobody could decide it any more, or somebody can again, as the roles and the policy stand now;
 * admins and the filer are told when it begins.
 */
export async function judgeDeciders(desk: Desk) {
  const approvers = await findApprovers()
  for (const { request, makers } of await findWaiting()) {
    if (isPlenty(approvers, makers) && request.undecidable === null) continue
    try {
      const lack = await findLackOf(request, makers, approvers)
      if (lack !== request.undecidable) await mark(desk, request, lack)
    } catch (error) {
      // One that cannot be judged must not keep the others from it; one that moved on is judged the next time.
      if (!(error instanceof Refusal)) logUnknown(error, `judge who decides ${request.id}`)
    }
  }
}

/** Enough for whatever a policy may ask: then its plan need not be read. */
function isPlenty(approvers: readonly Decider[], makers: readonly string[]) {
  const others = approvers.filter(({ id }) => !makers.includes(id))
  return others.length >= most && others.some(({ manager }) => manager)
}

const findWaiting = () =>
  db()
    .select({
      request: requests,
      makers: sql<
        string[]
      >`array(select distinct made_by from revisions r where r.request_id = ${requests.id})`,
    })
    .from(requests)
    .where(eq(requests.state, 'waiting'))

async function findLackOf(request: Request, makers: string[], approvers: Decider[]): Promise<string | null> {
  const [[revision], decisions, versions] = await Promise.all([
    db()
      .select({ number: revisions.number, kind: revisions.kind, plan: revisions.plan })
      .from(revisions)
      .where(and(eq(revisions.requestId, request.id), eq(revisions.number, request.revision))),
    findDecisions(request.id),
    findPolicyVersions(request.policyVersion),
  ])
  if (!revision) throw new Error(`request ${request.id} has no revision ${String(request.revision)}`)
  const { lack } = await judgeApprovals({
    request,
    revision: { ...revision, plan: revision.plan as Plan },
    makers,
    decisions,
    versions,
    approvers,
    reader: null,
  })
  return lack === undefined ? null : `Nobody could decide it: ${lack.because}.`
}

async function mark(desk: Desk, { id, revision }: Request, lack: string | null) {
  const entry =
    lack === null
      ? ({ event: 'request.decidable', subject: id } as const)
      : ({ event: 'request.undecidable', subject: id, detail: { because: lack } } as const)
  await change(desk, entry, async (tx) => {
    const request = await lockRequest(tx, { requestId: id, revision, states: ['waiting'] })
    if (request.undecidable === lack) throw conflict('Another look found it before.')
    await tx.update(requests).set({ undecidable: lack }).where(eq(requests.id, id))
    if (lack === null || request.undecidable !== null) return
    const { name, ...place } = placeOf(request)
    await tell(tx, {
      to: [...(await findHolders(tx, 'admin', null)), request.filedBy],
      kind: 'nobody decides',
      key: `nobody decides:${id}:${v7()}`,
      sentence: `${name} waits, and ${lack.replace(/^N/, 'n')}`,
      ...place,
    })
  })
}
