import type { Account } from '../account/account.ts'
import { missing } from '../requests/api-error.ts'
import type { Ask } from '../requests/ask.ts'
import type { StoredEvent } from './event-log.ts'

const DAYS_KEPT = 30

export function oldestReachable(account: Account): number {
  return account.seconds() - DAYS_KEPT * 24 * 60 * 60
}

/** The event while it is at most 30 days old. Wording: stripe/stripe-cli#923; the status 404 is inferred. */
export function findEvent({ account, live }: Ask, id: string, param?: string): StoredEvent {
  const event = account.state.events.get(id)
  const old = event && event.created < oldestReachable(account)
  if (event?.livemode === live && !old) return event
  throw missing('notification', id, {
    ...(param && { param }),
    ...(event && !old && { live: event.livemode }),
  })
}
