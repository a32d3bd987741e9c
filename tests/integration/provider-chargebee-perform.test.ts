import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Answer } from '#lib/providers/provider.ts'
import type { Fault } from '#sandbox/chargebee/index.ts'
import {
  attempt,
  effectsOf,
  known,
  markOf,
  openStory,
  waitOf,
  writesOf,
} from '../support/chargebee-provider.ts'
import { sdk } from '../support/sandbox-chargebee.ts'

const asked = known('Alder Optics')
const mark = markOf(asked)

type Story = Awaited<ReturnType<typeof openStory>>

const customerOf = async ({ world }: Story, id = asked.customerId) =>
  (await sdk(world).customer.retrieve(id)).customer

test('a mark writes the whole meta_data with the values in it, and keeps the version of the answer', async () => {
  const story = await openStory()
  const wanted = known('Beacon Rail')
  const answer = await story.chargebee.perform(markOf(wanted), attempt())
  const customer = await customerOf(story, wanted.customerId)
  expect(customer.meta_data).toEqual({
    plan: 'team',
    seats: 12,
    cello_ucc: wanted.referralCode,
    new_user_id: wanted.newUserId,
  })
  expect(answer).toEqual({
    outcome: 'accepted',
    status: 200,
    providerRequestId: null,
    answer: {
      id: wanted.customerId,
      resource_version: customer.resource_version,
      replayed: false,
      keys: ['cello_ucc', 'new_user_id'],
    },
  })
})

test('whether Chargebee merges or replaces meta_data, nothing of it is lost', async () => {
  for (const metaData of ['merge', 'replace'] as const) {
    const story = await openStory({ options: { habits: { metaData } } })
    const wanted = known('Beacon Rail')
    expect(await story.chargebee.perform(markOf(wanted), attempt())).toMatchObject({ outcome: 'accepted' })
    expect(Object.keys((await customerOf(story, wanted.customerId)).meta_data as object).sort()).toEqual([
      'cello_ucc',
      'new_user_id',
      'plan',
      'seats',
    ])
  }
})

test('custom fields are written by their names, and meta_data is left alone', async () => {
  const story = await openStory({ settings: { place: 'custom_fields' } })
  const wanted = known('Beacon Rail')
  expect(await story.chargebee.perform(markOf(wanted, 'cf_'), attempt())).toMatchObject({
    outcome: 'accepted',
  })
  expect(writesOf(story.world)[0]?.params).toEqual({
    cf_cello_ucc: wanted.referralCode,
    cf_new_user_id: wanted.newUserId,
  })
  expect(await customerOf(story, wanted.customerId)).toMatchObject({
    cf_cello_ucc: wanted.referralCode,
    cf_new_user_id: wanted.newUserId,
    meta_data: { plan: 'team', seats: 12 },
  })
})

test('a custom field that is gone since the plan was made is named', async () => {
  const { chargebee } = await openStory({ fields: 'one missing' })
  expect(await chargebee.perform(markOf(asked, 'cf_'), attempt())).toMatchObject({
    outcome: 'refused',
    status: 400,
    sentence: expect.stringContaining('cf_new_user_id') as string,
  })
})

test('a customer that changed since the plan, or is gone, is not marked', async () => {
  const { chargebee, world } = await openStory()
  const ledge = known('Ledge Works')
  expect(await chargebee.perform({ ...mark, customerId: ledge.customerId }, attempt())).toEqual({
    outcome: 'moved',
    differences: [
      { key: 'cello_ucc', before: null, after: 'UIPIWa2Hnnr' },
      { key: 'new_user_id', before: null, after: 'usr_52005' },
    ],
  })
  for (const customerId of [known('Grove Foods').customerId, 'cb_Nobody', '../events']) {
    expect(await chargebee.perform({ ...mark, customerId }, attempt())).toEqual({
      outcome: 'moved',
      differences: [{ key: 'customer', before: customerId, after: null }],
    })
  }
  expect(writesOf(world)).toEqual([])
})

test('a deleted customer that Chargebee still shows is not marked either', async () => {
  const { chargebee, world } = await openStory({ options: { habits: { deletedCustomer: 'shown' } } })
  const { customerId } = known('Grove Foods')
  expect(await chargebee.perform({ ...mark, customerId }, attempt())).toMatchObject({ outcome: 'moved' })
  expect(writesOf(world)).toEqual([])
})

test('a barrier cannot be performed', async () => {
  const { chargebee } = await openStory()
  await expect(chargebee.perform(waitOf(asked), attempt())).rejects.toThrow('does not perform')
})

type Expected = [name: string, fault: Fault, outcome: Partial<Answer>, effects: number]

