import 'server-only'
import { and, desc, eq, inArray, ne, or, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { deliveries, withEffect } from '#db/schema/deliveries.ts'
import { requests } from '#db/schema/requests.ts'
import { steps } from '#db/schema/steps.ts'
import type { Actor } from '#lib/auth/actor.ts'
import type { Finding } from '#lib/providers/finding.ts'
import type { ProviderPlan, SentBefore } from '#lib/providers/provider.ts'
import type { Wanted } from '#lib/providers/wanted.ts'
import { callProvider } from '#lib/telemetry/call-provider.ts'
import { checkCode } from './check-code.ts'
import { findRestore, restoreFinding } from './find-restore.ts'
import { getProvider } from './get-provider.ts'
import { leaveToCello } from './leave-to-cello.ts'
import type { Plan } from './plan.ts'
import { openStates } from './rules.ts'

export interface Asked {
  path: string
  wanted: Wanted
  /** The request that the plan is for, where it is filed already: it is not its own rival. */
  requestId?: string
}

/**
 * The plan from fresh reads of this moment. Changes nothing anywhere.
 * @throws Refusal `unavailable` where a provider cannot be read now, or the path is not configured.
 */
export async function makePlan(
  actor: Actor<'request:file'> | Actor<'request:see'> | Actor<'request:decide'> | Actor<'request:carry-out'>,
  { path, wanted, requestId }: Asked,
  now = new Date(),
): Promise<Plan> {
  const provider = getProvider(path)
  const [look, code, sentBefore, rivals, restore] = await Promise.all([
    callProvider(
      { provider: path, verb: 'look' },
      () => 'read',
      () => provider.look(wanted),
    ),
    checkCode(wanted),
    findSentBefore(wanted),
    findRivals(wanted.newUserId, requestId),
    findRestore(actor),
  ])
  const known = provider.plan(look, wanted, { now, sentBefore })
  const plan = {
    version: 1,
    path,
    wanted,
    code: code.owner,
    ...known,
    findings: [
      ...known.findings,
      ...code.findings,
      ...rivals,
      ...(restore && known.steps.length > 0 ? [restoreFinding(restore)] : []),
    ],
  } satisfies Plan & ProviderPlan
  const asked: Plan = wanted.supportOnly ? leaveToCello(plan) : plan
  return { ...asked, findings: asked.findings.sort(bySeverity) }
}

const severity = { blocker: 0, warning: 1, good: 2 }
const bySeverity = (a: Finding, b: Finding) =>
  severity[a.level] - severity[b.level] || (a.title < b.title ? -1 : a.title > b.title ? 1 : 0)

/** A payment that was refused, and that a person then brought by hand. */
const reportedByHand = sql`(
  select from ${steps}
  where ${steps.requestId} = ${deliveries.requestId} and ${steps.revision} = ${deliveries.revision}
    and ${steps.position} = ${deliveries.position} and ${steps.state} = 'done')`

/** What this desk sent, or may have sent, for the customer, the new user or a typed invoice: whichever path it took. */
const findSentBefore = ({ customerId, newUserId, payments = [] }: Wanted): Promise<SentBefore[]> =>
  db()
    .select({
      purpose: deliveries.purpose,
      eventId: deliveries.eventId,
      invoiceId: deliveries.invoiceId,
      paymentId: deliveries.paymentId,
      referralCode: requests.referralCode,
      requestNumber: deliveries.requestNumber,
      body: sql<Record<
        string,
        unknown
      > | null>`case ${deliveries.purpose} when 'signup' then ${deliveries.sent} -> 'body' end`,
    })
    .from(deliveries)
    .innerJoin(requests, eq(requests.id, deliveries.requestId))
    .where(
      and(
        or(
          eq(deliveries.customerId, customerId),
          eq(requests.newUserId, newUserId),
          inArray(
            deliveries.invoiceId,
            payments.map(({ invoiceId }) => invoiceId),
          ),
        ),
        ne(deliveries.purpose, 'mark'),
        or(inArray(deliveries.outcome, withEffect), sql`exists ${reportedByHand}`),
      ),
    )
    .orderBy(deliveries.id)

async function findRivals(newUserId: string, requestId: string | undefined): Promise<Finding[]> {
  const rows = await db()
    .select({ number: requests.number, state: requests.state })
    .from(requests)
    .where(
      and(
        eq(requests.newUserId, newUserId),
        inArray(requests.state, [...openStates, 'rejected']),
        requestId === undefined ? sql`true` : ne(requests.id, requestId),
      ),
    )
    .orderBy(desc(requests.number))
    .limit(5)
  return rows.map(({ number, state }) =>
    state === 'rejected'
      ? {
          level: 'warning',
          reason: 'rejected before',
          title: `R-${String(number)} for this new user was rejected.`,
          sentence: 'A second person said no to the same new user before.',
          wayOut: `Read the reason in R-${String(number)} and say in the explanation what is different now.`,
        }
      : {
          level: 'blocker',
          reason: 'open request',
          title: `R-${String(number)} is open for this new user.`,
          sentence: 'Two requests for one new user could count the same money twice.',
          wayOut: `Open R-${String(number)}: follow it, edit it, or withdraw it first.`,
        },
  )
}
