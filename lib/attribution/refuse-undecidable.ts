import 'server-only'
import { v7 } from 'uuid'
import type { Kind } from '#db/words.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { invalid } from '#lib/errors.ts'
import { findRequired } from '#lib/policy/find-required.ts'
import { findDeciders, lackOf } from './find-deciders.ts'
import type { Plan } from './plan.ts'
import { policyFacts } from './policy-facts.ts'

interface Undecided {
  plan: Plan
  kind: Kind
  /** Whoever filed or edited it. */
  makers: readonly string[]
  requestId?: string
}

/** A request that no one could decide is not filed; the attempt is in the audit, for the admins. @throws Refusal `invalid`. */
export async function refuseUndecidable(
  actor: Actor<'request:file'>,
  { plan, kind, makers, requestId }: Undecided,
) {
  const parties = { filedBy: makers[0] ?? '', referrerId: plan.code?.ownerId ?? null, approver: null }
  const required = await findRequired({ facts: policyFacts(plan, kind), parties, filed: false })
  const lack = lackOf(await findDeciders(makers), required)
  if (lack === undefined) return
  await change(
    actor,
    { event: 'request.undecidable', subject: requestId ?? v7(), detail: { because: lack, by: required.by } },
    () => Promise.resolve(),
  )
  throw invalid(`${lack} Ask an admin to give the role to somebody on the page People; the admins were told.`)
}
