import type { Step } from '../step.ts'
import { type Allowed, paceOf } from './pace.ts'

/** Of Chargebee's limit: a push takes one read, a mark a read and a write. */
const callsOf = ({ kind }: Step) => (kind === 'push' ? 1 : kind === 'mark' ? 2 : 0)

/** Seconds that the site's limit makes these steps take. */
export function secondsFor(allowed: Allowed, steps: readonly Step[]): number {
  const { burst, apart } = paceOf(allowed)
  const calls = steps.reduce((sum, step) => sum + callsOf(step), 0)
  return Math.ceil((Math.max(0, calls - burst) * apart) / 1000)
}
