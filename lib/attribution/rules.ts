import type { State } from '#db/schema/requests.ts'

/** A request in one of these still means to do something; at most one such request stands for a new user. */
export const openStates = [
  'waiting',
  'returned',
  'stale',
  'approved',
  'carrying out',
  'paused',
] as const satisfies State[]

/** Approved, and not ended: in these something may be sent. */
export const underWayStates = ['approved', 'carrying out', 'paused'] as const satisfies State[]

/** In these it expires where nobody decides, answers or revises it in time. */
export const undecidedStates = ['waiting', 'returned', 'stale'] as const satisfies State[]

/** Only in these a new revision may be made. */
export const editableStates = ['waiting', 'returned', 'stale', 'failed'] as const satisfies State[]

/** A delivery that nobody knows the end of is settled also when its request has ended otherwise. */
export const settleableStates = [
  'paused',
  'withdrawn',
  'carried out',
  'failed',
  'stale',
  'expired',
] as const satisfies State[]

export const withdrawableStates = [
  'waiting',
  'returned',
  'stale',
  'approved',
  'paused',
] as const satisfies State[]

/** A person may pause these; what they go back to is the same. */
export const pausableStates = ['approved', 'carrying out'] as const satisfies State[]

/** A person may stop these for good. */
export const stoppableStates = ['approved', 'carrying out', 'paused'] as const satisfies State[]

export const isOneOf = <S extends State>(state: State, some: readonly S[]): state is S =>
  (some as readonly State[]).includes(state)

/** What became of a request, for a person whose page shows an older state. */
export const became: Record<State, string> = {
  waiting: 'it waits for a decision',
  approved: 'it was approved',
  'carrying out': 'it is being carried out',
  'carried out': 'it was carried out',
  returned: 'it was returned with a question',
  rejected: 'it was rejected',
  withdrawn: 'it was withdrawn',
  expired: 'it expired',
  stale: 'its plan no longer holds',
  paused: 'it is paused',
  failed: 'it could not be carried out',
}
