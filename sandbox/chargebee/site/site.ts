import type { Dispatcher } from '../deliveries/create-dispatcher.ts'
import type { State } from '../state/state.ts'
import type { Habits } from './habits.ts'

/** What every part of the sandbox's Chargebee works on. */
export interface Site {
  keys: { full: string; readOnly: string }
  habits: Habits
  state: State
  dispatcher: Dispatcher
  /** Milliseconds. */
  now: () => number
  /** Seconds, as Chargebee counts. */
  seconds: () => number
  /** Says that the snapshot would now be another. */
  changed: () => void
}
