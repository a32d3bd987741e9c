import 'server-only'
import { and, asc, eq, inArray } from 'drizzle-orm'
import { db, type Transaction } from '#db/client.ts'
import { deliveries } from '#db/schema/deliveries.ts'
import { type Request, requests } from '#db/schema/requests.ts'
import { type StepRow, steps } from '#db/schema/steps.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { Refusal } from '#lib/errors.ts'
import { type Attempted, type Approved, findAttempts, openingColumns } from './deliveries.ts'
import { findApproval } from './find-approval.ts'
import { inWords } from './find-restore.ts'
import { getDeciding, type PlannedRevision } from './get-deciding.ts'
import { lockRequest } from './lock-request.ts'
import { underWayStates } from './rules.ts'
import { tellOfPause } from './tell-of-request.ts'

/**
 * After a backup was restored: each step that it knows as still to be sent may have been sent since. It becomes an unknown delivery, which
 * is never sent again by itself, and a person is asked. Doing it again is harmless.
 */
export async function askAfterRestore(
  desk: Actor<'request:carry-out'>,
  { requestId, from }: { requestId: string; from: Date },
): Promise<void> {
  const { revision } = await getDeciding(desk, requestId)
  const approved = await findApproval(db(), { requestId, revision: revision.number })
  if (!approved) return
  const sentence = `The desk was restored from a backup of ${inWords(from)}. Whether this was sent since is not known.`
  await change(desk, { event: 'request.paused', subject: requestId, detail: { sentence } }, async (tx) => {
    const request = await lockRequest(tx, {
      requestId,
      revision: revision.number,
      states: underWayStates,
    })
    // A delivery is written only while its request is carried out.
    if (request.state !== 'carrying out')
      await go(tx, request, { state: 'carrying out', stateSentence: null })
    const rows = await findOpen(tx, request)
    const asked: number[] = []
    for (const row of rows.filter(sentBy(revision)))
      if (await ask(tx, { request, revision, approved, row, sentence })) asked.push(row.position)
    if (asked.length > 0)
      await tx
        .update(steps)
        .set({ state: 'asks', sentence })
        .where(and(ofRevision(request), inArray(steps.position, asked)))
    const answerable = asked.length > 0 || rows.some(({ state }) => state === 'asks')
    await go(tx, request, {
      state: 'paused',
      stateSentence: request.pausedFrom === null ? sentence : request.stateSentence,
      // What asks nothing, or was paused by a person, goes on when somebody resumes it.
      pausedFrom: answerable && request.pausedFrom === null ? null : 'carrying out',
    })
    await tellOfPause(tx, request, 'unknown')
  }).catch((error: unknown) => {
    // It ended a moment ago, so it sends nothing more.
    if (!(error instanceof Refusal && error.kind === 'conflict')) throw error
  })
}

const go = (
  tx: Transaction,
  { id }: Request,
  next: Pick<Request, 'state' | 'stateSentence'> & Partial<Request>,
) => tx.update(requests).set(next).where(eq(requests.id, id))

const ofRevision = ({ id, revision }: Request) => and(eq(steps.requestId, id), eq(steps.revision, revision))

const findOpen = (tx: Transaction, request: Request): Promise<StepRow[]> =>
  tx
    .select()
    .from(steps)
    .where(and(ofRevision(request), inArray(steps.state, ['waits', 'now', 'asks'])))
    .orderBy(asc(steps.position))

/** Whether the desk sends the step itself. */
const sentBy =
  ({ plan }: PlannedRevision) =>
  ({ position }: StepRow) =>
    !['wait', 'guided'].includes(plan.steps[position]?.kind ?? 'wait')

interface Asking {
  request: Request
  revision: PlannedRevision
  approved: Approved
  row: StepRow
  sentence: string
}

/** False where nothing of it may be sent anyway: another request sent the same. */
async function ask(tx: Transaction, asking: Asking): Promise<boolean> {
  const { request, revision, approved, row, sentence } = asking
  const [last] = await findAttempts(request, row.position, tx)
  if (last?.outcome === 'unknown') return true
  if (last?.outcome === 'open') return leaveOpen(tx, last, sentence)
  const step = revision.plan.steps[row.position]
  if (!step || step.kind === 'wait') return false
  const opening = { request, approved, position: row.position, step, attempt: (last?.attempt ?? 0) + 1 }
  const [delivery] = await tx
    .insert(deliveries)
    .values({ ...openingColumns(opening), failure: 'restored' })
    .onConflictDoNothing()
    .returning({ id: deliveries.id })
  if (!delivery) return false
  await tx.update(deliveries).set({ outcome: 'unknown', sentence }).where(eq(deliveries.id, delivery.id))
  return true
}

/** Its call was under way when the backup was taken; its own key still tells of it. */
async function leaveOpen(tx: Transaction, { id }: Attempted, sentence: string) {
  await tx
    .update(deliveries)
    .set({ outcome: 'unknown', sentence })
    .where(and(eq(deliveries.id, id), eq(deliveries.outcome, 'open')))
  return true
}
