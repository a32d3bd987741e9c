import type { Resend } from '#lib/attribution/plan.ts'
import type { Step } from '#lib/providers/provider.ts'

interface At<S extends Step> {
  /** Where it stands in the plan. */
  position: number
  step: S
}

export type Mark = At<Extract<Step, { kind: 'mark' }>>
export type Wait = At<Extract<Step, { kind: 'wait' }>>
export type Resent = At<Resend>

/** One numbered entry of the screen: resends that follow each other are read as one. */
export type Group =
  | ({ kind: 'mark' } & Mark)
  | ({ kind: 'wait' } & Wait)
  | { kind: 'resends'; position: number; resends: Resent[] }

export function groupSteps(steps: readonly Step[]): Group[] {
  const groups: Group[] = []
  steps.forEach((step, position) => {
    const last = groups.at(-1)
    if (step.kind === 'mark') groups.push({ kind: 'mark', position, step })
    else if (step.kind === 'wait') groups.push({ kind: 'wait', position, step })
    else if (last?.kind === 'resends') last.resends.push({ position, step })
    else groups.push({ kind: 'resends', position, resends: [{ position, step }] })
  })
  return groups
}
