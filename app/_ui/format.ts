import { currencyDigits } from '#lib/currency.ts'

export interface MoneyAmount {
  /** Whole minor units of `currency`. */
  amount: number
  /** ISO 4217, any case. */
  currency: string
}

const locale = 'en-US'
const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

export function formatMoney({ amount, currency }: MoneyAmount) {
  const digits = currencyDigits(currency)
  return moneyFormat(currency, digits).format(amount / 10 ** digits)
}

/** One sum a currency, never added across currencies: "€240.00 + ¥12,000". */
export function formatSums(sums: readonly MoneyAmount[]) {
  return sums.length === 0 ? '–' : sums.map((sum) => formatMoney(sum)).join(' + ')
}

/** A length of time in its two largest units: "2 d 4 h", "5 h 12 min", "12 min", "40 s". */
export function formatSpan(milliseconds: number) {
  const span = Math.max(0, milliseconds)
  if (span >= 10 * day) return `${Math.floor(span / day)} d`
  if (span >= day) return twoUnits(span, day, 'd', hour, 'h')
  if (span >= 10 * hour) return `${Math.floor(span / hour)} h`
  if (span >= hour) return twoUnits(span, hour, 'h', minute, 'min')
  if (span >= minute) return `${Math.floor(span / minute)} min`
  return `${Math.floor(span / second)} s`
}

export function formatRelative(at: number, now: number) {
  const distance = Math.abs(at - now)
  if (distance < 5 * second) return 'now'
  const words = relativeWords(distance)
  return at < now ? `${words} ago` : `in ${words}`
}

/** "22 Nov", or "22 Nov 2025" outside the year of `now`. */
export function formatDate(at: number, { now, zone }: { now: number; zone: string }) {
  const sameYear = part(at, zone, { year: 'numeric' }) === part(now, zone, { year: 'numeric' })
  return part(at, zone, { day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) })
}

export function formatClock(at: number, { zone, seconds = false }: { zone: string; seconds?: boolean }) {
  return part(at, zone, { hour: '2-digit', minute: '2-digit', ...(seconds ? { second: '2-digit' } : {}) })
}

/** "22 November 2026 at 13:41:05 GMT+1": nothing left out, and the same words on server and browser. */
export function formatExact(at: number, zone: string) {
  const date = part(at, zone, { day: 'numeric', month: 'long', year: 'numeric' })
  const clock = part(at, zone, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'shortOffset',
  })
  return `${date} at ${clock}`
}

export function isSameDay(left: number, right: number, zone: string) {
  const dayOf = (at: number) => part(at, zone, { year: 'numeric', month: 'numeric', day: 'numeric' })
  return dayOf(left) === dayOf(right)
}

export function isNear(at: number, now: number) {
  return Math.abs(at - now) < day
}

/** Shortened in the middle; the end is kept because neighbours differ there. */
export function shortenId(id: string, length = 18) {
  if (id.length <= length) return id
  const tail = 4
  return `${id.slice(0, length - tail - 1)}…${id.slice(-tail)}`
}

/** Making one takes longer than drawing a row of a table: each is made once. There are as many as currencies, zones and looks. */
const moneyFormats = new Map<string, Intl.NumberFormat>()
const momentFormats = new Map<string, Intl.DateTimeFormat>()

function moneyFormat(currency: string, digits: number) {
  const known = moneyFormats.get(currency)
  if (known) return known
  const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: currency.toUpperCase(),
    ...fraction,
  })
  moneyFormats.set(currency, format)
  return format
}

function twoUnits(span: number, large: number, largeName: string, small: number, smallName: string) {
  const whole = Math.floor(span / large)
  const rest = Math.floor((span % large) / small)
  return rest === 0 ? `${whole} ${largeName}` : `${whole} ${largeName} ${rest} ${smallName}`
}

function relativeWords(distance: number) {
  if (distance < minute) return `${Math.floor(distance / second)} s`
  if (distance < hour) return counted(Math.floor(distance / minute), 'minute')
  if (distance < day) return counted(Math.floor(distance / hour), 'hour')
  return counted(Math.floor(distance / day), 'day')
}

function counted(count: number, unit: string) {
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

function part(at: number, zone: string, options: Intl.DateTimeFormatOptions) {
  const name = `${zone} ${JSON.stringify(options)}`
  let format = momentFormats.get(name)
  if (!format)
    momentFormats.set(name, (format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options })))
  return format.format(at)
}
