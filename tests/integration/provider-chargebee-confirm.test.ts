import { expect, test, vi } from 'vitest'
import type { Attempt } from '#lib/providers/provider.ts'
import {
  attempt,
  connectTo,
  countsOf,
  known,
  markOf,
  openStory,
  waitOf,
} from '../support/chargebee-provider.ts'
import { openChargebeeReceiver, sdk } from '../support/sandbox-chargebee.ts'

const asked = known('Alder Optics')
const mark = markOf(asked)
const wait = waitOf(asked)

type Story = Awaited<ReturnType<typeof openStory>>

async function marked({ chargebee }: Pick<Story, 'chargebee'>, own = attempt()): Promise<Attempt> {
  const answer = await chargebee.perform(mark, own)
  if (answer.outcome !== 'accepted') throw new Error(answer.outcome)
  return { ...own, answer: answer.answer }
}

const someEvent = expect.stringMatching(/^ev_/) as string

test('the barrier sees the event of our own mark, and then that Cello took it', async () => {
  const story = await openStory()
  story.world.pauseDeliveries()
  const own = await marked(story)
  expect(await story.chargebee.confirm(wait, own)).toMatchObject({
    seen: 'effect',
    eventId: someEvent,
    sentence: 'Chargebee has made customer_changed, but Cello has not taken it yet.',
  })
  story.world.resumeDeliveries()
  await vi.waitFor(async () => {
    expect(await story.chargebee.confirm(wait, own)).toMatchObject({
      seen: 'delivered',
      sentence: 'Chargebee delivered customer_changed to Cello.',
    })
  })
  expect(story.cello.attributions).toMatchObject([{ newUserId: asked.newUserId }])
})

test("another webhook that fails does not hold the barrier, Cello's own that fails does", async () => {
  const story = await openStory({ options: { retryBaseMs: 60_000 } })
  const sick = await openChargebeeReceiver(500)
  story.world.seed.endpoint({ url: sick.url, name: 'Sick' })
  const own = await marked(story)
  await vi.waitFor(async () => {
    expect(await story.chargebee.confirm(wait, own)).toMatchObject({ seen: 'delivered' })
  })
  const down = await openStory({ options: { retryBaseMs: 60_000 } })
  down.cello.fault({ kind: 'error', status: 500, method: 'POST' })
  const other = await marked(down)
  await vi.waitFor(async () => {
    expect(await down.chargebee.confirm(wait, other)).toMatchObject({
      seen: 'effect',
      sentence: expect.stringContaining('did not take it at the first try') as string,
    })
  })
})

test('a webhook that gave up, or is gone, is said', async () => {
  const story = await openStory()
  story.cello.fault({ kind: 'error', status: 500, method: 'POST' })
  const own = await marked(story)
  await vi.waitFor(async () => {
    expect((await story.chargebee.confirm(wait, own)).sentence).toContain('does not try any more')
  })
  await sdk(story.world).webhookEndpoint.delete('whv2_CelloPractice')
  expect(await story.chargebee.confirm(wait, own)).toMatchObject({
    seen: 'effect',
    sentence: expect.stringContaining("no webhook of Cello's") as string,
  })
})

test('the barrier does not take an earlier event of the customer for ours', async () => {
  const story = await openStory()
  await sdk(story.world).customer.update(asked.customerId, { company: 'Alder' })
  const own = attempt({ answer: { resource_version: Date.now() + 5000 } })
  expect(await story.chargebee.confirm(wait, own)).toMatchObject({
    seen: 'unseen',
    sentence: 'Chargebee does not show the customer_changed event of the mark yet.',
  })
})

test('nor the event of another customer', async () => {
  const story = await openStory()
  await marked(story)
  const { customerId } = known('Beacon Rail')
  expect(await story.chargebee.confirm({ ...wait, customerId }, attempt())).toMatchObject({ seen: 'unseen' })
})

