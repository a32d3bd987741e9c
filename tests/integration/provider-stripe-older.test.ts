import { expect, onTestFinished, test } from 'vitest'
import { createStripe } from '#lib/providers/stripe/index.ts'
import { serve } from '#sandbox/http/serve.ts'
import { context, wanted } from '../support/stripe-provider.ts'

const now = Math.floor(Date.now() / 1000)
const day = 24 * 3600
const asked = wanted({ customerId: 'cus_Old' })
const paid = {
  object: 'invoice',
  status: 'paid',
  currency: 'eur',
  created: now - 9 * day,
  total: 5000,
  amount_paid: 5000,
}
const list = (...data: object[]) => ({ object: 'list', data, has_more: false })

/** Shapes of before 2025: invoices that name their charge, expanded objects, an event whose request is a plain id. */
const answers: Record<string, object> = {
  '/v1/account': { id: 'acct_Old', object: 'account' },
  '/v1/webhook_endpoints': list({
    id: 'we_Old',
    url: 'https://api.cello.so/products/p/transaction-webhook/stripe',
    status: 'enabled',
    enabled_events: ['*'],
    created: now - 300 * day,
  }),
  '/v1/customers/cus_Old': { id: 'cus_Old', object: 'customer', email: null, metadata: null },
  '/v1/invoices': list(
    {
      ...paid,
      id: 'in_1',
      number: 'OLD-1',
      paid_out_of_band: true,
      charge: null,
      status_transitions: { paid_at: now - 8 * day },
    },
    {
      ...paid,
      id: 'in_2',
      number: 'OLD-2',
      charge: { id: 'ch_2', object: 'charge' },
      status_transitions: { paid_at: now - 7 * day },
    },
  ),
  '/v1/charges': list({
    id: 'ch_2',
    object: 'charge',
    amount_refunded: 1500,
    invoice: { id: 'in_2', object: 'invoice' },
  }),
  '/v1/events': list(
    {
      id: 'evt_2',
      type: 'invoice.paid',
      created: now - 7 * day,
      data: { object: { id: 'in_2' } },
      request: 'req_2',
    },
    {
      id: 'evt_1',
      type: 'invoice.paid',
      created: now - 8 * day,
      data: { object: { id: 'in_1' } },
      request: null,
    },
  ),
}

test('a server that speaks an older form of the wire format is understood', async () => {
  const served = await serve(0, (request, response) => {
    const url = new URL(request.url ?? '/', 'http://server')
    const expands = [...url.searchParams.keys()].some((name) => name.startsWith('expand'))
    const error = {
      type: 'invalid_request_error',
      message: 'This property cannot be expanded (data.payments).',
    }
    const answer = expands ? { error } : answers[url.pathname]
    response.writeHead(expands ? 400 : answer ? 200 : 404, { 'content-type': 'application/json' })
    response.end(
      JSON.stringify(
        answer ?? { error: { type: 'invalid_request_error', message: 'Unrecognized request URL' } },
      ),
    )
    return Promise.resolve()
  })
  onTestFinished(() => served.close())
  const stripe = createStripe(() => ({ key: 'sk_test_Older', base: served.address }))
  const plan = stripe.plan(await stripe.look(asked), asked, context())
  expect(plan.findings.map(({ reason }) => reason)).toEqual([
    'refunded in part',
    'out of band',
    'endpoint ready',
  ])
  expect(
    plan.steps.map((step) => (step.kind === 'resend' ? [step.eventId, step.invoice.refunded] : step.kind)),
  ).toEqual(['mark', 'wait', ['evt_1', 0], ['evt_2', 1500]])
})
