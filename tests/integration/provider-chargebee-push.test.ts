import { expect, test } from 'vitest'
import type { Answer } from '#lib/providers/provider.ts'
import type { Fault } from '#sandbox/chargebee/index.ts'
import type { Fault as CelloFault } from '#sandbox/cello/types.ts'
import { attempt, connectTo, context, known, openStory, writesOf } from '../support/chargebee-provider.ts'
import { openChargebeeReceiver, sdk } from '../support/sandbox-chargebee.ts'

const reed = known('Reed Paper')

type Story = Awaited<ReturnType<typeof openStory>>

async function pushOf({ world, pushing }: Pick<Story, 'world' | 'pushing'>, asked = reed) {
  const chargebee = connectTo(world, pushing)
  const { steps } = chargebee.plan(await chargebee.look(asked), asked, context())
  const step = steps.find(({ kind }) => kind === 'push')
  if (step?.kind !== 'push') throw new Error('nothing to push')
  return step
}

const pathOf = ({ cello }: Story) => new URL(cello.chargebeeWebhook.url).pathname
const lettersOf = (story: Story) => story.cello.calls.filter(({ path }) => path === pathOf(story))

test("Chargebee's event is posted as it is, but without the card, with Cello's credentials", async () => {
  const story = await openStory()
  const step = await pushOf(story)
  const receiver = await openChargebeeReceiver(200)
  const chargebee = connectTo(story.world, {
    cello: { url: receiver.url, user: 'prod_é', password: 'se:cret' },
  })
  expect(await chargebee.perform(step, attempt())).toEqual({
    outcome: 'accepted',
    status: 200,
    providerRequestId: null,
    answer: { taken: 200, cardsTakenOut: 1 },
  })
  const [letter] = receiver.letters
  expect(letter?.authorization).toBe(`Basic ${Buffer.from('prod_é:se:cret').toString('base64')}`)
  const { event } = await sdk(story.world).event.retrieve('ev_CBRE1')
  const { card, ...content } = event.content as unknown as Record<string, unknown>
  expect(card).toMatchObject({ iin: '424242' })
  expect(letter?.body).toBe(JSON.stringify({ ...event, content }))
  expect(writesOf(story.world)).toEqual([])
})

test("Cello takes the push, warns of no card, and keeps its request's id", async () => {
  const story = await openStory()
  const step = await pushOf(story)
  const answer = await story.chargebee.perform(step, attempt())
  const [letter] = lettersOf(story)
  expect(answer).toMatchObject({ outcome: 'accepted', providerRequestId: letter?.requestId })
  expect(story.cello.feed[0]).toMatchObject({ eventType: 'payment_succeeded', eventId: 'ev_CBRE1' })
  expect(JSON.stringify(story.cello.feed[0])).not.toContain('Card data')
})

test('a bank transfer has no card that could be taken out', async () => {
  const story = await openStory()
  const step = await pushOf(story, known('Shore Bank'))
  expect(await story.chargebee.perform(step, attempt())).toMatchObject({ answer: { cardsTakenOut: 0 } })
})

type Expected = [name: string, fault: CelloFault, outcome: Partial<Answer>, taken: number]

const faults: Expected[] = [
  [
    'too many requests',
    { kind: 'error', status: 429 },
    { outcome: 'not sent', status: 429, again: 'soon' },
    0,
  ],
  ['an error', { kind: 'error', status: 500 }, { outcome: 'unknown', status: 500 }, 0],
  ['unavailability', { kind: 'error', status: 503 }, { outcome: 'unknown', status: 503 }, 0],
  ['a time-out of the gateway', { kind: 'error', status: 504 }, { outcome: 'unknown', status: 504 }, 0],
  ['refused credentials', { kind: 'error', status: 401 }, { outcome: 'refused', status: 401 }, 0],
  ['an unknown product', { kind: 'error', status: 404 }, { outcome: 'refused', status: 404 }, 0],
  ['a refused event', { kind: 'error', status: 400 }, { outcome: 'refused', status: 400 }, 0],
  ['a misdirected request', { kind: 'error', status: 421 }, { outcome: 'refused', status: 421 }, 0],
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
  ['a page of HTML', { kind: 'html' }, { outcome: 'unknown', status: 502 }, 0],
]

