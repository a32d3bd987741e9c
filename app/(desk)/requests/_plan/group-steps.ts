import type { PaymentStep, Step } from '#lib/providers/step.ts'

interface At<S extends Step> {
  /** Where it stands in the plan. */
  position: number
  step: S
}

export type Signup = At<Extract<Step, { kind: 'signup' }>>
export type Mark = At<Extract<Step, { kind: 'mark' }>>
export type Wait = At<Extract<Step, { kind: 'wait' }>>
export type Paid = At<PaymentStep>

/** One numbered entry of the screen: payments of one kind that follow each other are read as one. */
export type Group =
  | ({ kind: 'signup' } & Signup)
  | ({ kind: 'mark' } & Mark)
  | ({ kind: 'wait' } & Wait)
  | { kind: 'payments'; how: PaymentStep['kind']; position: number; payments: Paid[] }

export function groupSteps(steps: readonly Step[]): Group[] {
  const groups: Group[] = []
  steps.forEach((step, position) => {
    const last = groups.at(-1)
    if (step.kind === 'signup') groups.push({ kind: 'signup', position, step })
    else if (step.kind === 'mark') groups.push({ kind: 'mark', position, step })
    else if (step.kind === 'wait') groups.push({ kind: 'wait', position, step })
    else if (last?.kind === 'payments' && last.how === step.kind) last.payments.push({ position, step })
    else groups.push({ kind: 'payments', how: step.kind, position, payments: [{ position, step }] })
  })
  return groups
}
