import type { Ask, Route } from '../requests/ask.ts'
import { missing } from '../requests/api-error.ts'

export const accountRoutes: Route[] = [
  {
    method: 'GET',
    path: '/v1/account',
    permission: 'accounts_kyc_basic_read',
    parameters: [],
    answer: getAccount,
  },
  {
    method: 'GET',
    path: '/v1/accounts/:id',
    permission: 'accounts_kyc_basic_read',
    parameters: [],
    answer: getAccount,
  },
  { method: 'GET', path: '/v1/balance', permission: 'balance_read', parameters: [], answer: getBalance },
]

function getAccount({ account, id }: Ask) {
  if (id && id !== account.id) throw missing('account', id)
  return {
    id: account.id,
    object: 'account',
    business_profile: { name: 'Attribution Practice', support_email: null, url: null },
    business_type: 'company',
    capabilities: { card_payments: 'active', transfers: 'active' },
    charges_enabled: true,
    country: 'DE',
    default_currency: 'eur',
    details_submitted: true,
    email: 'finance@attribution.example',
    payouts_enabled: true,
    settings: { dashboard: { display_name: 'Attribution Practice', timezone: 'Europe/Berlin' } },
    type: 'standard',
  }
}

function getBalance({ live }: Ask) {
  return {
    object: 'balance',
    available: [{ amount: 0, currency: 'eur', source_types: { card: 0 } }],
    livemode: live,
    pending: [{ amount: 0, currency: 'eur', source_types: { card: 0 } }],
  }
}
