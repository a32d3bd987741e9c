import { setTimeout as sleep } from 'node:timers/promises'
import type { StoredEvent, WebhookStatus } from '../events/stored-event.ts'
import type { Site } from '../site/site.ts'
import type { Delivery } from '../world.ts'
import { letterBody } from './body.ts'
import { post } from './post.ts'

/** Each after the one before, as multiples of two minutes: 2 and 6 min, half an hour, 1 h, 5 h, a day, two days. */
const RETRIES = [1, 3, 15, 30, 150, 720, 1440]

export interface Parcel {
  event: string
  /** Those still to be called, one after another. */
  endpoints: string[]
  attempt: number
  byHand: boolean
}

export interface Dispatcher {
  send(parcel: Parcel): void
  pause(): void
  resume(): void
  /** What is on its way or waits for another try. */
  underway(): Parcel[]
  deliveries: Delivery[]
  close(): void
}

export function createDispatcher(
  site: Pick<Site, 'state' | 'habits' | 'now' | 'changed'>,
  times: { delayMs: number; retryBaseMs: number; statusLagMs: number },
): Dispatcher {
  const { state, now, changed } = site
  const underway = new Set<Parcel>()
  const waiting: Parcel[] = []
  const timers = new Set<NodeJS.Timeout>()
  const deliveries: Delivery[] = []
  const stop = new AbortController()
  const stopped = () => stop.signal.aborted
  let paused = false

  function later(ms: number, parcel: Parcel) {
    underway.add(parcel)
    const timer = setTimeout(() => {
      timers.delete(timer)
      if (paused) waiting.push(parcel)
      else void deliver(parcel)
    }, ms)
    timers.add(timer)
  }

  async function deliver(parcel: Parcel) {
    const event = state.events.get(parcel.event)
    for (const endpoint of [...parcel.endpoints]) {
      if (event) await call(event, endpoint, parcel)
      if (stopped()) return
      parcel.endpoints.shift()
    }
    underway.delete(parcel)
    changed()
  }

  async function call(event: StoredEvent, id: string, { attempt, byHand }: Parcel) {
    const endpoint = state.endpoints.get(id)
    if (!endpoint) return
    if (endpoint.shown.disabled) {
      note(event, id, 'disabled')
      return
    }
    const status = await post(endpoint, letterBody(site, event, endpoint, byHand), stop.signal)
    if (stopped()) return
    deliveries.push({ event: event.id, type: event.event_type, endpoint: id, at: now(), status, byHand })
    if (times.statusLagMs > 0) {
      await sleep(times.statusLagMs, undefined, { signal: stop.signal }).catch(() => undefined)
    }
    if (stopped()) return
    const wait = byHand ? undefined : RETRIES[attempt - 1]
    if (status !== null && status >= 200 && status < 300) note(event, id, 'succeeded')
    else if (wait === undefined) note(event, id, 'failed')
    else {
      note(event, id, 're_scheduled')
      later(times.retryBaseMs * wait, { event: event.id, endpoints: [id], attempt: attempt + 1, byHand })
    }
    changed()
  }

  return {
    send: (parcel) => {
      later(times.delayMs, parcel)
    },
    pause: () => {
      paused = true
    },
    resume: () => {
      paused = false
      for (const parcel of waiting.splice(0)) void deliver(parcel)
    },
    underway: () => [...underway],
    deliveries,
    close: () => {
      stop.abort()
      for (const timer of timers) clearTimeout(timer)
    },
  }
}

function note(event: StoredEvent, id: string, webhook_status: WebhookStatus) {
  const known = event.webhooks.find((webhook) => webhook.id === id)
  if (known) known.webhook_status = webhook_status
  else event.webhooks.push({ id, webhook_status })
}
