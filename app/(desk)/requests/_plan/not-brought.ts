import { paymentsOf, type Plan } from '#lib/attribution/plan.ts'
import { counted } from './counted.ts'
import { paymentWords } from './payment-words.ts'

/** "1 invoice will not be resent", in the words of how the plan brings the others: pushed, posted. */
export function notBrought(plan: Pick<Plan, 'steps'>, count: number, verb: 'will not be' | 'not'): string {
  const [first] = paymentsOf(plan)
  const done = first ? paymentWords[first.kind].verbs.done.toLowerCase() : 'sent'
  return `${counted(count, first?.kind === 'post' ? 'payment' : 'invoice')} ${verb} ${done}`
}