test('a mark whose answer was lost after its effect is seen, one that had none is not', async () => {
  const { chargebee, world } = await openStory()
  const lost = attempt()
  world.fault({ kind: 'cut', when: 'after', method: 'POST', times: 1 })
  expect(await chargebee.perform(mark, lost)).toMatchObject({ outcome: 'unknown' })
  expect(await chargebee.confirm(mark, lost)).toMatchObject({ seen: 'effect', eventId: someEvent })
  await vi.waitFor(async () => {
    expect(await chargebee.confirm(wait, lost)).toMatchObject({ seen: 'delivered' })
  })
  const elsewhere = markOf(known('Clover Care'))
  const never = attempt()
  world.fault({ kind: 'cut', when: 'before', method: 'POST', times: 1 })
  expect(await chargebee.perform(elsewhere, never)).toMatchObject({ outcome: 'unknown' })
  expect(await chargebee.confirm(elsewhere, never)).toMatchObject({
    seen: 'unseen',
    sentence: 'The customer does not carry the values.',
  })
})

test('values that were there before are not taken for the effect of a lost attempt', async () => {
  const { chargebee } = await openStory()
  const knoll = known('Knoll Print')
  expect(await chargebee.confirm(markOf(knoll), attempt())).toMatchObject({
    seen: 'unseen',
    sentence: expect.stringContaining('nothing shows') as string,
  })
})

test('a customer that is gone is said', async () => {
  const { chargebee } = await openStory()
  const { customerId } = known('Grove Foods')
  expect(await chargebee.confirm({ ...mark, customerId }, attempt())).toMatchObject({
    seen: 'unseen',
    sentence: 'Chargebee does not know this customer any more.',
  })
})

test('on a busy site our event is found page by page, from the moment of the attempt on', async () => {
  const story = await openStory()
  const own = await marked(story)
  const client = sdk(story.world)
  for (let n = 0; n < 130; n += 1)
    await client.customer.update(known('Clover Care').customerId, { company: `C${n}` })
  const from = story.world.calls.length
  await vi.waitFor(async () => {
    expect(await story.chargebee.confirm(wait, own)).toMatchObject({ seen: 'delivered' })
  })
  expect(countsOf(story.world, from)['GET /api/v2/events']).toBe(1)
})

test('a push that was accepted is delivered; one whose answer was lost, and a guided step, never are', async () => {
  const { chargebee, world, cello } = await openStory()
  const steps = (by: ReturnType<typeof connectTo>) => async () =>
    by.plan(await by.look(asked), asked, { now: new Date(), sentBefore: [] }).steps.at(-1)
  const push = await steps(chargebee)()
  if (push?.kind !== 'push') throw new Error('nothing to push')
  const own = attempt()
  const answer = await chargebee.perform(push, own)
  if (answer.outcome !== 'accepted') throw new Error(answer.outcome)
  expect(await chargebee.confirm(push, { ...own, answer: answer.answer })).toEqual({
    seen: 'delivered',
    eventId: 'ev_CBAL1',
    sentence: "Cello's endpoint took it (200).",
  })
  expect(await chargebee.confirm(push, own)).toMatchObject({ seen: 'unseen', eventId: 'ev_CBAL1' })
  const byHand = connectTo(world, { celloBase: cello.address })
  const guided = await steps(byHand)()
  if (guided?.kind !== 'guided') throw new Error('nothing to do by hand')
  expect(await byHand.confirm(guided, own)).toMatchObject({ seen: 'unseen', eventId: 'ev_CBAL1' })
})

test('what cannot be looked up now is a refusal with a sentence', async () => {
  const { chargebee, world } = await openStory()
  const off = world.fault({ kind: 'forbidden', path: '/api/v2/events' })
  await expect(chargebee.confirm(wait, attempt())).rejects.toMatchObject({ kind: 'unavailable' })
  off()
  world.fault({ kind: 'unauthorized' })
  await expect(chargebee.confirm(wait, attempt())).rejects.toThrow('Chargebee refuses the key')
})
