import { expect, test } from 'vitest'
import type { ChargebeeOptions } from '#sandbox/chargebee/index.ts'
import { known, openStory } from '../support/chargebee-provider.ts'

async function paymentsOf(name: string, options?: ChargebeeOptions) {
  const { chargebee } = await openStory(options ? { options } : {})
  if (!chargebee.readPayments) throw new Error('Chargebee bills')
  return chargebee.readPayments(known(name).customerId)
}

test("past payments come oldest first, with what their subscription says in Cello's words", async () => {
  expect(await paymentsOf('Verge Gardens')).toMatchObject([
    { invoice: { id: 'CB-VE-1', paymentId: 'txn_CBVE1', amount: 44500, currency: 'eur' }, obstacle: null },
    {
      invoice: { id: 'CB-VE-2', number: 'CB-VE-2' },
      obstacle: null,
      subscription: {
        id: 'cbsub_Verge01',
        interval: 'quarterly',
        productKey: expect.stringMatching(/^team-EUR/) as string,
        seats: 5,
      },
    },
  ])
  expect((await paymentsOf('Upland Press'))[0]?.subscription).toMatchObject({
    interval: 'yearly',
    productKey: expect.stringMatching(/^studio-EUR/) as string,
  })
})

test('what was refunded, voided or given up says why it brings nothing', async () => {
  expect(await paymentsOf('Nook Books')).toMatchObject([
    {
      invoice: { id: 'CB-NO-1' },
      obstacle: { reason: 'refunded', sentence: 'Refunded in whole: 120.00 EUR.' },
    },
    { invoice: { id: 'CB-NO-2' }, obstacle: null },
  ])
  expect(await paymentsOf('Mesa Books')).toMatchObject([
    { invoice: { refunded: 4000, credited: 0 }, obstacle: null },
  ])
  expect(
    (await paymentsOf('Tarn Roofing')).map(({ invoice, obstacle }) => [invoice.id, obstacle?.reason]),
  ).toEqual([
    ['CB-TA-1', 'voided'],
    ['CB-TA-3', undefined],
  ])
})

test('a payment without a subscription is told as one-time, and a payment by hand as out of band', async () => {
  expect(await paymentsOf('Shore Bank')).toMatchObject([
    { invoice: { outOfBand: true }, subscription: { id: null, interval: 'one-time', productKey: null } },
  ])
})

test('a customer that nobody knows has none, and what may not be read is said', async () => {
  const { chargebee, world } = await openStory()
  expect(await chargebee.readPayments?.('cb_Nobody')).toEqual([])
  expect(await chargebee.readPayments?.('../events')).toEqual([])
  world.fault({ kind: 'forbidden', path: '/api/v2/subscriptions' })
  await expect(chargebee.readPayments?.(known('Verge Gardens').customerId)).rejects.toMatchObject({
    kind: 'unavailable',
  })
})
