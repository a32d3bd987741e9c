import { expect, test, vi } from 'vitest'
import {
  attempt,
  context,
  effectsOf,
  known,
  markOf,
  openStory,
  waitOf,
} from '../support/chargebee-provider.ts'

const asked = known('Alder Optics')

/** What nobody publishes of Chargebee, turned round: the desk must come through either way. */
const both = [
  { metaData: 'merge' },
  { metaData: 'replace' },
  { noOpUpdate: 'event' },
  { unknownParameters: 'ignore' },
  { deletedCustomer: 'shown' },
  { email: 'any case' },
  { errors: 'kept' },
  { retryAfter: false },
  { resentContent: 'as it is now' },
  { unknownFieldCode: 'custom_field_not_found' },
] as const

test.each(both)('a request is carried out where Chargebee has the habit %j', async (habits) => {
  const { chargebee, cello } = await openStory({ options: { habits } })
  const plan = chargebee.plan(await chargebee.look(asked), asked, context())
  expect(plan.steps.map(({ kind }) => kind)).toEqual(['mark', 'wait', 'push'])
  let marked = attempt()
  for (const step of plan.steps) {
    if (step.kind === 'wait') {
      const own = marked
      await vi.waitFor(async () => {
        expect(await chargebee.confirm(step, own)).toMatchObject({ seen: 'delivered' })
      })
      continue
    }
    const own = attempt()
    const answer = await chargebee.perform(step, own)
    if (answer.outcome !== 'accepted') throw new Error(answer.outcome)
    if (step.kind === 'mark') marked = { ...own, answer: answer.answer }
  }
  expect(cello.rewards).toMatchObject([{ newUserId: asked.newUserId, invoiceId: 'CB-AL-1' }])
})

test('an error that Chargebee keeps under the key is no effect, and a new attempt has one', async () => {
  const { chargebee, world } = await openStory({ options: { habits: { errors: 'kept' } } })
  const first = attempt()
  world.fault({ kind: 'error', status: 500, method: 'POST', times: 1 })
  expect(await chargebee.perform(markOf(asked), first)).toMatchObject({ outcome: 'unknown', status: 500 })
  expect(await chargebee.perform(markOf(asked), first)).toMatchObject({ outcome: 'unknown', status: 500 })
  expect(await chargebee.confirm(markOf(asked), first)).toMatchObject({ seen: 'unseen' })
  expect(effectsOf(world)).toHaveLength(0)
  expect(await chargebee.perform(markOf(asked), attempt())).toMatchObject({ outcome: 'accepted' })
  expect(effectsOf(world)).toHaveLength(1)
})

test('events that Chargebee keeps no longer are gone, and their payments are left to Cello support', async () => {
  const { chargebee } = await openStory({ options: { habits: { eventDays: 10 } } })
  const beacon = known('Beacon Rail')
  const plan = chargebee.plan(await chargebee.look(beacon), beacon, context())
  expect(plan.notResent.map(({ invoice: { id }, reason }) => [id, reason])).toEqual([
    ['CB-BE-3', 'event gone'],
    ['CB-BE-2', 'event gone'],
    ['CB-BE-1', 'too old'],
  ])
  expect(plan.steps.filter(({ kind }) => kind === 'push')).toHaveLength(1)
})

test('a status that comes seconds after the call is waited for', async () => {
  const { chargebee, cello } = await openStory({ options: { statusLagMs: 400 } })
  const own = attempt()
  const answer = await chargebee.perform(markOf(asked), own)
  if (answer.outcome !== 'accepted') throw new Error(answer.outcome)
  const known = { ...own, answer: answer.answer }
  await vi.waitFor(() => {
    expect(cello.attributions).toHaveLength(1)
  })
  expect(await chargebee.confirm(waitOf(asked), known)).toMatchObject({ seen: 'effect' })
  await vi.waitFor(async () => {
    expect(await chargebee.confirm(waitOf(asked), known)).toMatchObject({ seen: 'delivered' })
  })
})
