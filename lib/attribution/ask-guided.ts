import 'server-only'
import type { Performing, StepEnd } from './perform-step.ts'
import { askSteps } from './steps.ts'

/** A step that no API can do: all that follow each other are asked at once, so that a person does them in one sitting. */
export async function askGuided({ row, revision }: Performing): Promise<StepEnd> {
  const { steps } = revision.plan
  const end = steps.findIndex(({ kind }, position) => position > row.position && kind !== 'guided')
  await askSteps(row, { until: end === -1 ? steps.length : end })
  return {
    goOn: false,
    event: 'request.paused',
    state: 'paused',
    sentence: 'A person does the next steps by hand: the plan says what to click.',
  }
}
