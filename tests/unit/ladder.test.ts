import { expect, it } from 'vitest'
import { ladderOf } from '#app/(desk)/requests/[id]/_parts/ladder-of.ts'
import type { Delivery, Progress, StepRow } from '#app/(desk)/requests/[id]/_parts/progress-of.ts'
import { groupSteps } from '#app/(desk)/requests/_plan/group-steps.ts'
import type { DeliveryOutcome } from '#db/words.ts'
import type { Step } from '#lib/providers/step.ts'
import { guided, invoice, resend } from '#tests/support/plans.ts'

interface Came {
  step: Step
  state?: StepRow['state']
  outcome?: DeliveryOutcome
  delivered?: boolean
  failure?: string
}

function ladder(came: Came[]) {
  const progressAt = (position: number): Progress => {
    const { state = 'done', outcome, delivered = false, failure } = came[position] ?? {}
    const last = outcome === undefined ? undefined : ({ outcome, failure } as Delivery)
    return { row: { state } as StepRow, attempts: last ? [last] : [], last, delivered }
  }
  return ladderOf(groupSteps(came.map(({ step }) => step)), progressAt)
}

const push: Step = { ...resend(), kind: 'push', provider: 'chargebee' }
const post: Step = {
  kind: 'post',
  provider: 'cello',
  customerId: 'usr_1',
  invoice: invoice(),
  clock: '2036-11-25T08:00:00.000Z',
  body: {},
}
const signup: Step = { kind: 'signup', provider: 'cello', customerId: 'usr_1', body: {} }

const counts = (came: Came[]) =>
  Object.fromEntries(ladder(came).rungs.map(({ rung, count }) => [rung, `${count.seen} of ${count.of}`]))

it('a resend climbs from sent over accepted to delivered, each only where it was seen', () => {
  const came: Came[] = [
    { step: resend(), outcome: 'accepted', delivered: true },
    { step: resend(), outcome: 'accepted' },
    { step: resend(), state: 'asks', outcome: 'unknown' },
    { step: resend(), state: 'waits' },
  ]
  expect(counts(came)).toEqual({ sent: '3 of 4', accepted: '2 of 4', delivered: '1 of 4' })
})

it('a push is delivered where Cello’s endpoint took it', () => {
  expect(counts([{ step: push, outcome: 'accepted', delivered: true }])).toEqual({
    sent: '1 of 1',
    accepted: '1 of 1',
    delivered: '1 of 1',
  })
})

it('a post ends at accepted: the panel has no rung that the API cannot show', () => {
  const { rungs, notes } = ladder([{ step: post, outcome: 'accepted' }])
  expect(rungs.map(({ rung }) => rung)).toEqual(['sent', 'accepted'])
  expect(notes).toEqual(['Accepted is the most that Cello’s API says of a payment.'])
})

it('a person’s word is on no rung, whatever was to be done', () => {
  const came: Came[] = [
    { step: guided(), outcome: 'reported' },
    { step: guided(), state: 'asks' },
    { step: guided(), state: 'skipped' },
  ]
  expect(ladder(came)).toMatchObject({ rungs: [], byHand: { seen: 1, of: 3 }, leftOut: 1 })
  const mixed = ladder([
    { step: resend(), outcome: 'accepted', delivered: true },
    { step: resend(), outcome: 'reported' },
    { step: resend(), outcome: 'arrived' },
  ])
  expect(mixed.rungs.map(({ rung, count }) => [rung, count.seen])).toEqual([
    ['sent', 2],
    ['accepted', 1],
    ['delivered', 1],
  ])
  expect(mixed.byHand).toEqual({ seen: 2, of: 2 })
})

it('a sign-up is told of on its own, and is never called delivered', () => {
  expect(ladder([{ step: signup, outcome: 'accepted', delivered: true }])).toMatchObject({
    signup: 'accepted',
    rungs: [],
  })
  expect(ladder([{ step: resend(), outcome: 'accepted' }]).signup).toBeNull()
})

it('what a restored backup forgot is on no rung', () => {
  const came: Came[] = [
    { step: resend(), outcome: 'unknown', state: 'asks', failure: 'restored' },
    { step: resend(), outcome: 'arrived', failure: 'restored' },
    { step: resend(), outcome: 'unknown', state: 'asks' },
  ]
  expect(counts(came)).toEqual({ sent: '1 of 3', accepted: '0 of 3', delivered: '0 of 3' })
})
