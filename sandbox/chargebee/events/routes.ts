import { page, PAGING } from '../lists/page.ts'
import { filter, type Filters } from '../lists/filter.ts'
import { readInteger } from '../lists/read.ts'
import { missing } from '../requests/api-error.ts'
import type { Ask, Route } from '../requests/ask.ts'
import type { Site } from '../site/site.ts'
import { eventObject, overallStatus } from './event-object.ts'
import type { StoredEvent } from './stored-event.ts'

const DAY = 24 * 60 * 60

/** A filter by status alone looks no further back. Source: chargebee/openapi, v1. */
const STATUS_DAYS = 6

/** There is none by customer. */
const filters: Filters = {
  id: 'string',
  webhook_status: 'enum',
  event_type: 'enum',
  source: 'enum',
  occurred_at: 'timestamp',
}

/** No call sends an event again: that is done by hand, in Chargebee's pages. */
export const eventRoutes: Route[] = [
  {
    method: 'GET',
    path: '/api/v2/events',
    parameters: [...PAGING, 'start_time', 'end_time', ...Object.keys(filters)],
    answer: listEvents,
  },
  {
    method: 'GET',
    path: '/api/v2/events/:id',
    parameters: [],
    answer: ({ site, id }) => {
      const event = site.state.events.get(id)
      if (!event || event.occurred_at < oldest(site)) throw missing('event', id)
      return { event: eventObject(event) }
    },
  },
]

function listEvents(ask: Ask) {
  const { site, params } = ask
  const passes = filter(ask, filters)
  const timed = ['occurred_at', 'start_time', 'end_time'].some((name) => params[name] !== undefined)
  const statusOnly = params['webhook_status'] !== undefined && !timed
  const from = Math.max(
    oldest(site),
    statusOnly ? site.seconds() - STATUS_DAYS * DAY : -Infinity,
    readMoment(params, 'start_time') ?? -Infinity,
  )
  const to = readMoment(params, 'end_time') ?? Infinity
  const within = (event: StoredEvent) => event.occurred_at >= from && event.occurred_at <= to
  const items = site.state.events
    .all()
    .filter((event) => within(event) && passes({ ...event, webhook_status: overallStatus(event) }))
  return page(ask, { items, sorts: ['occurred_at'], show: (event) => ({ event: eventObject(event) }) })
}

function oldest({ habits, seconds }: Site): number {
  return habits.eventDays === null ? -Infinity : seconds() - habits.eventDays * DAY
}

function readMoment(params: Ask['params'], name: string): number | undefined {
  const value = params[name]
  return value === undefined ? undefined : readInteger(name, value)
}
