import type { Invoice } from 'chargebee'

export interface InvoiceFacts {
  id: string
  customer: string
  subscription: string | null
  amount: number
  currency: string
  status: Invoice['status']
  /** Seconds. */
  date: number
  paidAt: number | null
}

export function invoiceObject(facts: InvoiceFacts): Invoice {
  const { id, customer, subscription, amount, currency, status, date, paidAt } = facts
  const paid = status === 'paid'
  return {
    id,
    customer_id: customer,
    ...(subscription !== null && { subscription_id: subscription }),
    recurring: subscription !== null,
    status,
    price_type: 'tax_exclusive',
    date,
    due_date: date,
    net_term_days: 0,
    exchange_rate: 1,
    total: amount,
    amount_paid: paid ? amount : 0,
    amount_adjusted: 0,
    write_off_amount: 0,
    credits_applied: 0,
    amount_due: paid || status === 'voided' ? 0 : amount,
    ...(paidAt !== null && { paid_at: paidAt }),
    ...(status === 'voided' && { voided_at: date }),
    updated_at: paidAt ?? date,
    resource_version: (paidAt ?? date) * 1000,
    deleted: false,
    object: 'invoice',
    first_invoice: false,
    new_sales_amount: 0,
    has_advance_charges: false,
    currency_code: currency,
    base_currency_code: currency,
    is_gifted: false,
    term_finalized: true,
    channel: 'web',
    tax: 0,
    sub_total: amount,
    line_items: [
      {
        id: `li_${id}`,
        ...(subscription !== null && { subscription_id: subscription }),
        customer_id: customer,
        date_from: date,
        date_to: date + 30 * 24 * 60 * 60,
        unit_amount: amount,
        quantity: 1,
        amount,
        pricing_model: 'flat_fee',
        is_taxed: false,
        tax_amount: 0,
        description: 'Team',
        entity_type: 'plan_item_price',
        entity_id: `team-${currency}-Monthly`,
        discount_amount: 0,
        item_level_discount_amount: 0,
      },
    ],
    linked_payments: [],
    dunning_attempts: [],
    applied_credits: [],
    adjustment_credit_notes: [],
    issued_credit_notes: [],
    linked_orders: [],
  }
}
