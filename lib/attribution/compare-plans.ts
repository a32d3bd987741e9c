import canonicalize from 'canonicalize'
import type { Finding, NotResent } from '#lib/providers/finding.ts'
import { paymentKey, paymentsOf, type Plan } from './plan.ts'

/** One thing that is not as it was: what, as approved, and now. `null`: it is not there. */
export interface Moved {
  what: string
  before: string | null
  now: string | null
}

/** Findings that tell of invoices are not compared: the invoices are, and their clocks run out without anything having moved. */
const aboutInvoices: Finding['reason'][] = [
  'too old',
  'event gone',
  'endpoint younger',
  'refunded in part',
  'refunded',
  'voided',
  'not paid',
  'out of band',
  'resent before',
  'nothing to do',
]

/**
 * What differs between the plan that was decided and the same plan from fresh reads. Not a difference: the order of a list, and a
 * resend whose clock ran out meanwhile (it is skipped when its turn comes). Pure.
 */
export function comparePlans(decided: Plan, fresh: Plan, now: Date): Moved[] {
  const ranOut = new Set(
    paymentsOf(decided).flatMap(({ clock, invoice }) =>
      new Date(clock) <= now ? [paymentKey(invoice)] : [],
    ),
  )
  const before = factsOf(decided, ranOut)
  const after = factsOf(fresh, ranOut)
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .map((what) => ({ what, before: before.get(what) ?? null, now: after.get(what) ?? null }))
    .filter((fact) => fact.before !== fact.now)
}

/** "invoice NW-0017, customer cello_ucc and 3 more", for a sentence. */
export function nameMoved(moved: readonly Moved[]): string {
  const more = moved.length - 2
  const names = moved.slice(0, 2).map(({ what }) => what)
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(' and ')
}

function factsOf(plan: Plan, without: ReadonlySet<string>): Map<string, string> {
  const facts = new Map<string, string>()
  const add = (what: string, value: unknown) => facts.set(what, canonicalize(value) ?? 'null')
  add('account', plan.account)
  add('customer', plan.customer)
  add("Cello's endpoint", plan.endpoint)
  add('referral code', { wanted: plan.wanted, owner: plan.code })
  plan.steps.forEach((step) => {
    if (step.kind === 'mark') step.changes.forEach((change) => add(`customer ${change.key}`, change))
    else if (step.kind === 'wait') add(`wait for ${step.event}`, step)
    else if (step.kind === 'signup') add('sign-up event', step)
    else if (!without.has(paymentKey(step.invoice))) add(invoiceName(step), step)
  })
  plan.notResent
    .filter(({ invoice }) => !without.has(paymentKey(invoice)))
    .forEach(({ invoice, reason }) => add(invoiceName({ invoice }), { invoice, reason }))
  plan.findings
    .filter(({ level, reason }) => level !== 'good' && !aboutInvoices.includes(reason))
    .forEach(({ level, reason, title }) => add(`${level}: ${title}`, reason))
  return facts
}

const invoiceName = ({ invoice: { id, number, paymentId } }: Pick<NotResent, 'invoice'>) =>
  `invoice ${number ?? id}${paymentId === undefined ? '' : ` (${paymentId})`}`
