import 'server-only'
import { fourAtATime } from '../four-at-a-time.ts'
import { type Window, windowsOf } from '../windows.ts'
import type { Connection } from './client.ts'
import { list } from './lists.ts'
import type { LookedEvent } from './looked.ts'
import { toEvent } from './map.ts'
import { eventShape } from './shapes.ts'

/** Stripe lists newest first; on a busy account the pages of a window end here. */
const mostPages = 50

/**
 * The `invoice.paid` events of each invoice. Events cannot be listed by customer or invoice, so each payment's few seconds are read:
 * at most one window an invoice, whatever else happens on the account.
 */
export async function lookEvents(connection: Connection, paid: readonly { id: string; closedAt: number }[]) {
  const found = await fourAtATime(windowsOf(paid.map(({ id, closedAt: at }) => ({ id, at }))), (window) =>
    readWindow(connection, window),
  )
  const events = new Map<string, LookedEvent[]>(paid.map(({ id }) => [id, []]))
  for (const event of found.flat())
    events.get(event.data.object.id ?? '')?.push(toEvent(event, connection.mode))
  return events
}

function readWindow(connection: Connection, { from, to, ids }: Window) {
  return list(connection, {
    route: 'GET /v1/events',
    shape: eventShape,
    page: (stripe, cursor) =>
      stripe.events.list({ type: 'invoice.paid', created: { gte: from, lte: to }, ...cursor }),
    enough: (events) => ids.every((id) => events.some((event) => event.data.object.id === id)),
    mostPages,
  })
}
