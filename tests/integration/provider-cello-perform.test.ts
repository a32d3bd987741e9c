import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import type { Answer } from '#lib/providers/provider.ts'
import type { Fault } from '#sandbox/cello/types.ts'
import { startCello } from '#sandbox/cello/index.ts'
import { referrers } from '#sandbox/story/referrers.ts'
import { serve } from '#sandbox/http/serve.ts'
import { contractProblems } from '../support/cello-contract.ts'
import {
  connectTo,
  context,
  eventsOf,
  openCello,
  postIn,
  signupIn,
  tokensOf,
  wanted,
} from '../support/cello-provider.ts'
import { attempt } from '../support/stripe-provider.ts'

type Opened = Awaited<ReturnType<typeof openCello>>

const planOf = async ({ cello }: Opened, asked = wanted()) =>
  cello.plan(await cello.look(asked), asked, context())

test.each(['minor', 'major'] as const)(
  'sign-up and payments earn the referrer a credit for each, priced in %s units',
  async (priceUnit) => {
    const opened = await openCello({ options: { priceUnit }, settings: { priceUnit } })
    const { cello, world } = opened
    const { steps } = await planOf(opened)
    for (const step of steps) {
      expect(await cello.perform(step, attempt())).toMatchObject({
        outcome: 'accepted',
        status: 200,
        providerRequestId: expect.stringMatching(/=$/) as string,
        answer: { success: true },
      })
    }
    expect(world.attributions).toMatchObject([{ newUserId: 'usr_9001', code: 'pNRB1aYqArN' }])
    expect(world.rewards.map(({ invoiceId, paid, currency }) => [invoiceId, paid, currency])).toEqual([
      ['INV-2', 4900, 'eur'],
      ['INV-1', 4900, 'eur'],
    ])
    expect(world.feed.map(({ status }) => status)).toEqual(['OK', 'OK', 'OK'])
    const sent = eventsOf(world).map(({ body }) => JSON.parse(body ?? '') as unknown)
    expect(sent).toEqual(steps.map((step) => ('body' in step ? step.body : null)))
    const problems = sent.flatMap((request) =>
      contractProblems({ method: 'POST', path: '/events', status: 200, request, answer: { success: true } }),
    )
    expect(problems).toEqual([])
    expect(tokensOf(world)).toHaveLength(1)
  },
)

test('an organisation is attributed by its own id, with the person as the new user', async () => {
  const opened = await openCello()
  const { steps } = await planOf(opened, wanted({ organizationId: 'org_7' }))
  for (const step of steps) await opened.cello.perform(step, attempt())
  expect(opened.world.attributions).toMatchObject([{ newUserId: 'usr_9001', organizationId: 'org_7' }])
  expect(opened.world.rewards).toHaveLength(2)
})

type Expected = [name: string, fault: Fault, outcome: Partial<Answer>, effects: number]

const faults: Expected[] = [
  [
    'too many requests',
    { kind: 'error', status: 429 },
    { outcome: 'not sent', status: 429, again: 'soon' },
    0,
  ],
  ['an error of Cello', { kind: 'error', status: 500 }, { outcome: 'unknown', status: 500 }, 0],
  ['a gateway that gave up', { kind: 'error', status: 504 }, { outcome: 'unknown', status: 504 }, 0],
  ['a request that took too long', { kind: 'error', status: 408 }, { outcome: 'unknown', status: 408 }, 0],
  ['a misdirected request', { kind: 'error', status: 421 }, { outcome: 'refused', status: 421 }, 0],
  ['a cut before the effect', { kind: 'cut', when: 'before' }, { outcome: 'unknown', status: null }, 0],
  ['a cut after the effect', { kind: 'cut', when: 'after' }, { outcome: 'unknown', status: null }, 1],
  ['no answer in time, before', { kind: 'hold', when: 'before' }, { outcome: 'unknown', status: null }, 0],
  ['no answer in time, after', { kind: 'hold', when: 'after' }, { outcome: 'unknown', status: null }, 1],
  ['a page of HTML', { kind: 'html', when: 'before' }, { outcome: 'unknown', status: 502 }, 0],
  ['HTML with a 200', { kind: 'html', when: 'after', status: 200 }, { outcome: 'unknown', status: 200 }, 1],
  ['half an answer', { kind: 'truncated' }, { outcome: 'unknown', status: 200 }, 1],
  ['a refusal', { kind: 'error', status: 403 }, { outcome: 'refused', status: 403 }, 0],
  ['a wrong address', { kind: 'error', status: 404 }, { outcome: 'refused', status: 404 }, 0],
]

