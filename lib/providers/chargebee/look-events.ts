import 'server-only'
import { fourAtATime } from '../four-at-a-time.ts'
import { type Window, windowsOf } from '../windows.ts'
import type { Connection } from './client.ts'
import { type Cursor, list, readPage } from './lists.ts'
import type { Line } from './line.ts'
import type { LookedEvent, LookedPayment } from './looked.ts'
import { toEvent } from './map.ts'
import { type EventShape, eventShape } from './shapes.ts'
import { isSweepCheaper, leftBehind } from './sweep.ts'

/** On a busy site the pages of a window end here. */
const mostPages = 50

/** So many windows are read without asking whether a sweep would be cheaper. */
const few = 2

type Payment = Pick<LookedPayment, 'id' | 'moments'>

/**
 * The `payment_succeeded` events of each payment. Events cannot be listed by customer, so either all of the site's in their stretch of
 * time are read, newest first, or the few seconds around each payment: whichever takes fewer pages.
 */
export async function lookEvents(connection: Connection, payments: readonly Payment[]) {
  const windows = windowsOf(payments.flatMap(({ id, moments }) => moments.map((at) => ({ id, at }))))
  const { events, left } =
    windows.length <= few ? { events: [], left: windows } : await sweep(connection, windows)
  const rest = await fourAtATime(left, (window) => readWindow(connection, window))
  const found = new Map([...events, ...rest.flat()].map((event) => [event.id, event]))
  const byPayment = new Map<string, LookedEvent[]>(payments.map(({ id }) => [id, []]))
  for (const event of found.values()) byPayment.get(paymentOf(event))?.push(toEvent(event))
  return byPayment
}

const paymentOf = ({ content }: EventShape) => content.transaction?.id ?? ''

/** Reads from the newest window towards the oldest as long as that is cheaper, and says which windows it did not come to. */
async function sweep(connection: Connection, windows: readonly Window[]) {
  const stretch = { from: windows[0]?.from ?? 0, to: windows.at(-1)?.to ?? 0 }
  const events: EventShape[] = []
  let offset: string | null = null
  for (;;) {
    const { items, next }: Awaited<ReturnType<typeof readSweep>> = await readSweep(
      connection,
      stretch,
      offset,
    )
    events.push(...items)
    const reached = events.at(-1)?.occurred_at
    if (next === null || reached === undefined) return { events, left: [] }
    const left = leftBehind(windows, reached)
    if (!isSweepCheaper({ ...stretch, reached, events: events.length }, left)) return { events, left }
    offset = next
  }
}

const readSweep = (connection: Connection, stretch: { from: number; to: number }, offset: string | null) =>
  readPage(connection, { noun: 'event', shape: eventShape, page: pageOf(stretch) }, offset)

const readWindow = (connection: Connection, window: Window) =>
  list(connection, {
    noun: 'event',
    shape: eventShape,
    page: pageOf(window),
    enough: (events) => window.ids.every((id) => events.some((event) => paymentOf(event) === id)),
    mostPages,
  })

const pageOf =
  ({ from, to }: { from: number; to: number }) =>
  ({ sdk }: Line, cursor: Cursor) =>
    sdk.event.list({
      ...cursor,
      event_type: { is: 'payment_succeeded' },
      occurred_at: { between: [from, to] },
      'sort_by[desc]': 'occurred_at',
    })
