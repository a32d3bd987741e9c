import 'server-only'
import { eq } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Transaction } from '#db/client.ts'
import type { Outcome } from '#db/schema/decisions.ts'
import type { Request } from '#db/schema/requests.ts'
import { revisions } from '#db/schema/revisions.ts'
import { tell } from '#lib/notices/tell.ts'
import { findDeciders } from './find-deciders.ts'
import { inDays } from './in-days.ts'

type About = Pick<Request, 'id' | 'number' | 'filedBy'>

export const placeOf = ({ id, number }: Pick<Request, 'id' | 'number'>) => ({
  about: id,
  address: `/requests/${id}`,
  name: `R-${String(number)}`,
})

/** Whoever may decide the request, or answer for it: approvers who made none of its revisions. */
export async function findOthers(
  reader: Pick<Transaction, 'select' | 'selectDistinct'>,
  requestId: string,
): Promise<string[]> {
  const made = await reader
    .selectDistinct({ by: revisions.madeBy })
    .from(revisions)
    .where(eq(revisions.requestId, requestId))
  const deciders = await findDeciders(
    made.map(({ by }) => by),
    reader,
  )
  return deciders.map(({ id }) => id)
}

interface Made {
  revision: number
  by: { personId: string | null; name: string }
  expiresAt: Date
  now: Date
}

/** A request, or its new revision, waits: told to whoever may decide it, and to the filer whose request another person edited. */
export async function tellOfRevision(
  tx: Transaction,
  request: About,
  { revision, by, expiresAt, now }: Made,
) {
  const { name, ...place } = placeOf(request)
  const did = revision === 1 ? 'filed it' : `made revision ${String(revision)} of it`
  const to = await findOthers(tx, request.id)
  const key = `waits:${request.id}:${String(revision)}`
  const sentence = `${name} waits for a decision. ${by.name} ${did}; it expires ${inDays(expiresAt, now)}.`
  await tell(tx, { to, kind: 'to decide', key, sentence, ...place })
  if (request.filedBy !== by.personId)
    await tell(tx, {
      to: [request.filedBy],
      kind: 'my requests',
      key,
      sentence: `${by.name} made revision ${String(revision)} of your request ${name}.`,
      ...place,
    })
}

interface Decided {
  revision: number
  by: { personId: string | null; name: string }
  outcome: Outcome
  /** Of an approval that is not the last one: "1 of 2 approvals." */
  waitsFor?: string
}

/** Somebody's decision, told to the filer; their reason stays in the desk. */
export async function tellOfDecision(tx: Transaction, request: About, decided: Decided) {
  const { name, ...place } = placeOf(request)
  const { revision, by, outcome, waitsFor } = decided
  const words: Record<Outcome, string> = {
    approved: waitsFor ?? 'It is carried out now.',
    rejected: 'The reason stands with it.',
    returned: 'A question stands with it: answer it with the next revision.',
  }
  await tell(tx, {
    to: [request.filedBy],
    kind: 'my requests',
    key: `decided:${request.id}:${String(revision)}:${by.personId ?? 'desk'}`,
    sentence: `${by.name} ${outcome} ${name}. ${words[outcome]}`,
    ...place,
  })
}

export type Turned = 'stale' | 'failed' | 'carried out' | 'message to write' | 'expired' | 'stopped'

const turns: Record<Turned, string> = {
  stale: 'is stopped: something changed since its plan was made. Make the next revision.',
  failed: 'could not be carried out. What went wrong stands with it.',
  stopped: 'was stopped before it was carried out. Who did it, and why, stands with it.',
  'carried out': 'was carried out.',
  'message to write': 'was carried out. A message to Cello support is still to write.',
  expired: 'expired: nobody decided it in time. Where it is still wanted, file a new request.',
}

/** What became of a request by itself, told to the filer. */
export async function tellOfTurn(tx: Transaction, request: About & { revision: number }, turned: Turned) {
  const { name, ...place } = placeOf(request)
  await tell(tx, {
    to: [request.filedBy],
    kind: 'my requests',
    key: `${turned}:${request.id}:${String(request.revision)}`,
    sentence: `${name} ${turns[turned]}`,
    ...place,
  })
}

/** What a request that stopped on its way asks for. */
export type Asks = 'unknown' | 'by hand' | 'something'

const pauses: Record<Asks, [toOthers: string, toFiler: string]> = {
  unknown: [
    'is paused: the desk does not know whether something was sent. Look it up, and say what happened.',
    'is paused: the desk does not know whether something was sent. An approver looks it up.',
  ],
  'by hand': [
    'is paused: events wait to be resent by hand. The plan says what to click.',
    'is paused: events wait to be resent by hand. The plan says what to click.',
  ],
  something: ['is paused, and asks how it goes on.', 'is paused until an approver says how it goes on.'],
}

/** A request stopped on its way: told to whoever may answer, and to the filer. */
export async function tellOfPause(tx: Transaction, request: About, asks: Asks) {
  const { name, ...place } = placeOf(request)
  const key = `paused:${request.id}:${v7()}`
  const [toOthers, toFiler] = pauses[asks]
  const others = await findOthers(tx, request.id)
  await tell(tx, { to: others, kind: 'needs an answer', key, sentence: `${name} ${toOthers}`, ...place })
  await tell(tx, {
    to: [request.filedBy],
    kind: 'my requests',
    key,
    sentence: `${name} ${toFiler}`,
    ...place,
  })
}

/** Somebody held the request back: told to whoever may let it go on, and to the filer; the reason stays in the desk. */
export async function tellOfPersonsPause(
  tx: Transaction,
  request: About,
  by: { personId: string | null; name: string },
) {
  const { name, ...place } = placeOf(request)
  const key = `paused:${request.id}:${v7()}`
  const others = await findOthers(tx, request.id)
  const to = (people: string[]) => people.filter((id) => id !== by.personId)
  const sentence = `${by.name} paused ${name}. Nothing more is sent until an approver resumes it.`
  await tell(tx, { to: to(others), kind: 'needs an answer', key, sentence, ...place })
  await tell(tx, { to: to([request.filedBy]), kind: 'my requests', key, sentence, ...place })
}
