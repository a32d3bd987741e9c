import { expect, test, vi } from 'vitest'
import { attempt, context, known, openStory, writesOf } from '../support/chargebee-provider.ts'
import { sdk } from '../support/sandbox-chargebee.ts'

test('a plan that is carried out credits each payment in Cello', async () => {
  const { chargebee, cello, world } = await openStory()
  const wanted = known('Beacon Rail')
  const plan = chargebee.plan(await chargebee.look(wanted), wanted, context())
  expect(plan.steps.map(({ kind }) => kind)).toEqual(['mark', 'wait', 'push', 'push', 'push'])
  let marked = attempt()
  for (const step of plan.steps) {
    if (step.kind === 'wait') {
      await vi.waitFor(async () => {
        expect(await chargebee.confirm(step, marked)).toMatchObject({ seen: 'delivered' })
      })
      continue
    }
    const own = attempt()
    const answer = await chargebee.perform(step, own)
    if (answer.outcome !== 'accepted') throw new Error(JSON.stringify(answer))
    if (step.kind === 'mark') marked = { ...own, answer: answer.answer }
    else
      expect(await chargebee.confirm(step, { ...own, answer: answer.answer })).toMatchObject({
        seen: 'delivered',
      })
  }
  expect(cello.attributions).toMatchObject([{ newUserId: 'usr_51002', code: wanted.referralCode }])
  expect(cello.rewards.map(({ invoiceId }) => invoiceId).reverse()).toEqual(['CB-BE-2', 'CB-BE-3', 'CB-BE-4'])
  expect(writesOf(world)).toHaveLength(1)
  const { customer } = await sdk(world).customer.retrieve(wanted.customerId)
  expect(customer.meta_data).toEqual({
    plan: 'team',
    seats: 12,
    cello_ucc: wanted.referralCode,
    new_user_id: 'usr_51002',
  })
})
