import 'server-only'
import { and, asc, eq } from 'drizzle-orm'
import { db, type Transaction } from '#db/client.ts'
import { type Request, requests, type State } from '#db/schema/requests.ts'
import { type StepRow, steps } from '#db/schema/steps.ts'
import { change } from '#lib/audit/change.ts'
import type { AuditEvent } from '#lib/audit/events.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { Refusal } from '#lib/errors.ts'
import { findProvider } from '#lib/providers/index.ts'
import { isEverythingPaused } from '#lib/work/find-pause.ts'
import { awaitTurn } from './await-turn.ts'
import { nameMoved } from './compare-plans.ts'
import { findApproval } from './find-approval.ts'
import { getDeciding, type PlannedRevision } from './get-deciding.ts'
import { heedBreakers, tellRead } from './heed-breaker.ts'
import { isHeld } from './is-held.ts'
import { type Left, leftForSupport } from './left-for-support.ts'
import { lockRequest } from './lock-request.ts'
import { performStep, type StepEnd } from './perform-step.ts'
import { rereadPlan } from './reread-plan.ts'
import { became } from './rules.ts'
import { markStep } from './steps.ts'
import { type Asks, tellOfPause, tellOfTurn } from './tell-of-request.ts'
import { TryLater } from './try-later.ts'

type Desk = Actor<'request:carry-out'>

export interface CarryOut {
  requestId: string
  /** Aborted when the worker must stop: the work ends between two steps. */
  signal: AbortSignal
}

/**
 * Does an approved plan from the first step that is not closed. Rebuilds the plan before it starts; a difference makes the request
 * `stale` and nothing is sent. While everything is paused it does nothing: whoever ends that has it picked up. Doing it again is harmless. @throws TryLater where it cannot go on now.
 */
export async function carryOutRequest(
  desk: Desk,
  { requestId, signal }: CarryOut,
): Promise<{ carriedOut: boolean }> {
  if (await isEverythingPaused()) return { carriedOut: false }
  const { request, revision } = await getDeciding(desk, requestId)
  const approved = await findApproval(db(), { requestId, revision: revision.number })
  if (!approved) return { carriedOut: false }
  if (request.state !== 'approved' && request.state !== 'carrying out')
    return { carriedOut: request.state === 'carried out' }
  const provider = findProvider(request.path)
  if (!provider) throw new TryLater(`The path ${request.path} is not configured on this worker.`)
  await awaitTurn(request)
  if (request.state === 'approved' && !(await start(desk, request, revision))) return { carriedOut: false }
  let cameFurther = false
  for (const row of await findSteps(db(), requestId, revision.number)) {
    const step = revision.plan.steps[row.position]
    if (!step) throw new Error(`the plan has no step ${String(row.position)}`)
    if (isClosed(row)) continue
    if (signal.aborted) throw new TryLater('The worker is shutting down.', 0)
    if (await isHeld(requestId)) return { carriedOut: false }
    const end = await performStep({ provider, request, approved, revision, row, step, signal }).catch(
      (error: unknown) => {
        if (error instanceof TryLater) error.cameFurther = cameFurther
        return askBecause(row, error)
      },
    )
    cameFurther = true
    if (end.goOn) continue
    await turn(desk, requestId, {
      event: end.event,
      state: end.state,
      sentence: end.sentence,
      revision: revision.number,
      ...(end.asks && { asks: end.asks }),
    })
    return { carriedOut: false }
  }
  await turn(desk, requestId, {
    event: 'request.carried out',
    state: 'carried out',
    sentence: null,
    revision: revision.number,
    left: (rows) => leftForSupport(revision.plan, rows),
  })
  return { carriedOut: true }
}

async function start(
  desk: Desk,
  { id: requestId, path }: Request,
  revision: PlannedRevision,
): Promise<boolean> {
  const providers = [...new Set(revision.plan.steps.map(({ provider }) => provider))]
  await heedBreakers(providers)
  const moved = await rereadPlan(desk, { requestId, revision }).catch(async (error: unknown) => {
    if (!(error instanceof Refusal) || error.kind !== 'unavailable') throw error
    await tellRead(error.of ?? path, error)
    throw new TryLater(error.message)
  })
  for (const provider of providers) await tellRead(provider, null)
  if (moved.length === 0) {
    await turn(desk, requestId, {
      event: 'request.started',
      state: 'carrying out',
      sentence: null,
      from: ['approved'],
      revision: revision.number,
    })
    return true
  }
  const what = nameMoved(moved)
  await turn(desk, requestId, {
    event: 'request.found stale',
    state: 'stale',
    sentence: `Changed between approval and carrying out: ${what}. Nothing was sent.`,
    from: ['approved'],
    detail: { moved },
    revision: revision.number,
  })
  return false
}

/** A refusal on the way is a question for a person; whatever else was thrown is tried again. */
async function askBecause(row: StepRow, error: unknown): Promise<StepEnd> {
  if (!(error instanceof Refusal)) throw error
  await markStep(row, { state: 'asks', sentence: error.message })
  return { goOn: false, event: 'request.paused', state: 'paused', sentence: error.message }
}

interface Turn {
  event: AuditEvent
  state: State
  sentence: string | null
  revision: number
  from?: State[]
  detail?: Record<string, unknown>
  asks?: Asks
  /** What only Cello support can import, once these are all the steps there are. */
  left?: (rows: StepRow[]) => Left[] | null
}

/** A change of state by the desk; where a person was faster, theirs stands. */
async function turn(
  desk: Desk,
  requestId: string,
  { event, state, sentence, revision, from = ['carrying out'], detail = {}, asks = 'something', left }: Turn,
) {
  const because = sentence === null ? {} : { sentence }
  await change(desk, { event, subject: requestId, detail: { ...detail, ...because } }, async (tx) => {
    const request = await lockRequest(tx, { requestId, revision, states: from })
    const writes = left && left(await findSteps(tx, requestId, revision)) !== null
    await tx
      .update(requests)
      .set({ state, stateSentence: sentence, ...(writes && { support: 'to write' }) })
      .where(eq(requests.id, requestId))
    if (state === 'paused') await tellOfPause(tx, request, asks)
    if (state === 'stale' || state === 'failed') await tellOfTurn(tx, request, state)
    if (state === 'carried out') await tellOfTurn(tx, request, writes ? 'message to write' : state)
  }).catch((error: unknown) => {
    if (error instanceof Refusal && error.kind === 'conflict')
      throw new TryLater(`The request moved on: ${became[state]} was not written.`)
    throw error
  })
}

const isClosed = ({ state }: StepRow) => state === 'done' || state === 'skipped'

const findSteps = (on: Pick<Transaction, 'select'>, requestId: string, revision: number) =>
  on
    .select()
    .from(steps)
    .where(and(eq(steps.requestId, requestId), eq(steps.revision, revision)))
    .orderBy(asc(steps.position))
