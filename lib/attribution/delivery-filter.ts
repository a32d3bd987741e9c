import { type DeliveryOutcome, deliveryOutcomes, type Purpose, purposes } from '#db/words.ts'
import { readAmount } from './read-amount.ts'
import { readDay } from './read-day.ts'

export interface DeliveryFilter {
  request?: number
  /** An id or an e-mail address. */
  customer?: string
  event?: string
  /** An id or a number. */
  invoice?: string
  /** A plain decimal number in the currency's own decimals: "120.00". */
  amount?: string
  currency?: string
  endpoint?: string
  /** Ids of people. */
  requestedBy?: string
  approvedBy?: string
  from?: Date
  /** Excluded. */
  until?: Date
  status?: number
  providerRequest?: string
  outcome?: DeliveryOutcome
  purpose?: Purpose
}

export const filterNames = [
  'request',
  'customer',
  'event',
  'invoice',
  'amount',
  'currency',
  'endpoint',
  'requestedBy',
  'approvedBy',
  'from',
  'until',
  'status',
  'providerRequest',
  'outcome',
  'purpose',
] as const
export type FilterName = (typeof filterNames)[number]

/** What a person typed, as they typed it. */
export type Typed = Partial<Record<FilterName, string>>

export interface ReadFilter {
  filter: DeliveryFilter
  /** A sentence for each text that was not understood, and is left out of the filter. */
  problems: Typed
}

export interface Reader {
  now: Date
  /** Where the reader's days begin. */
  zone: string
}

/** What a text means, or a sentence that says why it means nothing. */
type Meaning = DeliveryFilter | string

export function readFilter(typed: Typed, reader: Reader): ReadFilter {
  const read: ReadFilter = { filter: {}, problems: {} }
  for (const name of filterNames) {
    const text = typed[name]?.trim() ?? ''
    if (text === '') continue
    const meaning = /\p{Cc}/u.test(text) ? unreadable : readers[name](text, typed, reader)
    if (typeof meaning === 'string') read.problems[name] = meaning
    else Object.assign(read.filter, meaning)
  }
  const { from, until } = read.filter
  if (from && until && from >= until) {
    read.problems.until = 'This is before the first day. Choose the same day or a later one.'
    delete read.filter.until
  }
  return read
}

const readers: Record<FilterName, (text: string, typed: Typed, reader: Reader) => Meaning> = {
  request: (text) => {
    const request = requestNumber(text)
    return request === undefined ? 'A request has a number, such as R-1042 or 1042.' : { request }
  },
  customer: (text) => exact(text, (customer) => ({ customer })),
  event: (text) => exact(text, (event) => ({ event })),
  invoice: (text) => exact(text, (invoice) => ({ invoice })),
  endpoint: (text) => exact(text, (endpoint) => ({ endpoint })),
  providerRequest: (text) => exact(text, (providerRequest) => ({ providerRequest })),
  amount: (text, { currency }) => readAmount(text, currency?.trim().toLowerCase()),
  currency: (text) =>
    /^[a-z]{3}$/i.test(text)
      ? { currency: text.toLowerCase() }
      : 'A currency has three letters, such as EUR.',
  requestedBy: (text) => (isUuid(text) ? { requestedBy: text } : nobody),
  approvedBy: (text) => (isUuid(text) ? { approvedBy: text } : nobody),
  from: (text, _typed, reader) => {
    const day = readDay(text, reader)
    return typeof day === 'string' ? day : { from: day.from }
  },
  until: (text, _typed, reader) => {
    const day = readDay(text, reader)
    return typeof day === 'string' ? day : { until: day.until }
  },
  status: (text) => {
    const status = /^(?:http\s*)?([1-5]\d\d)$/i.exec(text)?.[1]
    return status === undefined
      ? 'An HTTP status has three digits, such as 200 or 429.'
      : { status: Number(status) }
  },
  outcome: (text) => {
    const outcome = outcomes.find((one) => one === text.toLowerCase().replaceAll(/[-_]/g, ' '))
    return outcome === undefined ? `An outcome is one of: ${outcomes.join(', ')}.` : { outcome }
  },
  purpose: (text) => {
    const purpose = purposes.find((one) => one === text.toLowerCase())
    return purpose === undefined ? `A purpose is one of: ${purposes.join(', ')}.` : { purpose }
  },
}

export const outcomes = deliveryOutcomes

/** "R-1042", "r1042", "#1042" or "1042". */
export function requestNumber(text: string): number | undefined {
  const number = /^(?:#|r-?)?\s*(\d{1,9})$/i.exec(text.trim())?.[1]
  return number === undefined ? undefined : Number(number)
}

const nobody = 'Choose a person from the list.'
const unreadable = 'This holds characters that cannot be seen. Type it by hand, or copy it again.'

/** An id may be pasted as a link to a dashboard, whose last part it is. */
function exact(text: string, meaning: (id: string) => DeliveryFilter): Meaning {
  const path = /^https?:\/\/[^?#]+/i.exec(text)?.[0]
  const id = path?.split('/').findLast((part) => part !== '') ?? text
  return id.length > 255
    ? `This has ${id.length} characters; no id or e-mail address is longer than 255.`
    : meaning(id)
}

const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
