import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { requests } from '#db/schema/requests.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { invalid } from '#lib/errors.ts'
import type { Wanted } from '#lib/providers/wanted.ts'
import { getProvider } from './get-provider.ts'
import { atStake, blockersOf, clockOf, paymentsOf, type Plan } from './plan.ts'
import type { PlanForm, RequestForm } from './request-form.ts'
import { wantedOf } from './wanted-of.ts'

/** @throws Refusal `invalid`, or `unavailable` where its path is not configured. */
export const wantedIn = (form: PlanForm): Wanted => wantedOf(form, getProvider(form.path).needs)

/** The request that this very form made before, if it did. */
export async function filed(key: string, actor: Actor) {
  if (actor.personId === null) return undefined
  return db().query.requests.findFirst({
    columns: { id: true, number: true },
    where: and(eq(requests.id, key), eq(requests.filedBy, actor.personId)),
  })
}

export function refuseBlocked(plan: Plan) {
  const [blocker, ...more] = blockersOf(plan)
  if (!blocker) return
  const others = more.length === 0 ? '' : ` ${String(more.length)} more stand in the way.`
  throw invalid(`${blocker.title} ${blocker.wayOut}${others}`)
}

/** What lists and rules need of a plan without opening it. */
export const summarise = (plan: Plan, { kind }: Pick<RequestForm, 'kind'>) => ({
  path: plan.path,
  kind,
  account: `${plan.account.provider}:${plan.account.id}:${plan.account.mode}`,
  customerId: plan.customer.id,
  customerEmail: plan.customer.email,
  newUserId: plan.wanted.newUserId,
  referralCode: plan.wanted.referralCode,
  referrerId: plan.code?.ownerId ?? null,
  atStake: atStake(plan),
  resends: paymentsOf(plan).length,
  notResent: plan.notResent.length,
  clockAt: clockOf(plan),
})

const day = 24 * 3600_000

/** When it expires undecided: after the policy's days, or when the last clock in its plan runs out. */
export function expiryOf(plan: Plan, from: Date, days: number): Date {
  const byPolicy = from.getTime() + days * day
  const clocks = paymentsOf(plan).map(({ clock }) => new Date(clock).getTime())
  return new Date(clocks.length === 0 ? byPolicy : Math.min(byPolicy, Math.max(...clocks)))
}
