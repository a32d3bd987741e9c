import { expect, test, vi } from 'vitest'
import type { Attempt } from '#lib/providers/provider.ts'
import type { Step } from '#lib/providers/step.ts'
import { attempt, context, markOf, openStory, wanted } from '../support/stripe-provider.ts'

const asked = wanted({ customerId: 'cus_Bi1Rc6hTzP' })
const mark = markOf(asked)
const wait: Step = {
  kind: 'wait',
  provider: 'stripe',
  customerId: asked.customerId,
  event: 'customer.updated',
  seconds: 120,
}

async function marked(
  stripe: Awaited<ReturnType<typeof openStory>>['stripe'],
  own = attempt(),
): Promise<Attempt> {
  const answer = await stripe.perform(mark, own)
  if (answer.outcome !== 'accepted') throw new Error(answer.outcome)
  return { ...own, providerRequestId: answer.providerRequestId }
}

test('the barrier sees the event of our own mark, and then its delivery', async () => {
  const { stripe, world } = await openStory()
  world.pauseDeliveries()
  const own = await marked(stripe)
  expect(await stripe.confirm(wait, own)).toMatchObject({
    seen: 'effect',
    eventId: expect.stringMatching(/^evt_/) as string,
  })
  world.resumeDeliveries()
  await vi.waitFor(async () => {
    expect(await stripe.confirm(wait, own)).toMatchObject({ seen: 'delivered' })
  })
})

test('the barrier does not take the event of somebody else for ours', async () => {
  const { stripe } = await openStory()
  await marked(stripe)
  expect(await stripe.confirm(wait, attempt({ providerRequestId: 'req_Another' }))).toMatchObject({
    seen: 'unseen',
  })
})

test('the event is found by the idempotency key where the request id was lost', async () => {
  const { stripe } = await openStory()
  const own = await marked(stripe)
  expect(await stripe.confirm(wait, { ...own, providerRequestId: null })).toMatchObject({
    eventId: expect.stringMatching(/^evt_/) as string,
  })
})

test('a mark whose answer was lost after its effect is seen, one that had none is not', async () => {
  const { stripe, world } = await openStory()
  const lost = attempt()
  world.fault({ kind: 'cut', when: 'after', method: 'POST', times: 1 })
  expect(await stripe.perform(mark, lost)).toMatchObject({ outcome: 'unknown' })
  expect(await stripe.confirm(mark, lost)).toMatchObject({
    seen: 'effect',
    eventId: expect.stringMatching(/^evt_/) as string,
  })
  const elsewhere = { ...mark, customerId: 'cus_Ma4Pl9mWwS' }
  const never = attempt()
  world.fault({ kind: 'cut', when: 'before', method: 'POST', times: 1 })
  expect(await stripe.perform(elsewhere, never)).toMatchObject({ outcome: 'unknown' })
  expect(await stripe.confirm(elsewhere, never)).toMatchObject({
    seen: 'unseen',
    sentence: 'The customer does not carry the values.',
  })
})

test('values that somebody else set are not taken for the effect of a lost attempt', async () => {
  const { stripe } = await openStory()
  await marked(stripe)
  expect(await stripe.confirm(mark, attempt())).toMatchObject({
    seen: 'unseen',
    sentence: expect.stringContaining('nothing shows') as string,
  })
})

test('a resend counts as delivered once nothing is pending, and a lost one is never said to be', async () => {
  const { stripe, world } = await openStory()
  const step = stripe
    .plan(await stripe.look(asked), asked, context())
    .steps.find(({ kind }) => kind === 'resend')
  if (!step) throw new Error('nothing to resend')
  world.pauseDeliveries()
  const own = attempt()
  const answer = await stripe.perform(step, own)
  const known = { ...own, providerRequestId: answer.outcome === 'accepted' ? answer.providerRequestId : null }
  expect(await stripe.confirm(step, known)).toMatchObject({ seen: 'unseen' })
  world.resumeDeliveries()
  await vi.waitFor(async () => {
    expect(await stripe.confirm(step, known)).toMatchObject({ seen: 'delivered' })
  })
  expect(await stripe.confirm(step, own)).toMatchObject({
    seen: 'unseen',
    sentence: expect.stringContaining('dashboard') as string,
  })
})

test('what cannot be looked up now is a refusal with a sentence', async () => {
  const { stripe, world } = await openStory()
  world.fault({ kind: 'forbidden', permission: 'event_read', path: '/v1/events' })
  await expect(stripe.confirm(wait, attempt())).rejects.toMatchObject({
    kind: 'unavailable',
    message: expect.stringContaining('event_read') as string,
  })
})
