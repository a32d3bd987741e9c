import type Stripe from 'stripe'
import { BulkEvents, type Bulk } from './bulk-events.ts'

export interface StoredEvent {
  id: string
  type: string
  created: number
  livemode: boolean
  object: object
  previous?: Record<string, unknown>
  request: Stripe.Event.Request | null
  /** Endpoints that took this type when the event came about. */
  recipients: string[]
  /** Endpoints that have yet to answer 2xx. */
  pending: string[]
}

export interface EventLogSnapshot {
  events: StoredEvent[]
  bulks: Bulk[]
}

/** Oldest first; `created` never falls with the index. */
export interface Shelf {
  readonly length: number
  createdAt(index: number): number
  at(index: number): StoredEvent
  /** Cheaper than `at`. */
  peek(index: number): { type: string; livemode: boolean }
}

interface Place {
  shelf: number
  index: number
  created: number
}

/** Events in the order of their making, fast to cut by time however many there are. */
export class EventLog {
  readonly #events: StoredEvent[]
  readonly #byId: Map<string, StoredEvent>
  readonly #bulks: BulkEvents[]

  constructor(from?: EventLogSnapshot) {
    this.#events = from?.events ?? []
    this.#byId = new Map(this.#events.map((event) => [event.id, event]))
    this.#bulks = (from?.bulks ?? []).map((bulk) => new BulkEvents(bulk))
  }

  add(event: StoredEvent) {
    if (this.#byId.has(event.id)) throw new Error(`event ${event.id} exists already`)
    this.#byId.set(event.id, event)
    this.#events.splice(this.#firstAfter(this.#made, event.created), 0, event)
  }

  addBulk(bulk: Omit<Bulk, 'number'>) {
    this.#bulks.push(new BulkEvents({ ...bulk, number: this.#bulks.length }))
  }

  get(id: string): StoredEvent | undefined {
    const made = this.#byId.get(id)
    if (made) return made
    for (const bulk of this.#bulks) {
      const index = bulk.indexOf(id)
      if (index !== undefined) return bulk.at(index)
    }
    return undefined
  }

  /** Newest first from just before the event `after`, or from the newest not later than `until`. */
  *newestFirst(from: { after?: StoredEvent | undefined; until: number }): Generator<StoredPeek> {
    const shelves = this.#shelves
    const next = shelves.map(
      (shelf, i) =>
        Math.min(
          this.#firstAfter(shelf, from.until),
          from.after ? this.#older(from.after, shelf, i) : shelf.length,
        ) - 1,
    )
    for (;;) {
      let best: Place | null = null
      for (const [i, shelf] of shelves.entries()) {
        const index = next[i] ?? -1
        if (index < 0) continue
        const created = shelf.createdAt(index)
        if (!best || created >= best.created) best = { shelf: i, index, created }
      }
      if (!best) return
      next[best.shelf] = best.index - 1
      yield peekAt(shelves, best)
    }
  }

  /** Oldest first from just after the event `before`. */
  *oldestFirst(before: StoredEvent): Generator<StoredPeek> {
    const shelves = this.#shelves
    const next = shelves.map((shelf, i) => {
      const older = this.#older(before, shelf, i)
      return i === this.#place(before).shelf ? older + 1 : older
    })
    for (;;) {
      let best: Place | null = null
      for (const [i, shelf] of shelves.entries()) {
        const index = next[i] ?? shelf.length
        if (index >= shelf.length) continue
        const created = shelf.createdAt(index)
        if (!best || created < best.created) best = { shelf: i, index, created }
      }
      if (!best) return
      next[best.shelf] = best.index + 1
      yield peekAt(shelves, best)
    }
  }

  toJSON(): EventLogSnapshot {
    return { events: this.#events, bulks: this.#bulks.map((bulk) => bulk.bulk) }
  }

  get #made(): Shelf {
    const events = this.#events
    const at = (index: number) => {
      const event = events[index]
      if (!event) throw new Error(`no event at ${String(index)}`)
      return event
    }
    return { length: events.length, createdAt: (i) => at(i).created, at, peek: at }
  }

  get #shelves(): Shelf[] {
    return [this.#made, ...this.#bulks]
  }

  #place(event: StoredEvent): Place {
    for (const [i, bulk] of this.#bulks.entries()) {
      const index = bulk.indexOf(event.id)
      if (index !== undefined) return { shelf: i + 1, index, created: event.created }
    }
    return { shelf: 0, index: this.#events.indexOf(event), created: event.created }
  }

  /** How many of the shelf come before the event; of one second, a lower shelf is older. */
  #older(event: StoredEvent, shelf: Shelf, i: number): number {
    const place = this.#place(event)
    if (place.shelf === i) return place.index
    return i < place.shelf
      ? this.#firstAfter(shelf, event.created)
      : this.#firstAfter(shelf, event.created - 1)
  }

  #firstAfter(shelf: Shelf, created: number): number {
    let low = 0
    let high = shelf.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (shelf.createdAt(middle) <= created) low = middle + 1
      else high = middle
    }
    return low
  }
}

export interface StoredPeek {
  created: number
  type: string
  livemode: boolean
  whole(): StoredEvent
}

function peekAt(shelves: Shelf[], place: Place): StoredPeek {
  const shelf = shelves[place.shelf]
  if (!shelf) throw new Error(`no shelf ${String(place.shelf)}`)
  const { type, livemode } = shelf.peek(place.index)
  return { created: place.created, type, livemode, whole: () => shelf.at(place.index) }
}
