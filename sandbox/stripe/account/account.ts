import type { Searchable } from '../customers/searchable.ts'
import type { Dispatcher } from '../deliveries/create-dispatcher.ts'
import type { State } from '../state/state.ts'

/** What every part of the sandbox's Stripe works on. */
export interface Account {
  id: string
  keys: { test: string; live: string }
  state: State
  dispatcher: Dispatcher
  searchable: Searchable
  /** Milliseconds. */
  now(): number
  /** Seconds, as Stripe counts. */
  seconds(): number
  /** Says that the snapshot would now be another. */
  changed(): void
}

/** The API version whose shapes these objects have. */
export const API_VERSION = '2026-10-28.endive'
