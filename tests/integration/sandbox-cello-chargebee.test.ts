import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startCello, type CelloWorld } from '#sandbox/cello/index.ts'
import { startSandbox } from '#sandbox/index.ts'
import { chargebeeCelloEndpoint } from '#sandbox/story/chargebee-endpoint.ts'
import { referrers } from '#sandbox/story/referrers.ts'
import { sdk } from '../support/sandbox-chargebee.ts'

const day = 86_400
const rita = 'pNRB1aYqArN'
const roth = 'UIPIWa2Hnnr'
const marked = { cello_ucc: rita, new_user_id: 'usr_1' }

let cello: CelloWorld
beforeEach(async () => {
  cello = await startCello({ referrers })
})
afterEach(() => cello.close())

describe('Cello’s receiver of Chargebee’s webhooks', () => {
  it.each(['customer_created', 'customer_changed'])('attributes on %s', async (type) => {
    expect((await send(customerEvent({ meta_data: marked }, type))).status).toBe(200)
    expect(cello.attributions).toMatchObject([{ newUserId: 'usr_1', code: rita, customerId: 'cb_1' }])
    expect(cello.feed).toMatchObject([
      { source: 'Chargebee Webhook', eventType: type, status: 'OK', outcome: 'attributed' },
    ])
  })

  it('reads custom fields too, and lets meta_data go before', async () => {
    const cf = { cf_cello_ucc: rita, cf_new_user_id: 'usr_1', cf_new_user_organization_id: 'org_1' }
    await send(customerEvent(cf))
    expect(cello.attributions).toMatchObject([{ newUserId: 'usr_1', code: rita, organizationId: 'org_1' }])
    await send(customerEvent({ ...cf, meta_data: { cello_ucc: roth, new_user_id: 'usr_2', seats: 4 } }))
    expect(cello.attributions[0]).toMatchObject({ newUserId: 'usr_1' })
    expect(cello.feed[0]).toMatchObject({ newUserId: 'usr_2', ucc: roth, outcome: 'first attribution kept' })
  })

  it('says what is missing in Chargebee’s words', async () => {
    await send(customerEvent({ email: undefined, meta_data: { cello_ucc: rita, new_user_id: 7 } }))
    expect(cello.attributions).toEqual([])
    expect(cello.feed[0]).toMatchObject({ status: 'Error', outcome: 'not attributed' })
    const said = cello.feed[0]?.fields.map(({ message }) => message)
    expect(said).toContain('Missing: the Chargebee customer carries no new_user_id.')
    expect(said).toContain('Recommended: the Chargebee customer has no e-mail address.')
  })

  it('rewards each payment once, and both payments of one invoice', async () => {
    await send(customerEvent({ meta_data: marked }))
    for (const transaction of ['txn_1', 'txn_1', 'txn_2']) await send(paymentSucceeded({ id: transaction }))
    expect(cello.rewards).toMatchObject([
      { transactionId: 'txn_2', invoiceId: 'INV-1', paid: 5_000, amount: 500, currency: 'eur' },
      { transactionId: 'txn_1', invoiceId: 'INV-1', eventId: 'ev_1', customerId: 'cb_1' },
    ])
    expect(cello.feed.map(({ outcome }) => outcome)).toEqual(['rewarded', 'repeat', 'rewarded', 'attributed'])
  })

  it('rewards by what it heard of the customer since, for the one inside a payment is of its time', async () => {
    await send(paymentSucceeded())
    expect(cello.feed[0]).toMatchObject({ outcome: 'not attributed', transactionId: 'txn_1' })
    await send(customerEvent({ meta_data: marked }))
    await send(paymentSucceeded())
    expect(cello.rewards).toMatchObject([{ newUserId: 'usr_1', code: rita }])
  })

  it('attributes nobody by a payment, even one whose customer carries the keys', async () => {
    await send(paymentSucceeded({}, { customer: { id: 'cb_9', meta_data: marked } }))
    expect([cello.attributions, cello.rewards]).toEqual([[], []])
    expect(cello.feed[0]).toMatchObject({ newUserId: 'usr_1', ucc: rita, outcome: 'not attributed' })
  })

  it('rewards an event of 30 days and ignores one that is older', async () => {
    await send(customerEvent({ meta_data: marked }))
    await send(paymentSucceeded({ id: 'txn_young' }, {}, seconds() - 30 * day + 60))
    await send(paymentSucceeded({ id: 'txn_old' }, {}, seconds() - 30 * day - 60))
    expect(cello.rewards).toMatchObject([{ transactionId: 'txn_young' }])
    expect(cello.feed[0]).toMatchObject({ transactionId: 'txn_old', status: 'Warning', outcome: 'too old' })
  })

  it('notes the other events of its list and ignores what it did not ask for', async () => {
    for (const type of ['payment_refunded', 'payment_failed', 'customer_deleted', 'invoice_generated']) {
      await send(event(type, { customer: { id: 'cb_1' } }))
    }
    expect(cello.feed.map(({ outcome }) => outcome)).toEqual(['ignored', 'noted', 'noted', 'noted'])
  })

  it('warns of card data and does its work all the same', async () => {
    await send(customerEvent({ meta_data: marked }))
    await send(paymentSucceeded({}, { card: { last4: '4242' } }))
    expect(cello.rewards).toHaveLength(1)
    expect(cello.feed[0]).toMatchObject({ status: 'Warning', outcome: 'rewarded' })
    expect(cello.feed[0]?.fields.find(({ field }) => field === 'card')).toMatchObject({
      status: 'Warning',
      message: expect.stringMatching(/^Card data was sent/) as string,
    })
  })

  it.each([
    undefined,
    'Bearer x',
    basic('attribution.example', 'wrong'),
    basic('elsewhere', 'practice-chargebee-webhook-secret'),
  ])('refuses the login %s with 401, shows it, and changes nothing', async (authorization) => {
    const { status } = await send(customerEvent({ meta_data: marked }), authorization ?? '')
    expect(status).toBe(401)
    expect(cello.attributions).toEqual([])
    expect(cello.feed).toMatchObject([
      { source: 'Chargebee Webhook', status: 'Error', outcome: 'refused', eventType: 'unverified' },
    ])
  })

  it('refuses what is no event, and knows no other product', async () => {
    expect((await send('nonsense')).status).toBe(400)
    expect((await send({ id: 'ev_1' })).status).toBe(400)
    const other = cello.chargebeeWebhook.url.replace('attribution.example', 'elsewhere')
    expect((await fetch(other, { method: 'POST', body: '{}' })).status).toBe(404)
  })

  it('can be made to fail for pushes alone', async () => {
    cello.fault({ kind: 'error', status: 503, on: 'chargebee-webhook', times: 1 })
    expect((await send(customerEvent({ meta_data: marked }))).status).toBe(503)
    expect(cello.attributions).toEqual([])
    expect((await send(customerEvent({ meta_data: marked }))).status).toBe(200)
    expect(cello.calls.map(({ operation }) => operation)).toEqual(['chargebee-webhook', 'chargebee-webhook'])
  })

  it('remembers customers and rewards over a restart', async () => {
    await send(customerEvent({ meta_data: marked }))
    await send(paymentSucceeded())
    const snapshot = structuredClone(cello.snapshot())
    await cello.close()
    cello = await startCello({ referrers, snapshot })
    await send(paymentSucceeded())
    await send(paymentSucceeded({ id: 'txn_2' }))
    expect(cello.feed.slice(0, 2).map(({ outcome }) => outcome)).toEqual(['rewarded', 'repeat'])
  })
})

