import 'server-only'
import type { Request, State } from '#db/schema/requests.ts'
import type { StepRow } from '#db/schema/steps.ts'
import type { AuditEvent } from '#lib/audit/events.ts'
import type { Provider } from '#lib/providers/provider.ts'
import type { Step } from '#lib/providers/step.ts'
import { inSpan } from '#lib/telemetry/in-span.ts'
import type { Approved } from './deliveries.ts'
import type { PlannedRevision } from './get-deciding.ts'
import type { Asks } from './tell-of-request.ts'
import { askGuided } from './ask-guided.ts'
import { sendStep } from './send-step.ts'
import { markStep } from './steps.ts'
import { waitStep } from './wait-step.ts'

export interface Performing<S extends Step = Step> {
  provider: Provider
  request: Request
  approved: Approved
  revision: PlannedRevision
  row: StepRow
  step: S
  signal: AbortSignal
}

/** How a step ended: the next one may begin, or the whole request stops in a state with a sentence. */
export type StepEnd =
  { goOn: true } | { goOn: false; event: AuditEvent; state: State; sentence: string; asks?: Asks }

/** Performs one step that is not closed yet, whatever became of earlier attempts at it. */
export const performStep = (performing: Performing): Promise<StepEnd> => {
  const { step, row } = performing
  const attributes = {
    'desk.step.kind': step.kind,
    'desk.step.position': row.position,
    'desk.provider': step.provider,
  }
  return inSpan(`step ${step.kind}`, { attributes }, async (tell) => {
    const end = await perform(performing)
    tell({ 'desk.outcome': end.goOn ? 'goes on' : end.state })
    return end
  })
}

async function perform(performing: Performing): Promise<StepEnd> {
  const { step, row } = performing
  if (step.kind !== 'guided' && (row.state === 'waits' || row.state === 'asks'))
    await markStep(row, { state: 'now', sentence: null })
  if (step.kind === 'wait') return waitStep({ ...performing, step })
  if (step.kind === 'guided') return askGuided(performing)
  return sendStep({ ...performing, step })
}
