import { eventObject } from '../events/event-object.ts'
import type { State } from '../state/state.ts'
import type { Delivery } from '../world.ts'
import { post } from './post.ts'
import { sign } from './sign.ts'

/** Tries in all: live for three days, in a sandbox three over a few hours. Source: docs.stripe.com/webhooks. */
const TRIES = { live: 16, test: 3 }

export interface Parcel {
  event: string
  endpoint: string
  resend: boolean
  attempt: number
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

export function createDispatcher(options: {
  state: State
  now: () => number
  delayMs: number
  retryBaseMs: number
  changed: () => void
}): Dispatcher {
  const { state, now, delayMs, retryBaseMs, changed } = options
  const underway = new Set<Parcel>()
  const waiting: Parcel[] = []
  const timers = new Set<NodeJS.Timeout>()
  const deliveries: Delivery[] = []
  const stop = new AbortController()
  let paused = false

  function later(ms: number, parcel: Parcel) {
    underway.add(parcel)
    const timer = setTimeout(() => {
      timers.delete(timer)
      if (paused) waiting.push(parcel)
      else void attempt(parcel)
    }, ms)
    timers.add(timer)
  }

  async function attempt(parcel: Parcel) {
    const event = state.events.get(parcel.event)
    const endpoint = state.endpoints.get(parcel.endpoint)
    if (!event || endpoint?.status !== 'enabled') {
      underway.delete(parcel)
      return
    }
    const body = JSON.stringify(eventObject(event))
    const signature = sign(body, endpoint.secret, Math.floor(now() / 1000))
    const status = await post({ url: endpoint.url, body, signature, stop: stop.signal })
    if (stop.signal.aborted) return
    const { resend } = parcel
    deliveries.push({ event: event.id, type: event.type, endpoint: endpoint.id, at: now(), status, resend })
    underway.delete(parcel)
    if (status !== null && status >= 200 && status < 300) {
      event.pending = event.pending.filter((id) => id !== endpoint.id)
    } else if (!resend && parcel.attempt < TRIES[event.livemode ? 'live' : 'test']) {
      later(retryBaseMs * 3 ** (parcel.attempt - 1), { ...parcel, attempt: parcel.attempt + 1 })
    }
    changed()
  }

  return {
    send: (parcel) => {
      later(delayMs, parcel)
    },
    pause: () => {
      paused = true
    },
    resume: () => {
      paused = false
      for (const parcel of waiting.splice(0)) void attempt(parcel)
    },
    underway: () => [...underway],
    deliveries,
    close: () => {
      stop.abort()
      for (const timer of timers) clearTimeout(timer)
    },
  }
}
