import { kindWords } from '#app/(desk)/_requests/request-words.ts'
import { factsIn } from '#lib/attribution/compare-plans.ts'
import type { ComparedRevision } from '#lib/attribution/compare-revisions.ts'
import type { Plan } from '#lib/attribution/plan.ts'
import { movedRows } from '../../_moved/moved-rows.ts'
import { factWords, sideWords } from '../../_moved/side-words.ts'
import { moneyWords, valueWords } from '../../_moved/sides.ts'

/** One fact of two revisions, in words. */
export interface ComparedFact {
  what: string
  left: string
  right: string
}

/** What is another in the two revisions, and what is the same in both. */
export function compareFacts(left: ComparedRevision, right: ComparedRevision) {
  const told = sidesOf(toldIn(left), toldIn(right))
  const planned = sidesOf(plannedIn(left.plan), plannedIn(right.plan))
  const isSame = ({ left: one, right: other }: { left: string | null; right: string | null }) => one === other
  const rows = planned
    .filter((fact) => !isSame(fact))
    .flatMap(({ what, left: before, right: now }) => movedRows([{ what, before, now }]))
  return {
    changed: [
      ...told.filter((fact) => !isSame(fact)).map(({ what, ...sides }) => inWords(what, sides)),
      ...rows.map(({ what, planned: before, now }): ComparedFact => ({ what, left: before, right: now })),
    ],
    same: [
      ...told.filter(isSame).map(({ what, ...sides }) => inWords(what, sides)),
      ...planned.filter(isSame).map(({ what, left: before, right: now }) => ({
        what: factWords(what),
        left: sideWords(what, before),
        right: sideWords(what, now),
      })),
    ],
  }
}

interface Sides {
  left: string | null
  right: string | null
}

function sidesOf(left: Map<string, string>, right: Map<string, string>): (Sides & { what: string })[] {
  return [...new Set([...left.keys(), ...right.keys()])].map((what) => ({
    what,
    left: left.get(what) ?? null,
    right: right.get(what) ?? null,
  }))
}

const inWords = (what: string, { left, right }: Sides): ComparedFact => ({
  what,
  left: left ?? 'not there',
  right: right ?? 'not there',
})

const plannedIn = (plan: Plan) => new Map(factsIn(plan).map(({ what, side }) => [what, side]))

/** What a person said and wanted, which no plan is compared by. */
function toldIn({ kind, cause, explanation, plan: { path, wanted } }: ComparedRevision): Map<string, string> {
  const { signup, terms, payments = [] } = wanted
  return new Map([
    ['Kind', kindWords[kind]],
    ['Cause', cause],
    ['What happened', explanation],
    ['Path', path],
    ['Billed by', valueWords(wanted.billing)],
    ['Customer', wanted.customerId],
    ['Referral code', wanted.referralCode],
    ['New user', wanted.newUserId],
    ['Organisation', valueWords(wanted.organizationId)],
    ['Only a message to Cello support', valueWords(wanted.supportOnly === true)],
    ...(signup
      ? ([
          ['Signed up', valueWords(signup.at)],
          ['Signed up with', `${valueWords(signup.email)}, ${valueWords(signup.name)}`],
        ] as const)
      : []),
    ...(terms
      ? ([
          ['Interval and product', `${valueWords(terms.interval)}, ${valueWords(terms.productKey)}`],
        ] as const)
      : []),
    ...payments.map(
      ({ invoiceId, amount, currency, paidAt }) =>
        [`Typed payment ${invoiceId}`, `${moneyWords(amount, currency)}, ${valueWords(paidAt)}`] as const,
    ),
  ])
}
