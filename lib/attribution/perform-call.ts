import 'server-only'
import type { Delivery } from '#db/schema/deliveries.ts'
import type { Answer } from '#lib/providers/provider.ts'
import type { Turn } from '#lib/providers/turns.ts'
import { callProvider } from '#lib/telemetry/call-provider.ts'
import { attemptOf } from './deliveries.ts'
import type { Performing } from './perform-step.ts'
import type { SendingStep } from './what-next.ts'

/** The writing call of an opened delivery, measured. */
export const performCall = (
  { provider, step }: Performing<SendingStep>,
  delivery: Delivery,
  turn?: Turn,
): Promise<Answer> =>
  callProvider(
    { provider: step.provider, verb: 'perform', kind: step.kind },
    ({ outcome }) => outcome,
    () => provider.perform(step, attemptOf(delivery), turn),
  )
