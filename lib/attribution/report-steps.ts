import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { requests, type Request } from '#db/schema/requests.ts'
import { steps } from '#db/schema/steps.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { invalid } from '#lib/errors.ts'
import { enqueueCarryOut } from '#lib/work/queues.ts'
import { countDeliveries } from '#lib/telemetry/measure.ts'
import { byHandSentence } from './ask-guided.ts'
import { type Asked, findAsked } from './find-asked.ts'
import { lockRequest } from './lock-request.ts'
import { refuseForeignEvidence } from './refuse-foreign-evidence.ts'
import { refuseUnsettled } from './refuse-unsettled.ts'
import { writeReported } from './write-reported.ts'

export interface Reported {
  requestId: string
  /** Where the steps stand in the plan. */
  positions: readonly number[]
  did: 'done' | 'left out'
  because: string
  /** Where what was done can be seen. */
  link?: string | undefined
  /** Ids of the files that were attached for it. */
  evidence?: readonly string[] | undefined
}

const fewest = 5

/**
 * A person's word on payments that ask: resent by hand in the provider's dashboard, or left out. Each that was done becomes a delivery
 * of its own, `reported`, under the approval; what is left out goes into the message to Cello support. All of them or none.
 * @throws Refusal `invalid` where it is not said what was done, `conflict` where one of them asks no more, is not settled yet, or was
 * brought to Cello before.
 */
export async function reportSteps(actor: Actor<'step:report'>, reported: Reported) {
  const { requestId, did, because, link, evidence = [] } = reported
  const positions = [...new Set(reported.positions)].sort((a, b) => a - b)
  if (positions.length === 0) throw invalid('Tick at least one event first.', 'positions')
  if (because.trim().length < fewest)
    throw invalid(
      did === 'done'
        ? 'Say in a few words what you did: managers read it in the audit.'
        : 'Say in a few words why it is left out: managers read it in the audit.',
      'because',
    )
  const detail = {
    positions,
    did,
    because: because.trim(),
    ...(link === undefined ? {} : { link }),
    ...(evidence.length === 0 ? {} : { evidence }),
  }
  const done = await change(actor, { event: 'step.reported', subject: requestId, detail }, async (tx) => {
    const request = await lockRequest(tx, { requestId, states: ['paused'] })
    const { chosen, others } = await findAsked(tx, request, positions)
    await refuseUnsettled(tx, { request, positions })
    await refuseForeignEvidence(tx, { requestId, evidence })
    await go(tx, request, { state: 'carrying out', stateSentence: null })
    if (did === 'done') await writeReported(tx, { actor, request, asked: chosen, because, link, evidence })
    await closeSteps(tx, request, chosen, {
      state: did === 'done' ? 'done' : 'skipped',
      sentence:
        did === 'done' ? `Reported by ${actor.name}.` : `Left out by ${actor.name}: “${because.trim()}”`,
    })
    if (request.pausedFrom !== null) await go(tx, request, request)
    else if (others > 0) await go(tx, request, { state: 'paused', stateSentence: byHandSentence(others) })
    else await enqueueCarryOut(tx, request)
    return did === 'done' ? chosen : []
  })
  for (const { step } of done)
    countDeliveries(1, { provider: step.provider, purpose: 'guided', outcome: 'reported' })
}

/** A delivery is written only while its request is carried out, also a person's. */
const go = (
  tx: Transaction,
  { id }: Request,
  { state, stateSentence, pausedFrom = null }: Partial<Request>,
) => tx.update(requests).set({ state, stateSentence, pausedFrom }).where(eq(requests.id, id))

const closeSteps = (
  tx: Transaction,
  { id, revision }: Request,
  asked: readonly Asked[],
  closed: { state: 'done' | 'skipped'; sentence: string },
) =>
  tx
    .update(steps)
    .set({ ...closed, closedAt: new Date() })
    .where(
      and(
        eq(steps.requestId, id),
        eq(steps.revision, revision),
        inArray(
          steps.position,
          asked.map(({ position }) => position),
        ),
      ),
    )
