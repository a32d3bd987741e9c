import type { Step } from '#lib/providers/step.ts'

/** Why a payment was skipped whose clock ran out between approval and carrying out. */
export const ranOut = 'Its 30 days ran out before its turn came. Only Cello support can import it now.'

/** Whether a step brings a payment that can be brought no more. */
export const hasRunOut = (step: Step | undefined) =>
  step !== undefined && 'clock' in step && new Date(step.clock) <= new Date()
