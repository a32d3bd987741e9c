import type { Route } from './ask.ts'
import { ApiError } from './api-error.ts'

/**
 * Label and name as Stripe prints them. Seen in public: webhook_read (stripe/stripe-cli#2017), customer_read and charge_read
 * (#1604), accounts_kyc_basic_read (stripe/sync-engine#257); event_write for resending is a third party's finding.
 * The other labels follow the same form.
 */
const LABELS = {
  accounts_kyc_basic_read: 'Basic Account Information Read',
  balance_read: 'Balance Read',
  charge_read: 'Charges and Refunds Read',
  credit_note_read: 'Credit Notes Read',
  customer_read: 'Customers Read',
  customer_write: 'Customers Write',
  event_read: 'Events Read',
  event_write: 'Events Write',
  invoice_read: 'Invoices Read',
  payment_intent_read: 'PaymentIntents Read',
  plan_read: 'Prices Read',
  product_read: 'Products Read',
  subscription_read: 'Subscriptions Read',
  webhook_read: 'Webhook Endpoints, Event Destinations Read',
  webhook_write: 'Webhook Endpoints, Event Destinations Write',
}

export type Permission = keyof typeof LABELS

/** Refuses with 403 where a restricted key lacks the route's permission; null: a secret key, which may do all. */
export function checkPermission(key: string, permissions: string[] | null, route: Route, account: string) {
  if (!permissions) return
  const write = route.permission.replace(/_read$/, '_write')
  if (permissions.some((given) => [route.permission, write].includes(plain(given)))) return
  throw forbidden(key, route.permission, account)
}

export function forbidden(key: string, permission: string, account: string): ApiError {
  const name = plain(permission)
  const label = Object.entries(LABELS).find(([known]) => known === name)?.[1] ?? name
  const shown = `${key.slice(0, 8)}...${key.slice(-4)}`
  return new ApiError(
    403,
    {
      message: `Permission denied. The provided key '${shown}' does not have the required permissions for this endpoint on account '${account}'. Enabling ${label} ('${name}') permissions on this key would allow this request to continue. You can edit permissions at https://dashboard.stripe.com/${account}/apikeys`,
    },
    { early: true },
  )
}

/** The create link of the dashboard writes `rak_event_read`, the error message `event_read`. */
function plain(permission: string): string {
  return permission.replace(/^rak_/, '')
}
