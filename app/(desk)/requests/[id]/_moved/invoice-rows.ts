import { asSide, differing, isSide, moneyWords, type MovedRow, type Side, valueWords } from './sides.ts'

const becomes: Record<string, string> = {
  resend: 'to be resent',
  push: 'to be pushed',
  post: 'to be posted',
  guided: 'to be resent by hand',
}

/** Why it is not brought, where the reason's own words say too little. */
const because: Record<string, string> = {
  'too old': 'older than 30 days',
  'event gone': 'its event is gone',
  'endpoint younger': 'older than Cello’s endpoint',
  'out of band': 'paid outside',
  'resent before': 'sent before',
}

const means: Record<string, string> = {
  refunded: 'The money went back: Cello would not be told of it, and it would not count.',
  voided: 'It was voided: Cello would not be told of it, and it would not count.',
  'resent before': 'It was sent meanwhile: sending it again could count it twice, so it would not be sent.',
  'too old': 'Its time ran out: only Cello support can bring it now.',
  'event gone': 'Its event cannot be resent any more: only Cello support can bring it now.',
}

/** What moved about one payment. */
export function invoiceRows(what: string, planned: unknown, now: unknown): MovedRow[] {
  const name = what.replace(/^invoice/, 'Invoice')
  const row = (meaning: string): MovedRow[] => [
    { what: name, planned: invoiceWords(planned), now: invoiceWords(now), means: meaning },
  ]
  if (!isSide(planned))
    return row(
      isSent(now)
        ? 'It was paid or found since: Cello would be told of it as well.'
        : 'It was found since, and would not be brought to Cello.',
    )
  if (!isSide(now)) return row('The provider does not show it any more: Cello would not be told of it.')
  if (isSent(planned) && !isSent(now))
    return row(means[valueWords(now['reason'])] ?? 'Cello would not be told of it, and it would not count.')
  if (!isSent(planned) && isSent(now)) return row('It can be brought now: Cello would be told of it as well.')
  if (planned['kind'] !== now['kind'])
    return row(
      now['kind'] === 'guided'
        ? 'A person would have to do it by hand.'
        : 'It would be brought to Cello in another way.',
    )
  if (planned['reason'] !== now['reason']) return row('It would not be brought to Cello either way.')
  return fieldRows(name, planned, now)
}

/** "€49.00, to be resent". */
export function invoiceWords(side: unknown): string {
  if (!isSide(side)) return 'not there'
  const { amount, currency, refunded, credited } = asSide(side['invoice'])
  const back = [
    ...(refunded ? [`${moneyWords(refunded, currency)} refunded`] : []),
    ...(credited ? [`${moneyWords(credited, currency)} credited`] : []),
  ]
  const reason = valueWords(side['reason'])
  const end = isSent(side)
    ? (becomes[valueWords(side['kind'])] ?? 'to be sent')
    : `not to be sent: ${because[reason] ?? reason}`
  return [moneyWords(amount, currency), ...back, end].join(', ')
}

const isSent = (side: unknown): side is Side => isSide(side) && 'kind' in side

function fieldRows(name: string, planned: Side, now: Side): MovedRow[] {
  return differing(planned, now).map(({ path, ...sides }) => {
    const [term, meaning] = fields[path] ?? [lastOf(path), otherwise(path)]
    const money = /\.(amount|refunded|credited)$/.test(path)
    const words = (value: unknown, side: Side) =>
      money ? moneyWords(value ?? 0, asSide(side['invoice'])['currency']) : valueWords(value)
    return {
      what: `${name}: ${term}`,
      planned: words(sides.planned, planned),
      now: words(sides.now, now),
      means: meaning,
    }
  })
}

const other = 'Another event would be sent than the one that was shown.'
const whole = 'Money went back since. Cello would still be told of the whole invoice.'

const fields: Record<string, [term: string, means: string]> = {
  'invoice.amount': ['amount', 'Cello would count another amount.'],
  'invoice.currency': ['currency', 'Cello would count the amount in another currency.'],
  'invoice.refunded': ['refunded', whole],
  'invoice.credited': ['credited', whole],
  'invoice.outOfBand': ['paid outside', 'Whether the money came in through the provider changed.'],
  'invoice.number': ['number', 'The same invoice has another number now.'],
  'invoice.paidAt': ['paid', 'It counts from another day, and so does the time that is left.'],
  'invoice.createdAt': ['written', 'The invoice was dated anew.'],
  'invoice.paymentId': ['payment', 'Another payment of the same invoice would be brought.'],
  eventId: ['event', other],
  eventAt: ['event of', other],
  endpointId: ['goes to', 'It would go to another endpoint.'],
  clock: ['possible until', 'The time that is left for it changed.'],
  instruction: ['by hand', 'A person would have to do something else.'],
  link: ['opens at', 'A person would open another page.'],
}

const lastOf = (path: string) => path.split('.').at(-1) ?? path

const otherwise = (path: string) =>
  path.startsWith('body.') ? 'Cello would be told something else.' : 'The call would be another one.'
