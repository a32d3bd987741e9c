import { expect, test } from 'vitest'
import { openStripe, refusal, sdk } from '../support/sandbox-stripe.ts'

const DAY = 24 * 60 * 60 * 1000

async function withCustomer() {
  const world = await openStripe()
  const { id: customer } = world.seed.customer({ email: 'billing@northwind.example', name: 'Northwind' })
  return { world, stripe: sdk(world), customer, now: Date.now() }
}

test('A paid invoice names its payment, and the charge carries what was refunded.', async () => {
  const { world, stripe, customer, now } = await withCustomer()
  const { id } = world.seed.invoice({
    customer,
    number: 'NW-1',
    amount: 12000,
    currency: 'eur',
    paidAt: now - DAY,
    refunded: 4000,
  })
  const { data } = await stripe.invoices.list({
    customer,
    status: 'paid',
    limit: 100,
    expand: ['data.payments'],
  })
  expect(data).toMatchObject([
    {
      id,
      number: 'NW-1',
      amount_due: 12000,
      amount_paid: 12000,
      amount_remaining: 0,
      total: 12000,
      currency: 'eur',
      status: 'paid',
      attempted: true,
      livemode: false,
      billing_reason: 'manual',
      post_payment_credit_notes_amount: 0,
      status_transitions: { paid_at: Math.floor((now - DAY) / 1000) },
      payments: { data: [{ status: 'paid', amount_paid: 12000, payment: { type: 'payment_intent' } }] },
    },
  ])
  const intent = data[0]?.payments?.data[0]?.payment.payment_intent
  if (typeof intent !== 'string') throw new Error('the payment names no payment intent')
  const charges = await stripe.charges.list({ payment_intent: intent })
  expect(charges.data).toMatchObject([{ amount: 12000, amount_refunded: 4000, refunded: false, customer }])
  expect((await stripe.charges.list({ customer })).data).toEqual(charges.data)
  const payments = await stripe.invoicePayments.list({ invoice: id })
  expect(payments.data).toEqual(data[0]?.payments?.data)
})

test('Payments and the off-Stripe amount are left out unless they are expanded.', async () => {
  const { world, stripe, customer, now } = await withCustomer()
  const { id } = world.seed.invoice({
    customer,
    amount: 5000,
    currency: 'eur',
    paidAt: now - DAY,
    outOfBand: true,
  })
  const plain = await stripe.invoices.retrieve(id)
  expect(plain).not.toHaveProperty('payments')
  expect(plain).not.toHaveProperty('amount_paid_off_stripe')
  expect(plain.amount_paid).toBe(5000)
  const whole = await stripe.invoices.retrieve(id, {
    expand: ['payments.data.payment.payment_record', 'amount_paid_off_stripe'],
  })
  expect(whole.amount_paid_off_stripe).toBe(5000)
  expect(whole.payments?.data).toMatchObject([
    { status: 'paid', payment: { type: 'payment_record', payment_record: { reported_by: 'self' } } },
    { status: 'canceled', payment: { type: 'payment_intent' } },
  ])
  expect((await stripe.charges.list({ customer })).data).toEqual([])
})

test('A trial is paid at zero without a payment; a late draft keeps its old creation.', async () => {
  const { world, stripe, customer, now } = await withCustomer()
  const { id: subscription } = world.seed.subscription({
    customer,
    amount: 3900,
    currency: 'eur',
    status: 'trialing',
  })
  const trial = world.seed.invoice({
    customer,
    subscription,
    amount: 3900,
    currency: 'eur',
    paidAt: now - 2 * DAY,
    trial: true,
  })
  const late = world.seed.invoice({
    customer,
    amount: 9900,
    currency: 'kwd',
    createdAt: now - 75 * DAY,
    paidAt: now - DAY,
  })
  expect(await stripe.invoices.retrieve(trial.id, { expand: ['payments'] })).toMatchObject({
    amount_paid: 0,
    status: 'paid',
    payments: { data: [] },
    parent: { subscription_details: { subscription } },
  })
  const young = await stripe.invoices.list({
    customer,
    created: { gte: Math.floor((now - 30 * DAY) / 1000) },
  })
  expect(young.data.map(({ id }) => id)).toEqual([trial.id])
  expect(await stripe.invoices.retrieve(late.id)).toMatchObject({
    currency: 'kwd',
    created: Math.floor((now - 75 * DAY) / 1000),
  })
  expect((await stripe.invoices.list({ subscription })).data.map(({ id }) => id)).toEqual([trial.id])
  expect((await stripe.subscriptions.list({ customer })).data).toMatchObject([
    { id: subscription, status: 'trialing' },
  ])
  expect(await stripe.subscriptions.retrieve(subscription, { expand: ['customer'] })).toMatchObject({
    customer: { id: customer },
  })
})

test('A credit note shows on the invoice of today, not in the event of then.', async () => {
  const { world, stripe, customer, now } = await withCustomer()
  const { id, event } = world.seed.invoice({
    customer,
    amount: 18000,
    currency: 'eur',
    paidAt: now - DAY,
    credited: 3000,
  })
  expect(await stripe.invoices.retrieve(id)).toMatchObject({ post_payment_credit_notes_amount: 3000 })
  expect((await stripe.creditNotes.list({ invoice: id })).data).toMatchObject([
    { amount: 3000, status: 'issued' },
  ])
  expect(await stripe.events.retrieve(String(event))).toMatchObject({
    type: 'invoice.paid',
    data: { object: { id, post_payment_credit_notes_amount: 0 } },
  })
})

test('Hundreds of invoices come in pages of a hundred.', async () => {
  const { world, stripe, customer, now } = await withCustomer()
  for (let i = 0; i < 250; i++)
    world.seed.invoice({ customer, amount: 100 + i, currency: 'eur', paidAt: now - i * 60_000 })
  const amounts: number[] = []
  for await (const invoice of stripe.invoices.list({ customer, status: 'paid', limit: 100 }))
    amounts.push(invoice.amount_paid)
  expect(amounts).toEqual(Array.from({ length: 250 }, (_, i) => 100 + i))
  expect(world.calls.map(({ route }) => route)).toEqual(Array.from({ length: 3 }, () => 'GET /v1/invoices'))
})

test('Unknown customers, states and parameters are refused.', async () => {
  const { stripe } = await withCustomer()
  expect(await refusal(stripe.invoices.list({ customer: 'cus_none' }))).toMatchObject({
    statusCode: 400,
    param: 'customer',
  })
  expect(await refusal(stripe.invoices.list({ status: 'settled' }))).toMatchObject({
    statusCode: 400,
    param: 'status',
  })
  const unknown = { paid: true } as object
  expect(await refusal(stripe.invoices.list(unknown))).toMatchObject({
    code: 'parameter_unknown',
    param: 'paid',
  })
  expect(await refusal(stripe.invoices.retrieve('in_none'))).toMatchObject({ statusCode: 404, param: 'id' })
})
