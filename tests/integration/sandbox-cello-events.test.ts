import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startCello, type CelloWorld } from '#sandbox/cello/index.ts'
import { referrers } from '#sandbox/story/referrers.ts'
import { at, paid, rita, signup } from '../support/cello-events.ts'
import { ask, signIn } from '../support/sandbox-cello.ts'

const day = 86_400_000
const roth = 'UIPIWa2Hnnr'

let cello: CelloWorld
let authorization: string
beforeEach(async () => {
  await open()
})
afterEach(() => cello.close())

describe('POST /events of Cello’s API', () => {
  it('attributes a new signup and gives no id of what it took', async () => {
    expect(await send(signup())).toMatchObject({ status: 200, body: { success: true } })
    expect(cello.attributions).toMatchObject([
      { newUserId: 'usr_1', code: rita, customerId: null, email: 'a@b.example', organizationId: null },
    ])
    expect(cello.feed).toMatchObject([
      { source: 'Cello API', eventType: 'new-signup', eventId: null, status: 'OK', outcome: 'attributed' },
    ])
    expect((await ask(cello, '/new-users/usr_1/reward', { authorization })).body).toMatchObject({
      eligible: true,
      referralUcc: rita,
    })
  })

  it('says yes to a signup that changes nothing, and only the feed tells', async () => {
    await send(signup())
    const sent = [
      signup(),
      signup({ ucc: roth }),
      signup({ ucc: 'AAAAAAAAAAA', newUserId: 'usr_2' }, { id: 'usr_2' }),
      signup({ newUserId: 'usr_2210' }, { id: 'usr_2210' }),
    ]
    for (const event of sent) expect((await send(event)).status).toBe(200)
    expect(cello.attributions).toHaveLength(1)
    expect(cello.feed.map(({ outcome }) => outcome)).toEqual([
      'self-referral',
      'not attributed',
      'first attribution kept',
      'already attributed',
      'attributed',
    ])
  })

  it('warns of a signup without an e-mail address', async () => {
    await send(signup({}, { id: 'usr_1', email: undefined }))
    expect(cello.feed[0]).toMatchObject({ status: 'Warning', outcome: 'attributed' })
    expect(cello.feed[0]?.fields.map(({ message }) => message)).toContain(
      'Recommended: the event carries no context.newUser.email.',
    )
  })

  it('rewards a paid invoice of an attributed new user once', async () => {
    await send(paid())
    expect(cello.feed[0]).toMatchObject({ invoiceId: 'INV-1', outcome: 'not attributed' })
    await send(signup())
    await send(paid())
    await send(paid())
    await send(paid({ invoiceId: 'INV-2' }, { price: 4800, currency: 'JPY' }))
    expect(cello.rewards).toMatchObject([
      { invoiceId: 'INV-2', paid: 4800, amount: 480, currency: 'jpy' },
      { invoiceId: 'INV-1', paid: 4900, amount: 490, currency: 'eur', newUserId: 'usr_1', customerId: null },
    ])
    const outcomes = cello.feed.map(({ outcome }) => outcome)
    expect(outcomes).toEqual(['rewarded', 'repeat', 'rewarded', 'attributed', 'not attributed'])
  })

  it('rewards inside 30 days of the event’s own time, in whatever zone it is told', async () => {
    await send(signup())
    const edge = new Date(Date.now() - 30 * day + 60_000)
    const inTokyo = `${new Date(edge.getTime() + 9 * 3_600_000).toISOString().slice(0, 19)}+09:00`
    await send(paid({ invoiceId: 'young' }, {}, inTokyo))
    await send(paid({ invoiceId: 'old' }, {}, new Date(edge.getTime() - 120_000).toISOString()))
    expect(cello.rewards).toMatchObject([{ invoiceId: 'young' }])
    expect(cello.feed[0]).toMatchObject({ invoiceId: 'old', status: 'Warning', outcome: 'too old' })
  })

  it('rewards by the attribution, and says so where the event carries another code', async () => {
    await send(signup())
    await send(paid({}, { ucc: roth }))
    expect(cello.rewards).toMatchObject([{ code: rita }])
    expect(cello.feed[0]).toMatchObject({ status: 'Warning', outcome: 'rewarded' })
  })

  it('finds the attribution of an organisation by its id and by its people', async () => {
    const person = { id: 'usr_1', email: 'a@b.example', organizationId: 'org_1' }
    await send(signup({ newUserId: 'org_1' }, person))
    expect(cello.attributions).toMatchObject([{ newUserId: 'usr_1', organizationId: 'org_1' }])
    const other = { ...person, id: 'usr_2' }
    await send(paid({ invoiceId: 'A' }, { newUserId: 'org_1' }, undefined, other))
    await send(
      paid({ invoiceId: 'B' }, { newUserId: 'usr_1' }, undefined, { ...person, organizationId: undefined }),
    )
    expect(cello.rewards.map(({ invoiceId, newUserId }) => `${invoiceId ?? ''} ${newUserId}`)).toEqual([
      'B usr_1',
      'A usr_1',
    ])
    const { body } = await ask(cello, '/new-users/org_1/reward', { authorization })
    expect(body).toMatchObject({ referralUcc: rita })
    await send(signup({ ucc: roth, newUserId: 'org_1' }, other))
    expect(cello.feed[0]?.outcome).toBe('first attribution kept')
  })

  it('notes refunds and demo calls', async () => {
    for (const trigger of ['charge-refunded', 'demo-call-attended']) {
      const { payload, context } = signup()
      expect((await send({ ...signup(), payload, context: { ...context, event: at(trigger) } })).status).toBe(
        200,
      )
    }
    expect(cello.feed.map(({ outcome }) => outcome)).toEqual(['noted', 'noted'])
    expect([cello.attributions, cello.rewards]).toEqual([[], []])
  })

  it('takes a time with a space and no zone, as Cello’s own examples have it, for UTC', async () => {
    await send(signup())
    const spaced = new Date(Date.now() - 30 * day + 60_000).toISOString().slice(0, 19).replace('T', ' ')
    const response = await fetch(`${cello.address}/events`, {
      method: 'POST',
      body: JSON.stringify(paid({}, {}, spaced)),
      headers: { authorization },
    })
    expect(response.status).toBe(200)
    expect(cello.rewards).toHaveLength(1)
  })

  it.each(['price', 'currency'])('requires payload.%s of a paid invoice', async (name) => {
    await refuse(paid({}, { [name]: undefined }), `payload.${name}: required for invoice-paid`)
  })

  it.each(['id', 'email'])('requires context.newUser.%s of a paid invoice', async (name) => {
    const person = { id: 'usr_1', email: 'a@b.example', [name]: undefined }
    await refuse(paid({}, {}, undefined, person), `context.newUser.${name}: required for invoice-paid`)
  })

  it.each(['invoiceId', 'interval', 'productKey'])(
    'requires context.subscription.%s of a paid invoice',
    async (name) => {
      await refuse(paid({ [name]: undefined }), `context.subscription.${name}: required for invoice-paid`)
    },
  )

  it.each([
    ['no JSON', 'nonsense'],
    ['another event', { ...signup(), eventName: 'PurchaseCreated' }],
    ['no code', signup({ ucc: undefined })],
    ['no new user', signup({ newUserId: undefined })],
    ['no time', { ...signup(), context: { event: { trigger: 'new-signup' } } }],
    ['no trigger that is known', { ...signup(), context: { event: at('renewed') } }],
    ['an amount in words', paid({}, { price: '49.00' })],
    ['an interval that is not in the list', paid({ interval: 'every 2 months' })],
    ['an address that is none', paid({}, {}, undefined, { id: 'usr_1', email: 'nobody' })],
    ['a currency that is none', paid({}, { currency: 'euro' })],
    ['a time that is none', paid({}, {}, '2026-13-41T00:00:00Z')],
  ])('refuses with 400 and shows in the feed: %s', async (_, body) => {
    await refuse(body)
  })

  it('answers 401 without a token and with a wrong or old one, and takes nothing', async () => {
    const old = authorization
    cello.expireTokens()
    for (const given of [undefined, 'Bearer nonsense', old]) {
      expect(
        (await ask(cello, '/events', { method: 'POST', body: signup(), authorization: given })).status,
      ).toBe(401)
    }
    expect([cello.feed, cello.attributions]).toEqual([[], []])
  })
})

