import { type Plan, supportOf } from '#lib/attribution/plan.ts'
import { counted } from './counted.ts'
import { groupSteps } from './group-steps.ts'
import { paymentWords } from './payment-words.ts'

/** What one click does, in words: "1 customer marked, 3 events resent, 1 message". */
export function effectOf(plan: Plan): string {
  const parts = groupSteps(plan.steps).flatMap((group) => {
    if (group.kind === 'signup') return ['1 sign-up told']
    if (group.kind === 'mark') return ['1 customer marked']
    return group.kind === 'payments' ? [paymentWords[group.how].effect(group.payments.length)] : []
  })
  const message = supportOf(plan) === null ? [] : [counted(1, 'message')]
  const effects = [...parts, ...message]
  return effects.length === 0 ? 'nothing is sent' : effects.join(', ')
}
