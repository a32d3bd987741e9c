import { eventObject } from '../events/event-object.ts'
import type { Content, StoredEvent } from '../events/stored-event.ts'
import type { Site } from '../site/site.ts'
import type { Endpoint } from '../webhook-endpoints/endpoint.ts'

/** What an endpoint is sent: the event itself, without the card where the endpoint excludes card information. */
export function letterBody(
  site: Pick<Site, 'state' | 'habits'>,
  event: StoredEvent,
  to: Endpoint,
  byHand: boolean,
) {
  const now = site.state.customers.get(event.content.customer?.id ?? '')
  const anew = byHand && site.habits.resentContent === 'as it is now' && now
  const content: Content = { ...event.content, ...(anew && { customer: now }) }
  if (!to.shown.send_card_resource) delete content.card
  return JSON.stringify({ ...eventObject(event), content })
}
