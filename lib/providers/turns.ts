import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { unavailable } from '#lib/errors.ts'
import { logUnknown } from '#lib/log.ts'
import { type Book, ownBook } from './turn-book.ts'

/** What a provider allows: so many calls in any stretch of `perMs` milliseconds. */
export interface Limit {
  /** What is limited: the same words in every process. */
  of: string
  calls: number
  perMs: number
}

/** Good for one call. */
export interface Turn {
  /** By this process's `performance.now()`. */
  until: number
  /** The same moment by the book's clock; absent: it was used. */
  written: number | undefined
}

interface Place {
  book: Book
  /** By how much `performance.now()` is ahead of the book's clock: not less than `least`, not more than `most`. */
  ahead: { least: number; most: number }
}

/** Kept on globalThis: Next loads this module more than once in a process. */
const shared = globalThis as { deskTurns?: Place | undefined }

const open = (book: Book): Place => ({ book, ahead: { least: -Infinity, most: Infinity } })
const place = () => (shared.deskTurns ??= open(ownBook()))

/** From now on turns are written there, with those of all other processes, instead of into this process's memory. */
export function shareTurns(book: Book | undefined) {
  shared.deskTurns = book && open(book)
}

interface Waiting {
  /** Milliseconds that may be waited. Default: as long as it takes. */
  within?: number
  /** Milliseconds for which the turn is good. */
  goodFor?: number
  /** A turn by the same limits that came too late. */
  instead?: Turn | undefined
  signal?: AbortSignal
}

/** Milliseconds: a call that leaves at once, and one whose delivery is opened first. */
const atOnce = 25
const opening = 40

/**
 * Waits until a call may leave by all of these limits: first come, first served, over all processes. A turn is written down with the last
 * moment for which it is good, so that no stretch sees too many calls, wherever it begins: whoever comes later than that takes another.
 * Null where it would take longer than `within`, or `signal` was aborted. @throws Refusal `unavailable` where turns cannot be written.
 */
export async function takeTurn(limits: readonly Limit[], waiting: Waiting = {}): Promise<Turn | null> {
  const { within = Infinity, goodFor = atOnce, instead, signal } = waiting
  const { book, ahead } = place()
  const unsure = ahead.most - ahead.least
  const late = Math.ceil(goodFor + (unsure < Infinity ? 2 * unsure : 0))
  const asked = performance.now()
  const turn = await book.next(limits, { within, late, unused: instead?.written }).catch(uncounted)
  if (turn === null || signal?.aborted) return null
  const { least, most } = learn({ asked, answered: performance.now(), now: turn.now })
  const wait = turn.at + most - performance.now()
  if (wait > 0) await pause(wait, undefined, { signal }).catch(() => undefined)
  return signal?.aborted ? null : { until: turn.until + least, written: turn.until }
}

/** What every exchange tells of the book's clock narrows what is known of it, until it drifted or was set. */
function learn({ asked, answered, now }: { asked: number; answered: number; now: number }): Place['ahead'] {
  const { ahead } = place()
  const least = Math.max(ahead.least, asked - now)
  const most = Math.min(ahead.most, answered - now)
  return Object.assign(ahead, least <= most ? { least, most } : { least: asked - now, most: answered - now })
}

/** Waits, before a delivery is opened, until its first call may leave; null where `signal` was aborted. @throws as `takeTurn`. */
export const readyTurn = (limits: readonly Limit[], signal: AbortSignal) =>
  takeTurn(limits, { goodFor: opening, signal })

/** Uses the turn that was taken, or waits for another where there is none or it came too late. False: not within so many ms. */
export async function useTurn(limits: readonly Limit[], turn: Turn | undefined, within = Infinity) {
  const end = performance.now() + within
  let mine: Turn | null | undefined = turn
  for (let goodFor = atOnce; mine !== null; goodFor *= 2) {
    if (mine?.written !== undefined && performance.now() <= mine.until) {
      mine.written = undefined
      return true
    }
    mine = await takeTurn(limits, { within: end - performance.now(), goodFor, instead: mine })
  }
  return false
}

/** Nothing more leaves for so many milliseconds: the provider said that it had enough. */
export async function holdTurns(limit: Limit, ms: number) {
  await place()
    .book.hold(limit, ms)
    .catch((error: unknown) => logUnknown(error, 'holding turns'))
}

function uncounted(error: unknown): never {
  logUnknown(error, 'turns of calls')
  throw unavailable('The desk cannot count its calls just now, so nothing leaves. Try again in a minute.')
}