const faults: Expected[] = [
  [
    'too many requests',
    { kind: 'rate-limit', retryAfter: 1 },
    { outcome: 'not sent', status: 429, again: 'later' },
    0,
  ],
  [
    'too many requests elsewhere',
    { kind: 'rate-limit', code: 'third_party_api_request_limit_exceeded' },
    { outcome: 'not sent', status: 429, again: 'later' },
    0,
  ],
  ['a lock', { kind: 'lock-timeout' }, { outcome: 'not sent', status: 429, again: 'soon' }, 0],
  ['an error of Chargebee', { kind: 'error', status: 500 }, { outcome: 'unknown', status: 500 }, 0],
  ['Chargebee being unavailable', { kind: 'error', status: 503 }, { outcome: 'unknown', status: 503 }, 0],
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
  ['a page of HTML', { kind: 'html', when: 'before' }, { outcome: 'unknown', status: 502 }, 0],
  [
    'a page of HTML with a 200',
    { kind: 'html', when: 'after', status: 200 },
    { outcome: 'unknown', status: 200 },
    1,
  ],
  [
    'a page of HTML with a 404',
    { kind: 'html', when: 'before', status: 404 },
    { outcome: 'unknown', status: 404 },
    0,
  ],
  ['half an answer', { kind: 'truncated' }, { outcome: 'unknown', status: 200 }, 1],
  ['a refused key', { kind: 'unauthorized' }, { outcome: 'refused', status: 401 }, 0],
  ['a key that may only read', { kind: 'forbidden' }, { outcome: 'refused', status: 403 }, 0],
]

test.each(faults)(
  'a mark that meets %s is never sent a second time',
  async (_name, fault, expected, effects) => {
    const { world, chargebee } = await openStory({ settings: fault.kind === 'hold' ? { timeout: 800 } : {} })
    world.fault({ ...fault, method: 'POST' })
    expect(await chargebee.perform(mark, attempt())).toMatchObject(expected)
    expect(writesOf(world)).toHaveLength(1)
    expect(effectsOf(world)).toHaveLength(effects)
  },
)

test('a slow answer within the time is an answer', async () => {
  const { world, chargebee } = await openStory()
  world.fault({ kind: 'delay', ms: 50, method: 'POST' })
  expect(await chargebee.perform(mark, attempt())).toMatchObject({ outcome: 'accepted' })
})

test('a mark whose read fails was not sent', async () => {
  const { world, chargebee } = await openStory({ settings: { timeout: 800 } })
  const reads: Fault[] = [
    { kind: 'error', status: 503 },
    { kind: 'hold', when: 'before' },
    { kind: 'html' },
    { kind: 'unauthorized' },
  ]
  for (const fault of reads) {
    const off = world.fault({ ...fault, method: 'GET' })
    expect(await chargebee.perform(mark, attempt())).toMatchObject({ outcome: 'not sent', again: 'soon' })
    off()
  }
  world.fault({ kind: 'forbidden', method: 'GET' })
  expect(await chargebee.perform(mark, attempt())).toMatchObject({ outcome: 'refused', status: 403 })
  expect(writesOf(world)).toEqual([])
})

test('after a 429 nothing else is asked of the site until it said so', async () => {
  const { world, chargebee } = await openStory()
  world.fault({ kind: 'rate-limit', retryAfter: 60, method: 'POST', times: 1 })
  expect(await chargebee.perform(mark, attempt())).toMatchObject({ outcome: 'not sent', status: 429 })
  const calls = world.calls.length
  expect(await chargebee.perform(mark, attempt())).toMatchObject({ outcome: 'not sent', status: null })
  expect(world.calls).toHaveLength(calls)
})

test('an attempt that is used again has one effect; with other content it is refused', async () => {
  const { world, chargebee } = await openStory()
  const same = attempt()
  world.fault({ kind: 'cut', when: 'after', method: 'POST', times: 1 })
  expect(await chargebee.perform(mark, same)).toMatchObject({ outcome: 'unknown' })
  // Its own effect moved the customer; a person who took it back by hand would meet the answer that was kept.
  expect(await chargebee.perform(mark, same)).toMatchObject({ outcome: 'moved' })
  await sdk(world).customer.update(asked.customerId, { meta_data: '' })
  expect(await chargebee.perform(mark, same)).toMatchObject({
    outcome: 'accepted',
    answer: { replayed: true },
  })
  const other = { ...mark, changes: mark.changes.slice(0, 1) }
  expect(await chargebee.perform(other, same)).toMatchObject({ outcome: 'refused', status: 422 })
  const byDesk = effectsOf(world).filter(({ idempotencyKey }) => idempotencyKey === same.idempotencyKey)
  expect(byDesk).toHaveLength(1)
})

test('where nothing listens, nothing was sent', async () => {
  const { world, chargebee } = await openStory()
  await world.close()
  expect(await chargebee.perform(mark, attempt())).toMatchObject({ outcome: 'not sent', status: null })
})

test('a key never reaches an answer', async () => {
  const { chargebee } = await openStory({ settings: { key: 'test_SecretThatNobodySees' } })
  const answer = await chargebee.perform(mark, attempt())
  expect(answer.outcome).toBe('not sent')
  expect(JSON.stringify(answer)).not.toContain('SecretThatNobodySees')
})

test('the key is kept for 25 minutes, and only for what Chargebee itself is told', async () => {
  const { chargebee } = await openStory()
  expect(chargebee.keyKeptFor(mark)).toBe(25 * 60_000)
  expect(z.number().parse(chargebee.keyKeptFor({ ...mark, kind: 'push' } as never))).toBe(0)
})
