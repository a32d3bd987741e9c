import { expect, test } from 'vitest'
import { attempt, connectTo, context, known, openStory } from '../support/chargebee-provider.ts'

const drift = known('Drift Mobility')

/** A site's minute, shortened: what takes three minutes at 150 requests a minute takes seconds here. */
const perMs = 1500

test('three hundred payments at the limit of a test site cause no 429, also while pages are read', async () => {
  const { world, pushing } = await openStory({ options: { rateLimit: { requests: 150, perMs } } })
  const paced = { ...pushing, requests: 150, perMs }
  const [worker, web] = [connectTo(world, paced), connectTo(world, paced)]
  const plan = worker.plan(await worker.look(drift), drift, context())
  const pushes = plan.steps.filter(({ kind }) => kind === 'push')
  expect(pushes).toHaveLength(300)
  let reads = 0
  const stop = new AbortController()
  const reading = (async () => {
    while (!stop.signal.aborted) {
      await web.find('office@alder.example')
      reads += 1
    }
  })()
  const began = performance.now()
  for (const step of pushes) {
    const answer = await worker.perform(step, attempt())
    expect(answer.outcome).toBe('accepted')
  }
  const seconds = (performance.now() - began) / 1000
  stop.abort()
  await reading
  expect(world.calls.filter(({ status }) => status === 429)).toEqual([])
  expect(reads).toBeGreaterThan(20)
  expect(seconds).toBeGreaterThan(worker.secondsFor(pushes) - 1)
  expect(plan.findings.find(({ reason }) => reason === 'slow')).toBeUndefined()
})

test('the plan of a real test site says how long it takes', async () => {
  const { world, pushing } = await openStory()
  const chargebee = connectTo(world, { ...pushing, requests: 150 })
  const plan = chargebee.plan(await chargebee.look(drift), drift, context())
  expect(plan.findings.find(({ reason }) => reason === 'slow')?.sentence).toContain(
    'At 150 requests a minute this takes about 3 minutes',
  )
  expect(chargebee.secondsFor(plan.steps)).toBe(122)
})

test('a 429 that somebody else caused is waited out as the answer says, and then read', async () => {
  const { world, chargebee } = await openStory()
  world.fault({ kind: 'rate-limit', retryAfter: 1, path: '/api/v2/invoices', times: 1 })
  const began = performance.now()
  expect((await chargebee.look(known('Alder Optics'))).payments).toHaveLength(1)
  expect(performance.now() - began).toBeGreaterThan(900)
})

test('a read that stumbles is tried again, one that does not end is given up with a sentence', async () => {
  const { world, chargebee } = await openStory({ settings: { timeout: 800 } })
  const asked = known('Alder Optics')
  world.fault({ kind: 'lock-timeout', path: '/api/v2/invoices', times: 2 })
  world.fault({ kind: 'cut', when: 'before', path: '/api/v2/webhook_endpoints', times: 1 })
  world.fault({ kind: 'truncated', path: '/api/v2/transactions', times: 1 })
  world.fault({ kind: 'html', path: '/api/v2/events', times: 1 })
  expect((await chargebee.look(asked)).payments).toHaveLength(1)
  world.fault({ kind: 'hold', when: 'before', path: '/api/v2/invoices' })
  await expect(chargebee.look(asked)).rejects.toMatchObject({
    kind: 'unavailable',
    message: expect.stringContaining('in time') as string,
  })
  world.clearFaults()
  world.fault({ kind: 'unauthorized' })
  await expect(chargebee.look(asked)).rejects.toThrow('Chargebee refuses the key')
})

test('where Chargebee cannot be reached, that is said', async () => {
  const { world, chargebee } = await openStory()
  await world.close()
  await expect(chargebee.look(known('Alder Optics'))).rejects.toMatchObject({
    kind: 'unavailable',
    message: expect.stringContaining('cannot be reached') as string,
  })
})
