import { listed } from '../../http/parse-form.ts'
import { readPaging } from '../lists/page.ts'
import { readRange } from '../lists/read-range.ts'
import { readBoolean, readText } from '../lists/read-text.ts'
import { invalid } from '../requests/api-error.ts'
import type { Ask } from '../requests/ask.ts'
import type { StoredEvent, StoredPeek } from './event-log.ts'
import { eventObject } from './event-object.ts'
import { findEvent, oldestReachable } from './find-event.ts'

/** Newest first, 30 days back; there is no filter by customer or object. */
export function listEvents(ask: Ask) {
  const { account, live, params } = ask
  const { limit, after, before } = readPaging(params)
  const wanted = readTypes(ask)
  const delivered = readBoolean(params, 'delivery_success')
  const created = readRange('created', params['created'])
  const oldest = Math.max(created.from, oldestReachable(account))
  const start = after === undefined ? undefined : findEvent(ask, after, 'starting_after')

  const found: StoredEvent[] = []
  const events = account.state.events
  const peeks =
    before === undefined
      ? events.newestFirst({ after: start, until: created.to })
      : events.oldestFirst(findEvent(ask, before, 'ending_before'))
  for (const peek of peeks) {
    if (before === undefined ? peek.created < oldest : peek.created > created.to) break
    if (peek.created < oldest || peek.livemode !== live || !wanted(peek)) continue
    const event = peek.whole()
    if (delivered !== undefined && delivered !== (event.pending.length === 0)) continue
    found.push(event)
    if (found.length > limit) break
  }
  const shown = found.slice(0, limit)
  if (before !== undefined) shown.reverse()
  return { object: 'list', data: shown.map(eventObject), has_more: found.length > limit, url: '/v1/events' }
}

function readTypes({ params }: Ask): (peek: StoredPeek) => boolean {
  const type = readText(params, 'type')
  const types = listed(params['types'])
  if (type !== undefined && types.length > 0) {
    throw invalid(
      'You may only specify one of these parameters: type, types.',
      'types',
      'parameters_exclusive',
    )
  }
  if (types.length > 20) throw invalid('You can only filter by up to 20 types.', 'types')
  const names = type === undefined ? types : [type]
  if (names.length === 0) return () => true
  const patterns = names.map((name) => matcher(name))
  return (peek) => patterns.some((matches) => matches(peek.type))
}

function matcher(name: string): (type: string) => boolean {
  if (name === '*') return () => true
  if (!name.endsWith('.*')) return (type) => type === name
  const start = name.slice(0, -1)
  return (type) => type.startsWith(start)
}
