import type { Store } from './store.ts'
import type { FeedField, FeedStatus, KnownCustomer } from './types.ts'

/** Cello's per-field validation: `ucc` and `newUserId` are required, `email` is recommended (docs.cello.so, event feed). */
export function feedFields(store: Store, customer: Omit<KnownCustomer, 'id'> | undefined): FeedField[] {
  return [codeField(store, customer?.code ?? null), userField(customer), emailField(customer)]
}

export function worst(fields: FeedField[]): FeedStatus {
  if (fields.some(({ status }) => status === 'Error')) return 'Error'
  return fields.some(({ status }) => status === 'Warning') ? 'Warning' : 'OK'
}

function codeField(store: Store, code: string | null): FeedField {
  const field = 'ucc'
  if (!code) return { field, status: 'Error', message: 'Missing: the Stripe customer carries no cello_ucc.' }
  if (!/^[0-9A-Za-z]{11}$/.test(code)) {
    return { field, status: 'Error', message: `Invalid: “${code}” is not 11 letters and digits.` }
  }
  const referrer = store.referrerByCode(code)
  if (!referrer) return { field, status: 'Error', message: `Unknown: no referrer has the code ${code}.` }
  return { field, status: 'OK', message: `${code} belongs to ${referrer.name}.` }
}

function userField(customer: { newUserId: string | null } | undefined): FeedField {
  return customer?.newUserId
    ? { field: 'newUserId', status: 'OK', message: customer.newUserId }
    : { field: 'newUserId', status: 'Error', message: 'Missing: the Stripe customer carries no new_user_id.' }
}

function emailField(customer: { email: string | null } | undefined): FeedField {
  return customer?.email
    ? { field: 'email', status: 'OK', message: customer.email }
    : {
        field: 'email',
        status: 'Warning',
        message: 'Recommended: the Stripe customer has no e-mail address.',
      }
}
