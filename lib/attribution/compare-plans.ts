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
 * What differs between the plan that was decided and the same plan from fresh reads. Not a difference: the order of a list, what only
 * looks different (see `alike`), and a resend whose clock ran out meanwhile (it is skipped when its turn comes). Pure.
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
    .map((what) => ({ what, before: before.get(what), now: after.get(what) }))
    .filter(({ before: one, now: other }) => textOf(alike(one)) !== textOf(alike(other)))
    .map(({ what, ...sides }) => ({ what, before: sideOf(sides.before), now: sideOf(sides.now) }))
}

/** "invoice NW-0017, customer cello_ucc and 3 more", for a sentence. */
export function nameMoved(moved: readonly Moved[]): string {
  const more = moved.length - 2
  const names = moved.slice(0, 2).map(nameOfMoved)
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(' and ')
}

/** One of them, within a sentence: a finding by what it says. */
export const nameOfMoved = ({ what }: Pick<Moved, 'what'>) =>
  what.replace(/^(?:blocker|warning): (.*?)\.?$/s, '“$1”')

/** Everything that is compared, under the name that it has in a sentence, as canonical JSON. Pure. */
export const factsIn = (plan: Plan): { what: string; side: string }[] =>
  [...factsOf(plan, new Set())].map(([what, value]) => ({ what, side: textOf(value) }))

/** The same value where only its look is another: not set, empty or left out; the case of an address or a currency; how a moment is written. */
function alike(value: unknown, key = ''): unknown {
  if (value === null || value === undefined || value === '') return undefined
  if (Array.isArray(value)) return value.map((one) => alike(one))
  if (typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, alike(inner, name)]))
  if (typeof value !== 'string') return value
  if (key === 'email' || key === 'currency') return value.toLowerCase()
  return isMoment.test(value) ? new Date(value).toISOString() : value
}

const isMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

const textOf = (value: unknown) => canonicalize(value) ?? 'null'
const sideOf = (value: unknown) => (value === undefined ? null : textOf(value))

function factsOf(plan: Plan, without: ReadonlySet<string>): Map<string, unknown> {
  const facts = new Map<string, unknown>()
  const add = (what: string, value: unknown) => facts.set(what, value)
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
