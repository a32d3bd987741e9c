import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startCello, type CelloWorld } from '#sandbox/cello/index.ts'
import { referrers } from '#sandbox/story/referrers.ts'
import { paid } from '../support/cello-events.ts'
import { ask, signIn } from '../support/sandbox-cello.ts'

const day = 86_400
const secret = 'whsec_practice'
const rita = 'pNRB1aYqArN'
const roth = 'UIPIWa2Hnnr'

let cello: CelloWorld
beforeEach(async () => {
  cello = await startCello({ referrers, signingSecret: secret })
})
afterEach(() => cello.close())

describe('Cello’s receiver of Stripe’s webhooks', () => {
  it('attributes the new user of a customer that carries a code', async () => {
    expect((await send(customerUpdated({ cello_ucc: rita, new_user_id: 'usr_40871' }))).status).toBe(200)
    expect(cello.attributions).toMatchObject([
      { newUserId: 'usr_40871', code: rita, referrerUserId: 'usr_2210' },
    ])
    expect(cello.feed).toMatchObject([
      {
        source: 'Stripe Webhook',
        eventType: 'customer.updated',
        email: 'billing@northwind.example',
        status: 'OK',
        outcome: 'attributed',
        result: 'Attributed usr_40871 to Rita Okafor.',
      },
    ])
  })

  it('keeps the organisation that the customer names', async () => {
    await send(customerUpdated({ cello_ucc: rita, new_user_id: 'usr_1', new_user_organization_id: 'org_9' }))
    expect(cello.attributions[0]?.organizationId).toBe('org_9')
  })

  it.each([
    {
      wrong: 'signed with another secret',
      header: (body: string) => signature(body, { key: 'whsec_other' }),
    },
    { wrong: 'signed for another body', header: () => signature('{}') },
    { wrong: 'signed six minutes ago', header: (body: string) => signature(body, { at: seconds() - 360 }) },
    {
      wrong: 'without a scheme Cello knows',
      header: (body: string) => signature(body).replace('v1=', 'v0='),
    },
    { wrong: 'not a signature at all', header: () => 'please' },
  ])('refuses an event that is $wrong, and changes nothing', async ({ header }) => {
    const body = JSON.stringify(customerUpdated({ cello_ucc: rita, new_user_id: 'usr_1' }))
    expect((await post(body, header(body))).status).toBe(400)
    expect(cello.attributions).toEqual([])
    expect(cello.feed).toMatchObject([{ status: 'Error', outcome: 'refused' }])
  })

  it('refuses everything until it has a signing secret', async () => {
    cello.signingSecret = null
    expect((await send(customerUpdated({ cello_ucc: rita, new_user_id: 'usr_1' }))).status).toBe(400)
  })

  it('takes a header with several signatures when one of them holds', async () => {
    const body = JSON.stringify(customerUpdated({ cello_ucc: rita, new_user_id: 'usr_1' }))
    const good = signature(body)
    expect((await post(body, good.replace('v1=', `v1=${'0'.repeat(64)},v1=`))).status).toBe(200)
  })

  it('does not know other products', async () => {
    const url = cello.webhookUrl.replace('attribution.example', 'elsewhere')
    expect((await post('{}', signature('{}'), url)).status).toBe(404)
  })

  it.each([
    { metadata: {}, field: 'ucc', message: /no cello_ucc/ },
    { metadata: { cello_ucc: rita }, field: 'newUserId', message: /no new_user_id/ },
    {
      metadata: { cello_ucc: 'short', new_user_id: 'usr_1' },
      field: 'ucc',
      message: /not 11 letters and digits/,
    },
    {
      metadata: { cello_ucc: 'AAAAAAAAAAA', new_user_id: 'usr_1' },
      field: 'ucc',
      message: /no referrer has the code/,
    },
  ])('says in the feed that $field is wrong for $metadata', async ({ metadata, field, message }) => {
    await send(customerUpdated(metadata))
    expect(cello.attributions).toEqual([])
    expect(cello.feed[0]).toMatchObject({ status: 'Error', outcome: 'not attributed' })
    const said = cello.feed[0]?.fields.find((one) => one.field === field)
    expect(said?.status).toBe('Error')
    expect(said?.message).toMatch(message)
  })

  it('warns of a customer without an e-mail address and attributes all the same', async () => {
    await send(customerUpdated({ cello_ucc: rita, new_user_id: 'usr_1' }, { email: null }))
    expect(cello.feed[0]).toMatchObject({ status: 'Warning', outcome: 'attributed', email: null })
  })

  it('ignores a self-referral', async () => {
    await send(customerUpdated({ cello_ucc: rita, new_user_id: 'usr_2210' }))
    expect(cello.attributions).toEqual([])
    expect(cello.feed[0]).toMatchObject({ status: 'Warning', outcome: 'self-referral' })
  })

  it('keeps the first attribution of a new user', async () => {
    await send(customerUpdated({ cello_ucc: roth, new_user_id: 'usr_1' }))
    await send(customerUpdated({ cello_ucc: rita, new_user_id: 'usr_1' }))
    await send(customerUpdated({ cello_ucc: roth, new_user_id: 'usr_1' }))
    expect(cello.attributions).toMatchObject([{ code: roth }])
    const outcomes = cello.feed.map(({ outcome }) => outcome)
    expect(outcomes).toEqual(['already attributed', 'first attribution kept', 'attributed'])
  })

  it('rewards each paid invoice once, however often its event comes', async () => {
    await send(customerUpdated({ cello_ucc: rita, new_user_id: 'usr_1' }))
    await send(invoicePaid({ id: 'in_1' }))
    await send(invoicePaid({ id: 'in_1' }))
    await send(invoicePaid({ id: 'in_2', amount_paid: 12_000, currency: 'jpy' }))
    expect(cello.rewards).toMatchObject([
      { invoiceId: 'in_2', paid: 12_000, percentage: 10, amount: 1_200, currency: 'jpy' },
      { invoiceId: 'in_1', paid: 24_000, percentage: 10, amount: 2_400, currency: 'eur' },
    ])
    expect(cello.feed.map(({ outcome }) => outcome)).toEqual(['rewarded', 'repeat', 'rewarded', 'attributed'])
  })

  it('rewards an invoice that was resent after its customer was attributed', async () => {
    await send(invoicePaid({ id: 'in_1' }))
    expect(cello.feed[0]).toMatchObject({ outcome: 'not attributed', status: 'Error' })
    expect(cello.rewards).toEqual([])
    await send(customerUpdated({ cello_ucc: rita, new_user_id: 'usr_1' }))
    await send(invoicePaid({ id: 'in_1' }))
    expect(cello.rewards).toMatchObject([{ invoiceId: 'in_1', newUserId: 'usr_1', code: rita }])
  })

  it('has rewarded an invoice for the API too', async () => {
    await send(customerUpdated({ cello_ucc: rita, new_user_id: 'usr_1' }))
    await send(invoicePaid({ id: 'in_1' }))
    const authorization = await signIn(cello)
    await ask(cello, '/events', { method: 'POST', body: paid({ invoiceId: 'in_1' }), authorization })
    expect(cello.feed[0]).toMatchObject({ source: 'Cello API', invoiceId: 'in_1', outcome: 'repeat' })
    expect(cello.rewards).toHaveLength(1)
  })

  it('rewards an event of 30 days and ignores one that is older', async () => {
    await send(customerUpdated({ cello_ucc: rita, new_user_id: 'usr_1' }))
    await send(invoicePaid({ id: 'in_young' }, seconds() - 30 * day + 60))
    await send(invoicePaid({ id: 'in_old' }, seconds() - 30 * day - 60))
    expect(cello.rewards).toMatchObject([{ invoiceId: 'in_young' }])
    expect(cello.feed[0]).toMatchObject({ invoiceId: 'in_old', status: 'Warning', outcome: 'too old' })
  })

  it('rewards nothing where nothing was paid', async () => {
    await send(customerUpdated({ cello_ucc: rita, new_user_id: 'usr_1' }))
    await send(invoicePaid({ id: 'in_trial', amount_paid: 0 }))
    expect(cello.rewards).toEqual([])
    expect(cello.feed[0]).toMatchObject({ outcome: 'nothing paid' })
  })

  it('notes the other events of its list and ignores what it did not ask for', async () => {
    await send(event('charge.refunded', { id: 'ch_1' }))
    await send(event('payout.paid', { id: 'po_1' }))
    expect(cello.feed.map(({ outcome }) => outcome)).toEqual(['ignored', 'noted'])
  })

  it('refuses a body that is no event', async () => {
    expect((await post('nonsense', signature('nonsense'))).status).toBe(400)
    await send(event('invoice.paid', { id: 'in_1' }))
    expect(cello.feed.map(({ outcome }) => outcome)).toEqual(['refused', 'refused'])
  })

  it('remembers everything over a restart', async () => {
    await send(customerUpdated({ cello_ucc: rita, new_user_id: 'usr_1' }))
    await send(invoicePaid({ id: 'in_1' }))
    const { attributions, rewards, feed } = cello
    const snapshot = structuredClone(cello.snapshot())
    await cello.close()
    cello = await startCello({ referrers, snapshot })
    expect({ attributions: cello.attributions, rewards: cello.rewards, feed: cello.feed }).toEqual({
      attributions,
      rewards,
      feed,
    })
    await send(invoicePaid({ id: 'in_1' }))
    expect(cello.rewards).toHaveLength(1)
  })
})

const seconds = () => Math.floor(Date.now() / 1000)

function event(type: string, object: Record<string, unknown>, created = seconds()) {
  return { id: `evt_${created}`, object: 'event', type, created, data: { object } }
}

function customerUpdated(metadata: Record<string, string>, more: { email?: string | null } = {}) {
  return event('customer.updated', { id: 'cus_1', email: 'billing@northwind.example', metadata, ...more })
}

function invoicePaid(invoice: { id: string; amount_paid?: number; currency?: string }, created = seconds()) {
  return event(
    'invoice.paid',
    { customer: 'cus_1', amount_paid: 24_000, currency: 'eur', ...invoice },
    created,
  )
}

function signature(body: string, { key = secret, at = seconds() } = {}) {
  return `t=${at},v1=${createHmac('sha256', key).update(`${at}.${body}`).digest('hex')}`
}

function send(sent: object) {
  const body = JSON.stringify(sent)
  return post(body, signature(body))
}

function post(body: string, header: string, url = cello.webhookUrl) {
  return fetch(url, { method: 'POST', body, headers: { 'stripe-signature': header } })
}
