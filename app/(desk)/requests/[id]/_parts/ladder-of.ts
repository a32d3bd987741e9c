import type { Step } from '#lib/providers/step.ts'
import type { Group } from '../../_plan/group-steps.ts'
import { type Outcome, outcomeOf, type Progress, type ProgressAt } from './progress-of.ts'

export type Rung = 'sent' | 'accepted' | 'delivered'

/** How many were seen on a rung, of how many can be. */
export interface Count {
  seen: number
  of: number
}

export interface Ladder {
  /** How far the event about the sign-up has come; null where there is none. */
  signup: Outcome | null
  /** Only the rungs that the payments of this plan can reach. */
  rungs: { rung: Rung; count: Count }[]
  /** Payments that a person says they brought, or saw arrive. */
  byHand: Count
  leftOut: number
  /** What the highest rung means here, and what it does not. */
  notes: string[]
}

/** The highest rung that the desk itself can see, for each way in which a payment is brought. */
const highest: Record<Extract<Step, { invoice: unknown }>['kind'], Rung | null> = {
  resend: 'delivered',
  push: 'delivered',
  post: 'accepted',
  guided: null,
}

const height: Rung[] = ['sent', 'accepted', 'delivered']

const reached: Record<Rung, Outcome[]> = {
  sent: ['unknown', 'refused', 'accepted', 'delivered', 'it arrived'],
  accepted: ['accepted', 'delivered'],
  delivered: ['delivered'],
}

const notesOf: Partial<Record<Step['kind'], string>> = {
  resend: 'Delivered: the provider says that every endpoint took it.',
  push: 'Delivered: Cello’s endpoint itself answered that it took it.',
  post: 'Accepted is the most that Cello’s API says of a payment.',
  guided: 'What is done by hand the desk does not see: it is a person’s word.',
}

/** Each rung counts what was seen on it, never what stands to reason; a person's word is on none of them. */
export function ladderOf(groups: readonly Group[], progressAt: ProgressAt): Ladder {
  const payments = groups.flatMap((group) => (group.kind === 'payments' ? group.payments : []))
  const outcomes = payments.map(({ position, step }) => ({
    top: highest[step.kind],
    outcome: outcomeOf(progressAt(position)),
    // What a restored backup forgot: it tells of no call that the desk knows of.
    forgotten: progressAt(position).last?.failure === 'restored',
  }))
  const rungs = height.flatMap((rung) => {
    const can = outcomes.filter(({ top }) => top !== null && height.indexOf(top) >= height.indexOf(rung))
    const seen = can.filter(({ outcome, forgotten }) => !forgotten && reached[rung].includes(outcome)).length
    return can.length === 0 ? [] : [{ rung, count: { seen, of: can.length } }]
  })
  const kinds = new Set(payments.map(({ step }) => step.kind))
  const word = outcomes.filter(({ outcome }) => outcome === 'reported' || outcome === 'it arrived')
  const guided = outcomes.filter(({ top }) => top === null)
  return {
    signup: signupOf(groups, progressAt),
    rungs,
    byHand: { seen: word.length, of: new Set([...word, ...guided]).size },
    leftOut: outcomes.filter(({ outcome }) => outcome === 'left out').length,
    notes: [...kinds].flatMap((kind) => notesOf[kind] ?? []),
  }
}

function signupOf(groups: readonly Group[], progressAt: ProgressAt): Outcome | null {
  const group = groups.find(({ kind }) => kind === 'signup')
  return group === undefined ? null : outcomeOf(withoutProof(progressAt(group.position)))
}

/** Of a sign-up no delivery is ever shown: what proves it is the attribution. */
const withoutProof = (progress: Progress): Progress => ({ ...progress, delivered: false })