test.each(faults)(
  'an event that meets %s is never sent a second time',
  async (_name, fault, expected, effects) => {
    const opened = await openCello({ settings: fault.kind === 'hold' ? { sendTimeout: 600 } : {} })
    const { steps } = await planOf(opened)
    opened.world.fault({ ...fault, on: 'event' })
    expect(await opened.cello.perform(signupIn(steps), attempt())).toMatchObject(expected)
    expect(eventsOf(opened.world)).toHaveLength(1)
    expect(opened.world.attributions).toHaveLength(effects)
  },
)

test('a slow answer within the time is an answer', async () => {
  const opened = await openCello()
  const { steps } = await planOf(opened)
  opened.world.fault({ kind: 'delay', ms: 50, on: 'event' })
  expect(await opened.cello.perform(signupIn(steps), attempt())).toMatchObject({ outcome: 'accepted' })
})

test('a 2xx that does not say success is not an acceptance', async () => {
  const opened = await openCello()
  const { steps } = await planOf(opened)
  for (const body of ['{"success":false}', '{"success":"true"}', '[]', '""', '']) {
    const other = await serve(0, async (request, response) => {
      const isToken = request.url === '/token'
      const token = { accessToken: 'a', expiresIn: 18_000 }
      response.writeHead(isToken ? 201 : 200).end(isToken ? JSON.stringify(token) : body)
    })
    onTestFinished(() => other.close())
    const { cello } = await openCello({ settings: { base: other.address } })
    expect(await cello.perform(signupIn(steps), attempt())).toMatchObject({ outcome: 'unknown', status: 200 })
  }
})

test('a refusal is told in Cello’s words, shortened and without secrets and addresses', async () => {
  const opened = await openCello()
  const { steps } = await planOf(opened)
  const message = `bad\u0000 nora@northwind.example ${opened.world.keys.secretAccessKey} ${'eyJhbGciOiJIUzI1NiJ9'.repeat(3)} ${'x y '.repeat(200)}`
  opened.world.fault({ kind: 'error', status: 400, message, on: 'event' })
  const answer = await opened.cello.perform(postIn(steps), attempt())
  expect(answer).toMatchObject({ outcome: 'refused', status: 400 })
  const sentence = 'sentence' in answer ? answer.sentence : ''
  expect(sentence).toMatch(/^Cello refuses the event \(400\)\. It says: “bad … … … x y /)
  expect(sentence.length).toBeLessThan(400)
})

test('what Cello calls malformed is refused, and nothing came of it', async () => {
  const opened = await openCello()
  const { steps } = await planOf(opened)
  const answer = await opened.cello.perform({ ...postIn(steps), body: { eventName: 'Nonsense' } }, attempt())
  expect(answer).toMatchObject({ outcome: 'refused', status: 400 })
  expect(opened.world.rewards).toEqual([])
})

test('where nothing listens, or the address is no host, nothing was sent', async () => {
  const opened = await openCello()
  const { steps } = await planOf(opened)
  await opened.cello.perform(signupIn(steps), attempt())
  await opened.world.close()
  expect(await opened.cello.perform(postIn(steps), attempt())).toMatchObject({
    outcome: 'not sent',
    status: null,
    again: 'later',
  })
})

