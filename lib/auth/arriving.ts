import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'

/** What is known of a sign-in while it goes on: next-auth's adapter is told neither the claims nor the request. */
export interface Arriving {
  /** The claim `auth_time`: when the person signed in at the identity provider. */
  authenticatedAt: Date | null
  browser: string | null
  /** The token of the session that this browser brought along, which ends with the new one: one browser, one session. */
  before: string | null
}

export const arriving = new AsyncLocalStorage<Arriving>()
