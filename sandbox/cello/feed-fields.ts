import type { Store } from './store.ts'
import type { FeedEntry, FeedField, FeedSource, FeedStatus, Subject } from './types.ts'

type Shown = Pick<FeedEntry, 'fields' | 'status'>

interface Words {
  code: string
  user: string
  email: string
}

/** What an entry of the feed says where its event says nothing. */
export const blank = {
  eventId: null,
  customerId: null,
  invoiceId: null,
  transactionId: null,
  ucc: null,
  newUserId: null,
  email: null,
}

const nothingSaid: Pick<FeedEntry, 'fields' | 'status'> = { fields: [], status: 'OK' }

export const noted = {
  ...nothingSaid,
  outcome: 'noted',
  result: 'Noted. It changes no attribution and no reward.',
} as const

export const ignored = {
  ...nothingSaid,
  outcome: 'ignored',
  result: 'Ignored: Cello does not use this kind of event.',
} as const

const words: Record<FeedSource, Words> = {
  'Stripe Webhook': customerWords('Stripe'),
  'Chargebee Webhook': customerWords('Chargebee'),
  'Cello API': {
    code: 'the event carries no payload.ucc',
    user: 'the event carries no payload.newUserId',
    email: 'the event carries no context.newUser.email',
  },
  'Auto Attribution': {
    code: 'the cookie holds no code',
    user: 'the widget was booted without a user',
    email: 'the widget was booted without an e-mail address',
  },
}

/** Cello's per-field validation: `ucc` and `newUserId` are required, `email` is recommended (docs.cello.so, event feed). */
export function feedFields(store: Store, subject: Subject): Shown {
  const said = words[subject.source]
  return shown([codeField(store, subject.code, said), userField(subject, said), emailField(subject, said)])
}

/** The fields with the worst status among them. */
export function shown(fields: FeedField[]): Shown {
  return { fields, status: worst(fields) }
}

/** The same with a warning in place of what was said of the field, or beside the others. */
export function warned<T extends Shown>(entry: T, field: FeedField['field'], message: string): T {
  const warning: FeedField = { field, status: 'Warning', message }
  const others = entry.fields.filter((one) => one.field !== field)
  const known = others.length < entry.fields.length
  const fields = known
    ? entry.fields.map((one) => (one.field === field ? warning : one))
    : [...others, warning]
  return { ...entry, ...shown(fields) }
}

export function refused(field: FeedField['field'], message: string) {
  const fields: FeedField[] = [{ field, status: 'Error', message }]
  return { ...shown(fields), outcome: 'refused', result: `Refused: ${message}` } as const
}

function worst(fields: FeedField[]): FeedStatus {
  if (fields.some(({ status }) => status === 'Error')) return 'Error'
  return fields.some(({ status }) => status === 'Warning') ? 'Warning' : 'OK'
}

function codeField(store: Store, code: string | null, said: Words): FeedField {
  const field = 'ucc'
  if (!code) return { field, status: 'Error', message: `Missing: ${said.code}.` }
  if (!/^[0-9A-Za-z]{11}$/.test(code)) {
    return { field, status: 'Error', message: `Invalid: “${code}” is not 11 letters and digits.` }
  }
  const referrer = store.referrerByCode(code)
  if (!referrer) return { field, status: 'Error', message: `Unknown: no referrer has the code ${code}.` }
  return { field, status: 'OK', message: `${code} belongs to ${referrer.name}.` }
}

function userField({ newUserId }: Subject, said: Words): FeedField {
  return newUserId
    ? { field: 'newUserId', status: 'OK', message: newUserId }
    : { field: 'newUserId', status: 'Error', message: `Missing: ${said.user}.` }
}

function emailField({ email }: Subject, said: Words): FeedField {
  return email
    ? { field: 'email', status: 'OK', message: email }
    : { field: 'email', status: 'Warning', message: `Recommended: ${said.email}.` }
}

function customerWords(provider: string): Words {
  return {
    code: `the ${provider} customer carries no cello_ucc`,
    user: `the ${provider} customer carries no new_user_id`,
    email: `the ${provider} customer has no e-mail address`,
  }
}
