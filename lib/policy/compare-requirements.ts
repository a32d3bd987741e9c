import type { Requirement } from './rules.ts'

export type Compared = 'same' | 'more' | 'less' | 'other'

/** Whether the second asks for more than the first, for less, or for something else: more of one thing and less of another. Pure. */
export function compareRequirements(before: Requirement, after: Requirement): Compared {
  const steps = [
    after.approvers - before.approvers,
    Number(after.manager) - Number(before.manager),
    freshness(after) - freshness(before),
    Number(after.reason !== null) - Number(before.reason !== null),
  ]
  const up = steps.some((step) => step > 0)
  const down = steps.some((step) => step < 0)
  if (up && down) return 'other'
  if (up) return 'more'
  if (down) return 'less'
  return before.reason?.pattern === after.reason?.pattern ? 'same' : 'other'
}

/** The fewer minutes, the more is asked. */
const freshness = ({ freshMinutes }: Requirement) => (freshMinutes === null ? -Infinity : -freshMinutes)
