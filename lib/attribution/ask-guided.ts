import 'server-only'
import type { Performing, StepEnd } from './perform-step.ts'
import { hasRunOut, ranOut } from './run-out.ts'
import { askSteps, skipSteps } from './steps.ts'

/**
 * A step that no API can do: all that follow each other are asked at once, so that a person does them in one sitting. Those whose 30
 * days ran out are skipped.
 */
export async function askGuided({ row, revision }: Performing): Promise<StepEnd> {
  const { steps } = revision.plan
  const next = steps.findIndex(({ kind }, position) => position > row.position && kind !== 'guided')
  const positions = steps.map((_, position) => position)
  const guided = positions.slice(row.position, next === -1 ? steps.length : next)
  await skipSteps(
    row,
    guided.filter((position) => hasRunOut(steps[position])),
    ranOut,
  )
  const asked = await askSteps(row, guided)
  if (asked === 0) return { goOn: true }
  return {
    goOn: false,
    event: 'request.paused',
    state: 'paused',
    sentence: byHandSentence(asked),
    asks: 'by hand',
  }
}

/** What a request waits for while a person has this many events to resend. */
export const byHandSentence = (count: number) =>
  count === 1
    ? 'A person resends 1 event by hand: the plan says what to click.'
    : `A person resends ${String(count)} events by hand: the plan says what to click.`
