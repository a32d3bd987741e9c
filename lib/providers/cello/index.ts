import 'server-only'
import { env } from '#lib/env.ts'
import type { Provider } from '../provider.ts'
import { readyTurn } from '../turns.ts'
import { check } from './check.ts'
import { connect, type Connection, type Settings } from './client.ts'
import { confirm } from './confirm.ts'
import { type FindBilling, look } from './look.ts'
import { type Code, type NewUser, readCode, readNewUser } from './look-up.ts'
import type { CelloLook } from './looked.ts'
import { perform } from './perform.ts'
import { plan } from './plan.ts'

export { shareTokens, type Renewal, type Token, type TokenStore } from './tokens.ts'

/** Cello's API as a path: tell it of the sign-up, then of each past payment. `findBilling` leads to where payments are read. */
export function createCello(connected: () => Connection, findBilling: FindBilling): Provider<CelloLook> {
  return {
    path: 'cello',
    name: 'Cello API',
    setUp: {
      brings:
        'Whose a referral code is and who is attributed, looked up on every path; and the paths on which Cello is told by its API.',
      variables: ['CELLO_ACCESS_KEY_ID', 'CELLO_SECRET_ACCESS_KEY', 'CELLO_PRICE_UNIT'],
    },
    needs: { customer: 'for payments', signup: true, payments: true, billing: true },
    mode: () => connected().mode,
    find: async (text, billing) => (billing === undefined ? [] : (findBilling(billing)?.find(text) ?? [])),
    look: (wanted) => look(connected(), wanted, findBilling),
    plan,
    ready: (_step, signal) => readyTurn(connected().limits, signal),
    perform: (step, _attempt, turn) => perform(connected(), step, turn),
    confirm: (step) => confirm(connected(), step),
    check: () => check(connected()),
    // Cello's API v1 knows no idempotency.
    keyKeptFor: () => 0,
    secondsFor: () => 0,
    links: { customer: () => null, event: () => null, invoice: () => null },
  }
}

export const hasCello = () => env().CELLO_ACCESS_KEY_ID !== undefined

let connection: Connection | undefined

/** The connection to the configured account. */
export function connectedCello(): Connection {
  const settings = settingsFrom(env())
  if (!settings) throw new Error('Cello is used without CELLO_ACCESS_KEY_ID')
  return (connection ??= connect(settings))
}

/** Who owns a referral code; null where no key for Cello is configured. @throws Refusal `unavailable`. */
export const lookUpCode = async (code: string): Promise<Code | null> =>
  hasCello() ? readCode(connectedCello(), code) : null

/** What Cello shows of a new user; null where no key for Cello is configured. @throws Refusal `unavailable`. */
export const lookUpNewUser = async (id: string): Promise<NewUser | null> =>
  hasCello() ? readNewUser(connectedCello(), id) : null

function settingsFrom({
  CELLO_ACCESS_KEY_ID: accessKeyId,
  CELLO_SECRET_ACCESS_KEY: secretAccessKey,
  CELLO_PRICE_UNIT: priceUnit,
  CELLO_API_BASE: base,
  CELLO_REQUESTS_PER_SECOND: perSecond,
}: ReturnType<typeof env>): Settings | undefined {
  if (accessKeyId === undefined || secretAccessKey === undefined || priceUnit === undefined) return undefined
  return { accessKeyId, secretAccessKey, priceUnit, base, perSecond }
}