test('a connection that ends before it is made secure has sent nothing', async () => {
  const { steps } = await planOf(await openCello())
  const rude = createServer((socket) => socket.destroy())
  await new Promise<void>((resolve) => rude.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void rude.close())
  const address = rude.address()
  if (address === null || typeof address === 'string') throw new Error('it does not listen')
  const token = { access: 'a', until: Infinity, refresh: null, refreshUntil: 0 }
  const tokens = { read: async () => token, renew: async () => token }
  const { cello } = await openCello({
    settings: { base: `https://127.0.0.1:${String(address.port)}`, tokens },
  })
  expect(await cello.perform(signupIn(steps), attempt())).toMatchObject({ outcome: 'not sent' })
})

test('a token that Cello does not take any more is renewed once, and the event is sent once more', async () => {
  const opened = await openCello()
  const { world, cello } = opened
  const { steps } = await planOf(opened)
  world.expireTokens()
  expect(await cello.perform(signupIn(steps), attempt())).toMatchObject({ outcome: 'accepted' })
  expect(eventsOf(world).map(({ status }) => status)).toEqual([401, 200])
  expect(tokensOf(world)).toHaveLength(2)
  expect(world.attributions).toHaveLength(1)
})

test('a token that is refused again, and keys of the other environment, are said with what to do', async () => {
  const opened = await openCello()
  const { world, cello } = opened
  const { steps } = await planOf(opened)
  world.fault({ kind: 'error', status: 401, on: 'event' })
  const answer = await cello.perform(signupIn(steps), attempt())
  expect(answer).toMatchObject({
    outcome: 'refused',
    status: 401,
    sentence: expect.stringMatching(/^Cello refuses the access key.*keys are made per environment/) as string,
  })
  expect(eventsOf(world)).toHaveLength(2)
  const production = await startCello({ referrers })
  onTestFinished(() => production.close())
  const { cello: mixed } = await openCello({
    settings: { base: production.address, secretAccessKey: 'of-the-sandbox' },
  })
  const refused = await mixed.perform(signupIn(steps), attempt())
  expect(refused).toMatchObject({ outcome: 'refused', status: 401 })
  expect(JSON.stringify(refused)).not.toContain('of-the-sandbox')
  expect(eventsOf(production)).toEqual([])
})

test('where no token can be had, nothing was sent', async () => {
  const opened = await openCello()
  const { steps } = await planOf(opened)
  opened.world.fault({ kind: 'error', status: 503, on: 'token' })
  const { cello } = await openCello({ settings: { base: opened.world.address, accessKeyId: 'another' } })
  expect(await cello.perform(signupIn(steps), attempt())).toMatchObject({
    outcome: 'not sent',
    again: 'later',
  })
  expect(eventsOf(opened.world)).toEqual([])
})

test('no more than the calls a second that are set leave', async () => {
  const opened = await openCello({ settings: { perSecond: 5 } })
  const { steps } = await planOf(opened)
  const began = performance.now()
  await Promise.all(Array.from({ length: 11 }, () => opened.cello.perform(postIn(steps), attempt())))
  expect(performance.now() - began).toBeGreaterThan(1950)
  expect(eventsOf(opened.world)).toHaveLength(11)
})

test('a sign-up’s effect is seen by the look-up, a payment’s is not', async () => {
  const opened = await openCello()
  const { cello, world } = opened
  const { steps } = await planOf(opened)
  const signup = signupIn(steps)
  expect(await cello.confirm(signup, attempt())).toMatchObject({ seen: 'unseen' })
  world.fault({ kind: 'cut', when: 'after', on: 'event', times: 1 })
  expect(await cello.perform(signup, attempt())).toMatchObject({ outcome: 'unknown' })
  expect(await cello.confirm(signup, attempt())).toEqual({
    seen: 'effect',
    eventId: null,
    sentence: 'Cello shows usr_9001 under pNRB1aYqArN.',
  })
  expect(await cello.confirm(postIn(steps), attempt())).toMatchObject({
    seen: 'unseen',
    sentence: expect.stringContaining('event feed') as string,
  })
  expect(cello.keyKeptFor(signup)).toBe(0)
  await expect(cello.perform({ ...signup, kind: 'mark', changes: [] }, attempt())).rejects.toThrow(
    'does not perform',
  )
  expect(connectTo(world).mode).toBe('test')
})
