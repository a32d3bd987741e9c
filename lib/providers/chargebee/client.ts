import 'server-only'
import http from 'node:http'
import https from 'node:https'
import { type Line, openLine } from './line.ts'
import type { Limit } from '../turns.ts'
import { type Allowed, limitsOf } from './pace.ts'

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
  limit: Allowed
  /** By what the first call of carrying out a step is limited. */
  sends: Limit[]
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
  const { inAll, looks, sends } = limitsOf(`chargebee ${origin}`, limit)
  const shared = { key, origin, inAll }
  const agent = new (origin.startsWith('https:') ? https : http).Agent({ keepAlive: true })
  const hurry = Math.min(fiveSeconds, timeout)
  return {
    site,
    mode: modeOf(key, site),
    place,
    cello,
    celloBase,
    limit,
    sends,
    origin,
    elsewhere: base !== undefined,
    timeout,
    look: openLine({ ...shared, limits: looks, within: Infinity, timeout, agent }),
    hurry: openLine({ ...shared, limits: sends, within: fiveSeconds, timeout: hurry, agent }),
    write: openLine({ ...shared, limits: sends, within: fiveSeconds, timeout }),
  }
}

/** Keys begin with `test_` or `live_`, and test sites end in `-test` (docs.stackone.com/connectors/chargebee); else it is taken as live. */
function modeOf(key: string, site: string): Connection['mode'] {
  if (key.startsWith('live_')) return 'live'
  return key.startsWith('test_') || site.endsWith('-test') ? 'test' : 'live'
}
