import { expect, test, vi } from 'vitest'
import type { Answer, Provider } from '#lib/providers/provider.ts'
import type { Step } from '#lib/providers/step.ts'
import { plan as makePlan } from '#lib/providers/stripe/plan.ts'
import type { StripeLook } from '#lib/providers/stripe/looked.ts'
import type { Fault } from '#sandbox/stripe/index.ts'
import {
  attempt,
  connectTo,
  context,
  effectsOf,
  markOf,
  openStory,
  wanted,
  writesOf,
} from '../support/stripe-provider.ts'

const asked = wanted({ customerId: 'cus_Bi1Rc6hTzP' })
const mark = markOf(asked)

async function resendOf(stripe: Provider<StripeLook>): Promise<Step> {
  const step = makePlan(await stripe.look(asked), asked, context()).steps.find(
    ({ kind }) => kind === 'resend',
  )
  if (!step) throw new Error('nothing to resend')
  return step
}

const metadataOf = async (stripe: Provider<StripeLook>) => {
  const { customer } = await stripe.look(asked)
  return customer.state === 'found' ? customer.metadata : null
}

test('a mark is accepted, keeps what else is in the metadata, and answers without a secret or a person', async () => {
  const { stripe } = await openStory()
  const answer = await stripe.perform(mark, attempt())
  expect(answer).toMatchObject({
    outcome: 'accepted',
    status: 200,
    providerRequestId: expect.stringMatching(/^req_/) as string,
  })
  expect(answer.outcome === 'accepted' && answer.answer).toEqual({
    id: 'cus_Bi1Rc6hTzP',
    livemode: false,
    keys: ['cello_ucc', 'new_user_id'],
  })
  expect(await metadataOf(stripe)).toEqual({ cello_ucc: asked.referralCode, new_user_id: asked.newUserId })
})

test('a customer that changed since the plan, or is gone, is not marked', async () => {
  const { stripe, world } = await openStory()
  expect(await stripe.perform({ ...mark, customerId: 'cus_La7Tt1gQlM' }, attempt())).toEqual({
    outcome: 'moved',
    differences: [
      { key: 'cello_ucc', before: null, after: 'UIPIWa2Hnnr' },
      { key: 'new_user_id', before: null, after: 'usr_42005' },
    ],
  })
  expect(await stripe.perform({ ...mark, customerId: 'cus_Fe3Rn6cMhI' }, attempt())).toEqual({
    outcome: 'moved',
    differences: [{ key: 'customer', before: 'cus_Fe3Rn6cMhI', after: null }],
  })
  expect(writesOf(world)).toEqual([])
})

test('a resend goes to the one endpoint, and a barrier cannot be performed', async () => {
  const { stripe, world, receiver } = await openStory()
  const step = await resendOf(stripe)
  const answer = await stripe.perform(step, attempt())
  expect(answer).toMatchObject({
    outcome: 'accepted',
    status: 200,
    answer: { livemode: false, pending_webhooks: 1 },
  })
  await vi.waitFor(() => {
    expect(receiver.letters).toHaveLength(1)
  })
  expect(writesOf(world)[0]?.params).toEqual({ webhook_endpoint: 'we_1CelloPractice' })
  const wait: Step = {
    kind: 'wait',
    provider: 'stripe',
    customerId: asked.customerId,
    event: 'customer.updated',
    seconds: 120,
  }
  await expect(stripe.perform(wait, attempt())).rejects.toThrow('does not perform')
})

type Expected = [name: string, fault: Fault, outcome: Partial<Answer>, effects: number]

const faults: Expected[] = [
  [
    'endpoint rate',
    { kind: 'rate-limit', reason: 'endpoint-rate' },
    { outcome: 'not sent', status: 429, again: 'soon' },
    0,
  ],
  [
    'global concurrency',
    { kind: 'rate-limit', reason: 'global-concurrency' },
    { outcome: 'not sent', status: 429, again: 'soon' },
    0,
  ],
  ['a lock', { kind: 'lock-timeout' }, { outcome: 'not sent', status: 429, again: 'soon' }, 0],
  ['an error of Stripe', { kind: 'error', status: 500 }, { outcome: 'unknown', status: 500 }, 0],
  ['Stripe being unavailable', { kind: 'error', status: 503 }, { outcome: 'unknown', status: 503 }, 0],
  ['a cut before the effect', { kind: 'cut', when: 'before' }, { outcome: 'unknown', status: null }, 0],
  ['a cut after the effect', { kind: 'cut', when: 'after' }, { outcome: 'unknown', status: null }, 1],
  [
    'no answer in time, before the effect',
    { kind: 'hold', when: 'before' },
    { outcome: 'unknown', status: null },
    0,
  ],
  [
    'no answer in time, after the effect',
    { kind: 'hold', when: 'after' },
    { outcome: 'unknown', status: null },
    1,
  ],
  ['a page of HTML', { kind: 'html', when: 'before' }, { outcome: 'unknown', status: null }, 0],
  [
    'a page of HTML with a 200',
    { kind: 'html', when: 'after', status: 200 },
    { outcome: 'unknown', status: null },
    1,
  ],
  ['half an answer', { kind: 'truncated' }, { outcome: 'unknown', status: null }, 1],
  ['a refused key', { kind: 'unauthorized' }, { outcome: 'refused', status: 401 }, 0],
]

