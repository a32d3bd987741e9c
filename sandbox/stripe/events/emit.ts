import type { Account } from '../account/account.ts'
import { newId } from '../../new-id.ts'
import type { StoredEvent } from './event-log.ts'
import { takes } from './takes.ts'

export interface Happening {
  type: string
  object: object & { livemode: boolean }
  previous?: Record<string, unknown>
  request?: StoredEvent['request']
  id?: string
  /** Seconds. Default: now. */
  created?: number
  /** Whether to send it out. */
  deliver: boolean
}

/** Records that something happened, and sends it to every endpoint that takes it at this moment. */
export function emit(account: Account, happening: Happening): StoredEvent {
  const { type, object, previous, deliver } = happening
  const created = happening.created ?? account.seconds()
  const recipients = account.state.endpoints
    .newestFirst(object.livemode)
    .filter(
      (endpoint) => endpoint.created <= created && endpoint.status === 'enabled' && takes(endpoint, type),
    )
    .map((endpoint) => endpoint.id)
  const event: StoredEvent = {
    id: happening.id ?? newId('evt'),
    type,
    created,
    livemode: object.livemode,
    object: structuredClone(object),
    ...(previous && { previous }),
    request: happening.request ?? null,
    recipients,
    pending: deliver ? [...recipients] : [],
  }
  account.state.events.add(event)
  for (const endpoint of event.pending)
    account.dispatcher.send({ event: event.id, endpoint, resend: false, attempt: 1 })
  account.changed()
  return event
}
