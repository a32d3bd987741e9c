import type { NotResent, Reason } from '#lib/providers/finding.ts'
import type { ProviderPlan } from '#lib/providers/provider.ts'
import type { Invoice, Money, PaymentStep, Step } from '#lib/providers/step.ts'
import type { Wanted } from '#lib/providers/wanted.ts'

/** The ordered provider calls of one revision, and all that a person must know of them. What is shown is what is digested is what is done. */
export interface Plan extends ProviderPlan {
  version: 1
  path: string
  wanted: Wanted
  /** Null where Cello was not asked, or does not know the code. */
  code: { ownerId: string; campaignId: string } | null
}

const isPayment = (step: Step): step is PaymentStep => 'invoice' in step

/** The steps that bring a payment to Cello, in their order. */
export const paymentsOf = (plan: Pick<Plan, 'steps'>) => plan.steps.filter(isPayment)

/** What tells a payment from every other: an invoice may be paid in several. */
export const paymentKey = ({ id, paymentId }: Invoice) => paymentId ?? id

export const blockersOf = (plan: Plan) => plan.findings.filter(({ level }) => level === 'blocker')

/** Reasons for which only Cello support can bring a payment (docs.cello.so/guides/attribution/manual-attribution). */
const onlySupport: Reason[] = ['too old', 'event gone', 'endpoint younger', 'left to Cello']

/** What the message to Cello support is about; null where none is needed. */
export function supportOf({ notResent, wanted }: Pick<Plan, 'notResent' | 'wanted'>): NotResent[] | null {
  const about = notResent.filter(({ reason }) => onlySupport.includes(reason))
  return about.length > 0 || wanted.supportOnly ? about : null
}

/** Sums by currency, in minor units, in the order of the currencies' codes. */
export function sum(money: readonly Money[]): Money[] {
  const sums = new Map<string, number>()
  for (const { amount, currency } of money) sums.set(currency, (sums.get(currency) ?? 0) + amount)
  return [...sums]
    .map(([currency, amount]) => ({ currency, amount }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1))
}

/** The money that the plan's payments bring to the referrer's credit. */
export const atStake = (plan: Plan) => sum(paymentsOf(plan).map(({ invoice }) => invoice))

/** When the first payment cannot be brought any more; null where there is none. */
export function clockOf(plan: Plan): Date | null {
  const clocks = paymentsOf(plan).map(({ clock }) => clock)
  return clocks.length === 0
    ? null
    : new Date(clocks.reduce((first, clock) => (clock < first ? clock : first)))
}
