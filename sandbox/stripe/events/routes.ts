import { PAGING } from '../lists/page.ts'
import type { Route } from '../requests/ask.ts'
import { eventObject } from './event-object.ts'
import { findEvent } from './find-event.ts'
import { listEvents } from './list.ts'
import { resendEvent } from './resend.ts'

export const eventRoutes: Route[] = [
  {
    method: 'GET',
    path: '/v1/events',
    permission: 'event_read',
    parameters: [...PAGING, 'created', 'delivery_success', 'type', 'types'],
    answer: listEvents,
  },
  {
    method: 'GET',
    path: '/v1/events/:id',
    permission: 'event_read',
    parameters: [],
    answer: (ask) => eventObject(findEvent(ask, ask.id)),
  },
  {
    method: 'POST',
    path: '/v1/events/:id/retry',
    permission: 'event_write',
    parameters: ['webhook_endpoint', 'account', 'for_stripecli'],
    answer: resendEvent,
  },
]