describe('The unit of payload.price', () => {
  it.each([
    { priceUnit: 'minor', price: 4950, currency: 'EUR', minor: 4950, status: 'OK' },
    { priceUnit: 'minor', price: 49.5, currency: 'EUR', minor: 50, status: 'Warning' },
    { priceUnit: 'major', price: 49.5, currency: 'EUR', minor: 4950, status: 'OK' },
    { priceUnit: 'major', price: 1.15, currency: 'EUR', minor: 115, status: 'OK' },
    { priceUnit: 'major', price: 4800, currency: 'JPY', minor: 4800, status: 'OK' },
    { priceUnit: 'major', price: 12.34, currency: 'KWD', minor: 12_340, status: 'OK' },
    { priceUnit: 'major', price: 49.505, currency: 'EUR', minor: 4951, status: 'Warning' },
  ] as const)(
    '$priceUnit: $price $currency is $minor',
    async ({ priceUnit, price, currency, minor, status }) => {
      await cello.close()
      await open({ priceUnit })
      await send(signup())
      await send(paid({}, { price, currency }))
      expect(cello.rewards).toMatchObject([{ paid: minor, currency: currency.toLowerCase() }])
      expect(cello.feed[0]?.status).toBe(status)
    },
  )
})

async function open(options: Partial<Parameters<typeof startCello>[0]> = {}) {
  cello = await startCello({ referrers, ...options })
  authorization = await signIn(cello)
}

function send(body: unknown) {
  return ask(cello, '/events', { method: 'POST', body: plain(body), authorization })
}

/** As it goes over the wire: without what is undefined. */
function plain(body: unknown): unknown {
  return typeof body === 'string' ? body : (JSON.parse(JSON.stringify(body)) as unknown)
}

async function refuse(body: unknown, message?: string) {
  const answer = await send(body)
  expect(answer.status).toBe(400)
  expect(answer.body).toMatchObject(message === undefined ? {} : { message })
  expect([cello.attributions, cello.rewards]).toEqual([[], []])
  expect(cello.feed).toMatchObject([{ source: 'Cello API', status: 'Error', outcome: 'refused' }])
}
