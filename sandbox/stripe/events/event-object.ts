import { API_VERSION } from '../account/account.ts'
import type { StoredEvent } from './event-log.ts'

/** The event as Stripe shows and sends it. */
export function eventObject(event: StoredEvent) {
  return {
    id: event.id,
    object: 'event',
    api_version: API_VERSION,
    created: event.created,
    data: { object: event.object, ...(event.previous && { previous_attributes: event.previous }) },
    livemode: event.livemode,
    pending_webhooks: event.pending.length,
    request: event.request ?? { id: null, idempotency_key: null },
    type: event.type,
  }
}
