/**
 * What the desk reads of the world to make a plan, route by route. A field that `counts` voids an approval when it changes; one that is
 * `harmless` does not, for the reason that stands beside it; whatever is not named here is not read at all, and may be anything.
 */
export interface Read {
  counts?: readonly string[]
  harmless?: Record<string, string>
}

export type Fields = Record<string, Read>

/** How a list goes on is no field of anything: the next page is read. */
export const paging = /\b(has_more|next_offset)$/

const cello: Fields = {
  'GET /referral-codes/:id': { counts: ['valid', 'productUserId', 'campaignId'] },
  'GET /new-users/:id/reward': {
    harmless: { eligible: 'what counts is the code that the new user stands under, which comes with it' },
  },
}

const invoiceCounts = [
  'data[].id',
  'data[].number',
  'data[].status',
  'data[].created',
  'data[].currency',
  'data[].amount_paid',
  'data[].post_payment_credit_notes_amount',
  'data[].status_transitions.paid_at',
]

const stripeInvoices = {
  'GET /v1/invoices': {
    counts: invoiceCounts,
    harmless: {
      'data[].total': 'what was paid counts, not what was billed',
      'data[].status_transitions.finalized_at': 'says only from when on refunds are looked for',
      'data[].status_transitions.voided_at': 'is read of a voided invoice alone',
      'data[].status_transitions.marked_uncollectible_at': 'is read of an invoice that was given up',
    },
  },
  'GET /v1/charges': {
    counts: ['data[].amount_refunded'],
    harmless: { 'data[].id': 'charges are found by the payment, not by their own id' },
  },
} satisfies Fields

/** Of a customer whose invoice was refunded in part. */
export const stripe: Fields = {
  ...cello,
  'GET /v1/invoices': {
    ...stripeInvoices['GET /v1/invoices'],
    counts: [...invoiceCounts, 'data[].payments.data[].payment.payment_intent'],
  },
  'GET /v1/charges': {
    ...stripeInvoices['GET /v1/charges'],
    counts: ['data[].amount_refunded', 'data[].payment_intent'],
  },
  'GET /v1/account': {
    counts: ['id', 'settings.dashboard.display_name'],
    harmless: { 'business_profile.name': 'stands in where the dashboard has no name for the account' },
  },
  'GET /v1/webhook_endpoints/:id': {
    counts: ['id', 'url', 'status', 'livemode', 'enabled_events[]'],
    harmless: { created: 'counts only where it is younger than an event' },
  },
  'GET /v1/customers/:id': {
    counts: ['id', 'email', 'name', 'livemode'],
    harmless: { created: 'is shown where customers are looked for' },
  },
  'GET /v1/customers': {
    counts: ['data[].id'],
    harmless: { 'data[].email': 'they were asked for by it', 'data[].name': 'namesakes are only counted' },
  },
  'GET /v1/events': {
    counts: ['data[].id', 'data[].created', 'data[].data.object.id', 'data[].livemode'],
    harmless: {
      'data[].type': 'only events of one type were asked for',
      'data[].pending_webhooks': 'is looked at once our own resend is under way',
      'data[].request.id': 'tells whose call it was, which counts for our own mark alone',
      'data[].request.idempotency_key': 'tells whose call it was, which counts for our own mark alone',
    },
  },
}

/** The path that tells Cello of payments by its API, read from Stripe: no event is resent, but the terms are told. */
export const celloByStripe: Fields = {
  ...cello,
  ...stripeInvoices,
  'GET /v1/invoices': {
    ...stripeInvoices['GET /v1/invoices'],
    counts: [
      ...invoiceCounts,
      'data[].parent.subscription_details.subscription',
      'data[].lines.data[].quantity',
      'data[].lines.data[].pricing.price_details.price',
    ],
  },
  'GET /v1/customers/:id': { counts: ['id', 'email', 'name'] },
  'GET /v1/prices/:id': { counts: ['id', 'product', 'recurring.interval', 'recurring.interval_count'] },
  'GET /v1/products/:id': { counts: ['name'] },
}

const transactionCounts = [
  'list[].transaction.id',
  'list[].transaction.customer_id',
  'list[].transaction.type',
  'list[].transaction.status',
  'list[].transaction.date',
  'list[].transaction.amount',
  'list[].transaction.currency_code',
  'list[].transaction.linked_invoices[].invoice_id',
  'list[].transaction.linked_invoices[].invoice_date',
]

const transactions = {
  'GET /api/v2/transactions': {
    counts: transactionCounts,
    harmless: {
      'list[].transaction.linked_invoices[].applied_at':
        'tells a payment from a later one, which is another row',
    },
  },
  'GET /api/v2/invoices': {
    harmless: {
      'list[].invoice.updated_at': 'a moment: what was updated is compared itself',
      'list[].invoice.total': 'what was paid counts, not what was billed',
    },
  },
} satisfies Fields

/** Of a customer whose payment was refunded in part, with a credit note. */
export const chargebee: Fields = {
  ...cello,
  'GET /api/v2/transactions': {
    ...transactions['GET /api/v2/transactions'],
    counts: [
      ...transactionCounts,
      'list[].transaction.linked_refunds[].txn_status',
      'list[].transaction.linked_refunds[].txn_amount',
    ],
  },
  'GET /api/v2/invoices': {
    ...transactions['GET /api/v2/invoices'],
    counts: ['list[].invoice.issued_credit_notes[].cn_total'],
  },
  'GET /api/v2/webhook_endpoints': {
    counts: [
      'list[].webhook_endpoint.id',
      'list[].webhook_endpoint.url',
      'list[].webhook_endpoint.disabled',
      'list[].webhook_endpoint.send_card_resource',
      'list[].webhook_endpoint.enabled_events[]',
    ],
    harmless: { 'list[].webhook_endpoint.name': 'is shown on the page Connections' },
  },
  'GET /api/v2/customers/:id': {
    counts: ['customer.id', 'customer.email', 'customer.company', 'customer.deleted'],
    harmless: {
      'customer.created_at': 'is shown where customers are looked for',
      'customer.updated_at': 'a moment: what was updated is compared itself',
      'customer.resource_version': 'a moment: what was updated is compared itself',
    },
  },
  'GET /api/v2/customers': { counts: ['list[].customer.id'] },
  'GET /api/v2/events': {
    counts: ['list[].event.id', 'list[].event.occurred_at', 'list[].event.content.transaction.id'],
    harmless: {
      'list[].event.webhooks[].webhook_status': 'is looked at once our own mark is under way',
      'list[].event.event_type': 'only events of one type were asked for',
    },
  },
}

export const celloByChargebee: Fields = {
  ...cello,
  ...transactions,
  'GET /api/v2/invoices': {
    ...transactions['GET /api/v2/invoices'],
    counts: [
      'list[].invoice.line_items[].entity_id',
      'list[].invoice.line_items[].quantity',
      'list[].invoice.subscription_id',
      'list[].invoice.customer_id',
      'list[].invoice.id',
    ],
  },
  'GET /api/v2/customers': {
    counts: [
      'list[].customer.id',
      'list[].customer.email',
      'list[].customer.company',
      'list[].customer.deleted',
    ],
  },
  'GET /api/v2/subscriptions': {
    counts: [
      'list[].subscription.id',
      'list[].subscription.customer_id',
      'list[].subscription.billing_period',
      'list[].subscription.billing_period_unit',
    ],
  },
}
