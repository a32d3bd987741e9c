import { newId } from '../../new-id.ts'
import type { Site } from '../site/site.ts'
import { takes } from '../webhook-endpoints/endpoint.ts'
import type { Content, EventType, StoredEvent } from './stored-event.ts'

export interface Happening {
  type: EventType
  content: Content
  by: StoredEvent['source']
  id?: string
  /** Seconds. Default: now. */
  occurredAt?: number
  /** Long past: its endpoints took it, and nothing is sent now. */
  past?: boolean
}

/** Records that something happened, and calls every endpoint that takes it at this moment. */
export function emit(
  site: Site,
  { type, content, by, id, occurredAt, past = false }: Happening,
): StoredEvent {
  const endpoints = site.state.endpoints.all()
  const subscribed = endpoints.filter((endpoint) => takes(endpoint, type))
  const recipients = subscribed.filter(({ shown }) => !shown.disabled).map((endpoint) => endpoint.id)
  const event: StoredEvent = {
    id: id ?? newId('ev', 16),
    occurred_at: occurredAt ?? site.seconds(),
    source: by,
    user: by === 'api' ? 'full_access_key_v1' : null,
    event_type: type,
    content: structuredClone(content),
    recipients,
    webhooks: past ? recipients.map((to) => ({ id: to, webhook_status: 'succeeded' })) : [],
    uncalled: recipients.length > 0 ? null : whyNobody(endpoints.length, subscribed.length),
  }
  site.state.events.add(event)
  if (!past && recipients.length > 0) {
    site.dispatcher.send({ event: event.id, endpoints: [...recipients], attempt: 1, byHand: false })
  }
  site.changed()
  return event
}

/** The meaning of these statuses is inferred from their names. */
function whyNobody(endpoints: number, subscribed: number): StoredEvent['uncalled'] {
  if (endpoints === 0) return 'not_configured'
  return subscribed === 0 ? 'not_applicable' : 'disabled'
}
