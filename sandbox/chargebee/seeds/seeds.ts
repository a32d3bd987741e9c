import type { Invoice, WebhookEndpoint } from 'chargebee'
import type { CustomField } from '../custom-fields/custom-field.ts'

import type { Plan } from '../items/plan.ts'

/** All times are milliseconds; ids are made up where absent, and a taken id is refused. */
export interface Seeds {
  customer(seed: CustomerSeed): { id: string }
  /** With the item and the price that it is to, where those are new. */
  subscription(seed: SubscriptionSeed): { id: string }
  /** With everything that Chargebee would have: invoice, transactions, refund and events. */
  payment(seed: PaymentSeed): {
    transaction: string
    invoice: string
    event: string | null
    refund: string | null
  }
  /** One without a payment. */
  invoice(seed: InvoiceSeed): { id: string }
  /** Seed endpoints before the events that they are to have received. A known id is updated in place. */
  endpoint(seed: EndpointSeed): { id: string }
  customField(seed: CustomFieldSeed): void
}

export interface CustomerSeed {
  email?: string
  id?: string
  firstName?: string
  lastName?: string
  company?: string
  metaData?: Record<string, unknown>
  /** By API name; the site need not have them any more. */
  fields?: Record<string, string>
  createdAt?: number
  deleted?: boolean
  /** The last four digits of the card on file; null: none. Default 4242. */
  card?: string | null
}

export interface SubscriptionSeed {
  customer: string
  /** For one of them, in the currency's smallest unit. */
  amount: number
  currency: string
  id?: string
  createdAt?: number
  status?: 'active' | 'in_trial' | 'cancelled' | 'non_renewing'
  /** Default: Team. */
  item?: { id: string; name: string }
  /** Default: every month. */
  unit?: Plan['unit']
  period?: number
  quantity?: number
}

export interface PaymentSeed {
  customer: string
  /** In the currency's smallest unit. */
  amount: number
  currency: string
  paidAt: number
  /** The invoice's number, which is its id. */
  invoice?: string
  transaction?: string
  subscription?: string
  /** A failure leaves the invoice unpaid and causes `payment_failed`. Default success. */
  status?: 'success' | 'failure'
  /** Recorded by hand, without a card. */
  offline?: boolean
  /** Given back, with a credit note and `payment_refunded`. */
  refunded?: number
  /** The id of its event; false: Chargebee has none. */
  event?: string | false
  /** Also send its events to the endpoints of now. */
  deliver?: boolean
}

export interface InvoiceSeed {
  customer: string
  amount: number
  currency: string
  status: Exclude<Invoice['status'], 'paid'>
  id?: string
  subscription?: string
  date?: number
}

export interface EndpointSeed {
  url: string
  id?: string
  name?: string
  user?: string
  password?: string
  /** Absent: every event. */
  enabledEvents?: Required<WebhookEndpoint>['enabled_events']
  disabled?: boolean
  /** The opposite of "Exclude card information". Default false. */
  sendCard?: boolean
}

export interface CustomFieldSeed {
  apiName: string
  label?: string
  entity?: CustomField['entity_type']
  datatype?: CustomField['field_datatype']
  status?: CustomField['status']
  required?: boolean
}