async function struck(given: Fault, pick: (stripe: Provider<StripeLook>) => Promise<Step> | Step) {
  const { stripe, world } = await openStory({ settings: given.kind === 'hold' ? { timeout: 800 } : {} })
  const step = await pick(connectTo(world))
  world.fault({ ...given, method: 'POST' })
  const answer = await stripe.perform(step, attempt())
  return { answer, world }
}

test.each(faults)(
  'a mark that meets %s is never sent a second time',
  async (_name, fault, expected, effects) => {
    const { answer, world } = await struck(fault, () => mark)
    expect(answer).toMatchObject(expected)
    expect(writesOf(world)).toHaveLength(1)
    expect(effectsOf(world)).toHaveLength(effects)
  },
)

test.each(faults)(
  'a resend that meets %s is never sent a second time',
  async (_name, fault, expected, effects) => {
    const { answer, world } = await struck(fault, resendOf)
    expect(answer).toMatchObject(expected)
    expect(writesOf(world)).toHaveLength(1)
    expect(effectsOf(world)).toHaveLength(effects)
  },
)

test('a slow answer within the time is an answer', async () => {
  const { answer, world } = await struck({ kind: 'delay', ms: 50 }, resendOf)
  expect(answer.outcome).toBe('accepted')
  expect(effectsOf(world)).toHaveLength(1)
})

test('a refused resend names the permission that the key lacks', async () => {
  const { answer } = await struck({ kind: 'forbidden', permission: 'event_write' }, resendOf)
  expect(answer).toMatchObject({
    outcome: 'refused',
    status: 403,
    sentence: expect.stringContaining('event_write') as string,
  })
})

test('an event that Stripe does not have any more is refused as too old', async () => {
  const { stripe } = await openStory()
  const step = await resendOf(stripe)
  const answer = await stripe.perform({ ...step, eventId: 'evt_LongGone' } as Step, attempt())
  expect(answer).toMatchObject({
    outcome: 'refused',
    status: 404,
    sentence: expect.stringContaining('30 days') as string,
  })
})

test('an attempt that is used again with other content is refused, and with the same content has one effect', async () => {
  const { stripe, world } = await openStory()
  const step = await resendOf(stripe)
  const same = attempt()
  expect(await stripe.perform(step, same)).toMatchObject({ outcome: 'accepted' })
  expect(await stripe.perform(step, same)).toMatchObject({ outcome: 'accepted' })
  expect(effectsOf(world)).toHaveLength(1)
  expect(await stripe.perform(mark, same)).toMatchObject({ outcome: 'refused', status: 400 })
  expect(effectsOf(world)).toHaveLength(1)
})

test('an attempt whose first call is still going on is not known', async () => {
  const { stripe, world } = await openStory()
  const step = await resendOf(stripe)
  const off = world.fault({ kind: 'hold', when: 'before', method: 'POST', times: 1 })
  const same = attempt()
  const first = stripe.perform(step, same)
  await vi.waitFor(() => {
    expect(writesOf(world)).toHaveLength(1)
  })
  expect(await stripe.perform(step, same)).toMatchObject({ outcome: 'unknown', status: 409 })
  off()
  expect(await first).toMatchObject({ outcome: 'accepted' })
})

test('where nothing listens, nothing was sent', async () => {
  const { stripe, world } = await openStory()
  const step = await resendOf(stripe)
  await world.close()
  expect(await stripe.perform(step, attempt())).toMatchObject({
    outcome: 'not sent',
    status: null,
    again: 'later',
  })
})

test('a key never reaches an answer', async () => {
  const { world } = await openStory()
  const stripe = connectTo(world, { key: 'sk_test_SecretThatNobodySees' })
  const answer = await stripe.perform({ ...(await resendOf(connectTo(world))) }, attempt())
  expect(answer.outcome).toBe('refused')
  expect(JSON.stringify(answer)).not.toContain('SecretThatNobodySees')
})