describe('Chargebee and Cello together', () => {
  it('let the credit appear: mark the customer, resend or push its payments', async () => {
    const sandbox = await startSandbox({ deskAddress: 'http://localhost:3000' })
    const chargebee = sdk(sandbox.chargebee)
    await chargebee.customer.update('cb_Re5Ed7bWxY', {
      meta_data: { cello_ucc: 'Zq5tX0vNu8A', new_user_id: 'usr_53005' },
    })
    await expect.poll(() => sandbox.cello.feed[0]?.outcome).toBe('attributed')
    const { event: paid } = await chargebee.event.retrieve('ev_CBRE1')
    const push = (body: object) =>
      fetch(sandbox.environment['CELLO_CHARGEBEE_WEBHOOK_URL'] ?? '', {
        method: 'POST',
        body: JSON.stringify(body),
        headers: {
          authorization: basic(
            sandbox.environment['CELLO_CHARGEBEE_WEBHOOK_USER'],
            sandbox.environment['CELLO_CHARGEBEE_WEBHOOK_PASSWORD'],
          ),
        },
      })
    expect((await push(paid)).status).toBe(200)
    expect(sandbox.cello.feed[0]).toMatchObject({ outcome: 'rewarded', status: 'Warning' })
    expect(sandbox.cello.rewards).toMatchObject([
      { transactionId: 'txn_CBRE1', paid: 15_000, amount: 3_750, currency: 'eur' },
    ])
    sandbox.chargebee.pressResend('ev_CBRE1', chargebeeCelloEndpoint.id)
    await expect.poll(() => sandbox.cello.feed[0]?.outcome).toBe('repeat')
    expect(sandbox.cello.feed[0]?.fields.map(({ field }) => field)).not.toContain('card')
    await sandbox.close()
  })
})

const seconds = () => Math.floor(Date.now() / 1000)

function event(type: string, content: object, occurredAt = seconds()) {
  return {
    id: 'ev_1',
    object: 'event',
    api_version: 'v2',
    occurred_at: occurredAt,
    event_type: type,
    content,
  }
}

function customerEvent(customer: object, type = 'customer_changed') {
  return event(type, { customer: { id: 'cb_1', email: 'office@alder.example', ...customer } })
}

function paymentSucceeded(transaction: object = {}, content: object = {}, occurredAt = seconds()) {
  const paid = { id: 'txn_1', amount: 5_000, currency_code: 'EUR', ...transaction }
  const whole = { customer: { id: 'cb_1' }, invoice: { id: 'INV-1' }, transaction: paid, ...content }
  return event('payment_succeeded', whole, occurredAt)
}

function basic(user = '', password = cello.chargebeeWebhook.password) {
  return `Basic ${btoa(`${user}:${password}`)}`
}

function send(body: object | string, authorization = basic(cello.chargebeeWebhook.user)) {
  return fetch(cello.chargebeeWebhook.url, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { authorization },
  })
}
