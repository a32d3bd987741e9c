import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { TryLater } from '#lib/attribution/try-later.ts'
import { type Next, whatNext } from '#lib/attribution/what-next.ts'
import { createCello } from '#lib/providers/cello/index.ts'
import { connect as connectCello } from '#lib/providers/cello/client.ts'
import { createChargebee } from '#lib/providers/chargebee/index.ts'
import { registry } from '#lib/providers/index.ts'
import type { Provider } from '#lib/providers/provider.ts'
import { createStripe } from '#lib/providers/stripe/index.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { db, disconnect } from '#db/client.ts'
import { breakers } from '#db/schema/breakers.ts'
import { carryOut, read } from '#tests/support/cast.ts'
import { openDesk } from '#tests/support/desk.ts'
import { faultsOf } from '#tests/support/faults.ts'
import { carryingOut } from '#tests/support/guided.ts'
import { singleSteps } from '#tests/support/single-steps.ts'

const sandbox = await openDesk({ stripe: { rateLimits: null }, chargebee: { rateLimit: null } })
const { stripe, chargebee, cello } = sandbox

/** How long a provider is waited for. Milliseconds. */
const patience = 600
const nowhere = 'http://127.0.0.1:9'

const providersAt = (elsewhere?: string): Record<string, Provider> => ({
  stripe: createStripe(() => ({
    key: stripe.keys.test,
    base: elsewhere ?? stripe.address,
    timeout: patience,
    perSecond: { inAll: 10_000, perEndpoint: 10_000 },
  })),
  chargebee: createChargebee(() => ({
    ...{ site: chargebee.site, key: chargebee.keys.full, place: 'meta_data' as const, requests: 100_000 },
    ...{ base: elsewhere ?? chargebee.address, timeout: patience, cello: cello.chargebeeWebhook },
  })),
  cello: createCello(
    () => {
      const { keys, priceUnit, address } = cello
      const timing = { timeout: patience, sendTimeout: patience }
      return connectCello({
        ...keys,
        priceUnit,
        base: elsewhere ?? address,
        perSecond: 10_000,
        ...timing,
        tokens,
      })
    },
    () => undefined,
  ),
})
/** Cello's token was given before Cello went away. */
const tokens = {
  read: async () => ({ access: await token, until: Date.now() + 60_000, refresh: null, refreshUntil: 0 }),
  renew: async () => ({ access: await token, until: Date.now() + 60_000, refresh: null, refreshUntil: 0 }),
}
const token = askToken()

const reached = providersAt()
const unreached = providersAt(nowhere)

function use(providers: Record<string, Provider>) {
  for (const entry of registry) entry.provider = providers[entry.provider.path] ?? entry.provider
}

afterEach(() => {
  for (const world of [stripe, chargebee, cello]) world.clearFaults()
  use(reached)
})
afterAll(async () => {
  await stopBoss()
  await disconnect()
})

use(reached)

describe.each(singleSteps(sandbox))('$provider $kind', (single) => {
  it.each(faultsOf(single))(
    'that meets $name ends as the table says',
    async ({ fault, trouble, effects }) => {
      const step = single.make()
      const id = await carryingOut([step], single.provider)
      if (fault) single.strike(fault)
      else use(unreached)
      await goOn(id, 1)
      const [first] = (await read(id)).deliveries
      expect(first).toMatchObject({ attempt: 1, failure: trouble })
      const called = single.calls(step)
      for (const world of [stripe, chargebee, cello]) world.clearFaults()
      use(reached)
      const rounds = 3
      await goOn(id, rounds)

      const next: Next | 'accepted' = trouble === null ? 'accepted' : whatNext[trouble][single.kind]
      const { request, deliveries } = await read(id)
      const outcomes = deliveries.map(({ outcome }) => outcome)
      switch (next) {
        case 'accepted':
        case 'look, same key':
          expect([request.state, outcomes.at(-1)]).toEqual(['carried out', 'accepted'])
          await expect.poll(() => single.effects(step)).toBe(1)
          break
        case 'again':
          expect(request.state).toBe('carried out')
          expect(outcomes.length).toBeGreaterThan(1)
          expect(outcomes).toEqual(
            outcomes.map((_, at) => (at < outcomes.length - 1 ? 'not sent' : 'accepted')),
          )
          expect(single.effects(step)).toBe(1)
          break
        case 'look, person':
        case 'person': {
          const isSeen =
            next === 'look, person' && single.effects(step) === 1 && request.state === 'carried out'
          expect([request.state, outcomes]).toEqual(
            isSeen ? ['carried out', ['accepted']] : ['paused', ['unknown']],
          )
          await expect.poll(() => single.effects(step)).toBe(effects)
          if (single.kind !== 'push') expect(single.calls(step)).toBe(called)
          break
        }
        case 'by hand':
          expect([request.state, outcomes]).toEqual(['paused', ['refused']])
          expect(single.effects(step)).toBe(0)
          break
        case 'never':
          expect([request.state, outcomes]).toEqual(['failed', ['refused']])
          expect(single.effects(step)).toBe(0)
          break
        case 'stale':
          throw new Error('no fault here moves the world')
      }
    },
  )
})

