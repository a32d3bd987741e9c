import 'server-only'
import http from 'node:http'
import https from 'node:https'
import { type Line, openLine } from './line.ts'
import { type Limit, Pacer } from './pacer.ts'

export interface Settings {
  site: string
  key: string
  /** Where Cello's values stand on a customer. */
  place: 'meta_data' | 'custom_fields'
  /** Another server that speaks Chargebee's wire format. */
  base?: string | undefined
  /** Cello's Chargebee endpoint; absent: past events are sent again by hand. */
  cello?: Cello | undefined
  /** Another server that stands for Cello: a webhook that sends there is Cello's too. */
  celloBase?: string | undefined
  /** What the site's plan allows in `perMs`. */
  requests: number
  /** Milliseconds. Default a minute, as Chargebee counts. */
  perMs?: number | undefined
  /** Milliseconds until a call is given up. Default 20 s. */
  timeout?: number | undefined
}

/** Where Cello takes Chargebee's events, and its basic authentication. */
export interface Cello {
  url: string
  user: string
  password: string
}

export interface Connection {
  site: string
  mode: 'test' | 'live'
  place: Settings['place']
  cello: Cello | null
  celloBase: string | undefined
  limit: Limit
  /** Chargebee's address: on Chargebee itself that of the site's own pages too. */
  origin: string
  /** It is another server, whose pages the desk does not know. */
  elsewhere: boolean
  /** Milliseconds. */
  timeout: number
  /** For pages and plans. */
  look: Line
  /** For reads between an opened delivery and its call: short, and with a small wait for their turn. */
  hurry: Line
  /** For calls that change something: one connection and one try a call. */
  write: Line
}

const twentySeconds = 20_000
const fiveSeconds = 5000
const minute = 60_000

export function connect(settings: Settings): Connection {
  const {
    site,
    key,
    place,
    base,
    cello = null,
    celloBase,
    requests,
    perMs = minute,
    timeout = twentySeconds,
  } = settings
  const origin = (base ?? `https://${site}.chargebee.com`).replace(/\/+$/, '')
  const limit = { requests, perMs }
  const shared = { key, origin, pacer: pacerOf(origin, limit) }
  const agent = new (origin.startsWith('https:') ? https : http).Agent({ keepAlive: true })
  const hurry = Math.min(fiveSeconds, timeout)
  return {
    site,
    mode: modeOf(key, site),
    place,
    cello,
    celloBase,
    limit,
    origin,
    elsewhere: base !== undefined,
    timeout,
    look: openLine({ ...shared, kind: 'look', within: Infinity, timeout, agent }),
    hurry: openLine({ ...shared, kind: 'send', within: fiveSeconds, timeout: hurry, agent }),
    write: openLine({ ...shared, kind: 'send', within: fiveSeconds, timeout }),
  }
}

/** Keys begin with `test_` or `live_`, and test sites end in `-test` (docs.stackone.com/connectors/chargebee); else it is taken as live. */
function modeOf(key: string, site: string): Connection['mode'] {
  if (key.startsWith('live_')) return 'live'
  return key.startsWith('test_') || site.endsWith('-test') ? 'test' : 'live'
}

const place = globalThis as { deskChargebeePacers?: Map<string, Pacer> }

/** One for each site in this process. Kept on globalThis: Next loads this module more than once in a process. */
function pacerOf(origin: string, limit: Limit): Pacer {
  const pacers = (place.deskChargebeePacers ??= new Map<string, Pacer>())
  const name = `${origin} ${String(limit.requests)}/${String(limit.perMs)}`
  const pacer = pacers.get(name) ?? new Pacer(limit)
  pacers.set(name, pacer)
  return pacer
}
