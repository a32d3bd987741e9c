import type { Money, ProviderPlan, Step, Wanted } from '#lib/providers/provider.ts'

/** The ordered provider calls of one revision, and all that a person must know of them. What is shown is what is digested is what is done. */
export interface Plan extends ProviderPlan {
  version: 1
  path: string
  wanted: Wanted
  /** Null where Cello was not asked, or does not know the code. */
  code: { ownerId: string; campaignId: string } | null
}

export type Resend = Extract<Step, { kind: 'resend' }>

export const resendsOf = (plan: Plan) => plan.steps.filter((step): step is Resend => step.kind === 'resend')

export const blockersOf = (plan: Plan) => plan.findings.filter(({ level }) => level === 'blocker')

/** Sums by currency, in minor units, in the order of the currencies' codes. */
export function sum(money: readonly Money[]): Money[] {
  const sums = new Map<string, number>()
  for (const { amount, currency } of money) sums.set(currency, (sums.get(currency) ?? 0) + amount)
  return [...sums]
    .map(([currency, amount]) => ({ currency, amount }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1))
}

/** The money that the plan's resends bring to the referrer's credit. */
export const atStake = (plan: Plan) => sum(resendsOf(plan).map(({ invoice }) => invoice))

/** When the first resend becomes impossible; null where nothing is resent. */
export function clockOf(plan: Plan): Date | null {
  const clocks = resendsOf(plan).map(({ clock }) => clock)
  return clocks.length === 0
    ? null
    : new Date(clocks.reduce((first, clock) => (clock < first ? clock : first)))
}
