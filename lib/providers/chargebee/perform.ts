import 'server-only'
import type { Answer, Attempt } from '../provider.ts'
import type { Step } from '../step.ts'
import type { Turn } from '../turns.ts'
import type { Connection } from './client.ts'
import { mark } from './mark.ts'
import { push } from './push.ts'

/** At most one writing call: the mark under the attempt's idempotency key, the push without one, for Cello's endpoint knows none. */
export async function perform(
  connection: Connection,
  step: Step,
  attempt: Attempt,
  turn?: Turn,
): Promise<Answer> {
  switch (step.kind) {
    case 'mark':
      return mark(connection, step, { attempt, turn })
    case 'push':
      return push(connection, step, turn)
    default:
      throw new Error(`Chargebee does not perform a step of the kind ${step.kind}`)
  }
}
