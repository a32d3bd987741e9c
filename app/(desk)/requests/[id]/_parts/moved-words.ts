import { formatMoney } from '#app/_ui/format.ts'

/** One side of a moved fact, which is canonical JSON, as words. `null`: there is nothing of it. */
export function movedWords(what: string, side: string | null): string {
  if (/^(blocker|warning): /.test(what)) return side === null ? 'no' : 'yes'
  if (side === null) return /^(customer |invoice |wait )/.test(what) ? 'not in the plan' : 'not there'
  const value = parse(side)
  if (typeof value === 'string') return value || 'there'
  if (!isRecord(value)) return side
  if (value['kind'] === 'resend') return invoiceWords(value['invoice'], `event ${words(value['eventId'])}`)
  if (value['kind'] === 'wait') return `up to ${words(value['seconds'])} s`
  if ('reason' in value) return invoiceWords(value['invoice'], `not resent, ${words(value['reason'])}`)
  if ('key' in value) return `${words(value['before'])} → ${words(value['after'])}`
  if ('wanted' in value) return ownerWords(value['owner'])
  return Object.values(value).filter(isPlain).map(words).join(' · ')
}

function ownerWords(owner: unknown) {
  if (!isRecord(owner)) return 'no owner known'
  return `belongs to ${words(owner['ownerId'])}, campaign ${words(owner['campaignId'])}`
}

function invoiceWords(invoice: unknown, rest: string) {
  if (!isRecord(invoice)) return rest
  const { currency, amount, refunded, credited, outOfBand } = invoice
  const money = (value: unknown) =>
    typeof value === 'number' && typeof currency === 'string'
      ? formatMoney({ amount: value, currency })
      : words(value)
  return [
    money(amount),
    ...(refunded ? [`${money(refunded)} refunded`] : []),
    ...(credited ? [`${money(credited)} credited`] : []),
    ...(outOfBand ? ['paid outside'] : []),
    rest,
  ].join(', ')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isPlain = (value: unknown) => typeof value === 'string' || typeof value === 'number'

const words = (value: unknown): string =>
  value === null || value === undefined || value === ''
    ? 'not set'
    : isPlain(value)
      ? String(value)
      : JSON.stringify(value)