test.each(faults)(
  'a push that meets %s is never sent a second time',
  async (_name, fault, expected, taken) => {
    const story = await openStory({ settings: fault.kind === 'hold' ? { timeout: 800 } : {} })
    const step = await pushOf(story)
    story.cello.fault({ ...fault, method: 'POST', path: pathOf(story) })
    expect(await story.chargebee.perform(step, attempt())).toMatchObject(expected)
    expect(lettersOf(story)).toHaveLength(1)
    expect(story.cello.feed.filter(({ eventId }) => eventId === step.eventId)).toHaveLength(taken)
  },
)

test('a redirect is not followed', async () => {
  const story = await openStory()
  const step = await pushOf(story)
  const receiver = await openChargebeeReceiver(307)
  const chargebee = connectTo(story.world, { cello: { url: receiver.url, user: 'u', password: 'p' } })
  expect(await chargebee.perform(step, attempt())).toMatchObject({ outcome: 'refused', status: 307 })
  expect(receiver.letters).toHaveLength(1)
})

test('wrong credentials are refused in a sentence that names the variables and tells no secret', async () => {
  const story = await openStory()
  const step = await pushOf(story)
  const cello = { ...story.cello.chargebeeWebhook, password: 'SecretThatNobodySees' }
  const answer = await connectTo(story.world, { cello }).perform(step, attempt())
  expect(answer).toMatchObject({
    outcome: 'refused',
    status: 401,
    sentence: expect.stringContaining('CELLO_CHARGEBEE_WEBHOOK_PASSWORD') as string,
  })
  expect(JSON.stringify(answer)).not.toContain('SecretThatNobodySees')
})

test('where nothing listens, nothing was sent', async () => {
  const story = await openStory()
  const step = await pushOf(story)
  await story.cello.close()
  expect(await story.chargebee.perform(step, attempt())).toMatchObject({
    outcome: 'not sent',
    status: null,
    again: 'later',
  })
})

test('an event that is not that of the approved payment is not pushed', async () => {
  const story = await openStory()
  const step = await pushOf(story)
  const changed = [
    { ...step, eventId: 'ev_CBAL1' },
    { ...step, customerId: known('Alder Optics').customerId },
    { ...step, invoice: { ...step.invoice, paymentId: 'txn_Another' } },
  ]
  for (const other of changed) {
    expect(await story.chargebee.perform(other, attempt())).toMatchObject({
      outcome: 'refused',
      status: null,
      sentence: expect.stringContaining('Nothing was sent') as string,
    })
  }
  expect(lettersOf(story)).toEqual([])
})

test('an event that Chargebee does not have any more is left to Cello support', async () => {
  const story = await openStory()
  const step = await pushOf(story)
  expect(await story.chargebee.perform({ ...step, eventId: 'ev_Gone' }, attempt())).toMatchObject({
    outcome: 'refused',
    status: 404,
    sentence: expect.stringContaining('Cello support') as string,
  })
})

test('an event that cannot be read now was not sent', async () => {
  const story = await openStory({ settings: { timeout: 800 } })
  const step = await pushOf(story)
  const reads: Fault[] = [
    { kind: 'error', status: 500 },
    { kind: 'hold', when: 'before' },
    { kind: 'truncated' },
    { kind: 'cut', when: 'before' },
  ]
  for (const fault of reads) {
    const off = story.world.fault({ ...fault, path: '/api/v2/events/*' })
    expect(await story.chargebee.perform(step, attempt())).toMatchObject({
      outcome: 'not sent',
      again: 'soon',
    })
    off()
  }
  expect(lettersOf(story)).toEqual([])
})

test('without credentials a push that was approved is refused in a sentence', async () => {
  const story = await openStory()
  const step = await pushOf(story)
  expect(await connectTo(story.world).perform(step, attempt())).toMatchObject({
    outcome: 'refused',
    sentence: expect.stringContaining('CELLO_CHARGEBEE_WEBHOOK_URL') as string,
  })
})
