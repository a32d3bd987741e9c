import { type Plan, resendsOf } from '#lib/attribution/plan.ts'
import { counted } from '../../_plan/counted.ts'

/** What one click does: "1 customer marked, 3 events resent". */
export function effectOf(plan: Plan): string {
  const marks = plan.steps.filter(({ kind }) => kind === 'mark').length
  const resends = resendsOf(plan).length
  return [
    ...(marks > 0 ? [`${counted(marks, 'customer')} marked`] : []),
    `${resends === 0 ? 'no event' : counted(resends, 'event')} resent`,
  ].join(', ')
}