describe.each(['stripe', 'chargebee'] as const)('%s wait', (name) => {
  const world = { stripe, chargebee }[name]
  const mark = singleSteps(sandbox).find(({ provider, kind }) => provider === name && kind === 'mark')
  const event = name === 'stripe' ? 'customer.updated' : 'customer_changed'
  const path = name === 'stripe' ? '/v1/events' : '/api/v2/events'

  const waiting = async () => {
    const step = mark?.make()
    if (!step) throw new Error(`${name} marks nobody`)
    const { customerId } = step
    return carryingOut([step, { kind: 'wait', provider: name, customerId, event, seconds: 60 }], name)
  }

  it.each([
    { name: 'a cut', fault: { kind: 'cut', when: 'before' } },
    { name: 'no answer in time', fault: { kind: 'hold', when: 'after' } },
    { name: '429', fault: { kind: 'rate-limit', reason: 'endpoint-rate' } },
    { name: '500', fault: { kind: 'error', status: 500 } },
    { name: '503', fault: { kind: 'error', status: 503 } },
    { name: 'HTML instead of JSON', fault: { kind: 'html', status: 200, when: 'after' } },
    { name: 'truncated JSON', fault: { kind: 'truncated' } },
    { name: 'the JSON of something else', fault: { kind: 'wrong' } },
    { name: 'a slow answer', fault: { kind: 'delay', ms: 100 } },
  ])('that meets $name looks again, and is passed', async ({ fault }) => {
    const id = await waiting()
    world.fault({ ...fault, path, method: 'GET', times: 1 } as never)
    await goOn(id, 1)
    const { request, steps } = await read(id)
    expect([request.state, steps.map(({ state }) => state)]).toEqual(['carried out', ['done', 'done']])
  })

  it('that meets a refused connection is over once the provider is back', async () => {
    const id = await waiting()
    world.pauseDeliveries()
    for (const providers of [reached, unreached]) {
      use(providers)
      const stopping = new AbortController()
      const working = carryOut(id, stopping.signal)
      await expect.poll(async () => (await read(id)).steps[1]?.state).toBe('now')
      stopping.abort()
      await expect(working).rejects.toThrow(TryLater)
    }
    use(reached)
    world.resumeDeliveries()
    await carryOut(id)
    expect((await read(id)).request.state).toBe('carried out')
  })
})

/** Carries out so many times, as the queue does where it cannot go on. */
async function goOn(id: string, rounds: number) {
  for (let round = 0; round < rounds; round += 1) {
    // As if the time had passed for which a provider that does not answer is left alone.
    await db().delete(breakers)
    const end = await carryOut(id).catch((error: unknown) => error)
    if (end instanceof Error && !(end instanceof TryLater)) throw end
    if (!(end instanceof Error)) return
  }
}

async function askToken() {
  const answer = await fetch(`${cello.address}/token`, {
    method: 'POST',
    body: JSON.stringify(cello.keys),
    headers: { 'content-type': 'application/json' },
  })
  return ((await answer.json()) as { accessToken: string }).accessToken
}
