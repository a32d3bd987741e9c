import type { Step } from '../step.ts'
import { type Limit, steadyPace } from './pacer.ts'

/** Of Chargebee's limit: a push takes one read, a mark a read and a write. */
const callsOf = ({ kind }: Step) => (kind === 'push' ? 1 : kind === 'mark' ? 2 : 0)

/** Seconds that the site's limit makes these steps take. */
export function secondsFor(limit: Limit, steps: readonly Step[]): number {
  const { atOnce, apart } = steadyPace(limit)
  const calls = steps.reduce((sum, step) => sum + callsOf(step), 0)
  return Math.ceil((Math.max(0, calls - atOnce) * apart) / 1000)
}
