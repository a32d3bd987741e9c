import { blockersOf } from '#lib/attribution/plan.ts'
import { counted } from '../_plan/counted.ts'
import { lackOf, type Shown } from './foreseen.ts'
import type { Reading } from './use-preview.ts'
import { errorsOf, isWhole, missingOf } from './check-form.ts'
import type { Situation } from './sent.ts'
import type { Values } from './values.ts'

/** Why the form cannot be sent now, as a sentence; undefined where it can. */
export function whyNot(values: Values, situation: Situation, reading: Reading): string | undefined {
  const blockers = reading.state === 'read' ? countBlockers(values, reading.shown) : 0
  if (blockers > 0) return `Blocked by ${counted(blockers, 'thing')} that the plan shows on top.`
  const missing = missingOf(values, situation)
  if (missing.length > 0) return `Still needed: ${listed(missing)}.`
  const { payments } = errorsOf(values, situation)
  if (payments !== undefined) return payments
  if (!isWhole(values, situation) || reading.state === 'incomplete')
    return 'Something in the form is not right yet: see the line below the field.'
  if (reading.state === 'refused') return 'The plan could not be read: see above.'
  return reading.state === 'read' ? undefined : 'The plan is being read.'
}

const countBlockers = (values: Values, shown: Shown) =>
  blockersOf(shown.plan).length + (lackOf(values, shown) === undefined ? 0 : 1)

function listed(words: readonly string[]) {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}
