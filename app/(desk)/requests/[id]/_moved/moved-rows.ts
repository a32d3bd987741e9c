import type { MovedFact } from '../_parts/story-words.ts'
import { accountRows, codeRows, customerRows, keyMeans } from './party-rows.ts'
import { invoiceRows } from './invoice-rows.ts'
import { factWords, sideWords } from './side-words.ts'
import { differing, isSide, type MovedRow, parseSide, valueWords } from './sides.ts'

/** What moved, in the words of people: a fact of which several things moved takes a row for each. What only looks different has none. */
export function movedRows(moved: readonly MovedFact[]): MovedRow[] {
  const isBlocked = moved.some(({ what, now }) => what.startsWith('blocker: ') && now !== null)
  const gone = isBlocked ? moved.filter(isCallThatIsGone) : []
  const rows = moved
    .filter((fact) => !gone.includes(fact))
    .flatMap(rowsOf)
    .filter((row) => row.planned !== row.now)
  return gone.length === 0 ? rows : [...rows, goneRow(gone.length)]
}

/** What is written, waited for or sent; what stands in the way takes all of it out of a plan. */
const isCallThatIsGone = ({ what, now }: MovedFact) =>
  now === null && /^(customer |invoice |wait for |sign-up event$)/.test(what)

const goneRow = (count: number): MovedRow => ({
  what: 'All that would be sent',
  planned: count === 1 ? '1 part of the plan' : `${String(count)} parts of the plan`,
  now: 'nothing',
  means: 'Nothing is sent while something stands in the way.',
})

function rowsOf(fact: MovedFact): MovedRow[] {
  const { what } = fact
  const [planned, now] = [parseSide(fact.before), parseSide(fact.now)]
  if (what.startsWith('invoice ')) return invoiceRows(what, planned, now)
  if (what === 'account') return accountRows(planned, now)
  if (what === 'customer') return customerRows(planned, now)
  if (what === 'referral code') return codeRows(planned, now)
  if (what === 'sign-up event' && isSide(planned) && isSide(now))
    return differing(planned, now).map(({ path, ...sides }) => ({
      what: `The sign-up: ${path.replace(/^body\./, '')}`,
      planned: valueWords(sides.planned),
      now: valueWords(sides.now),
      means: 'Cello would be told something else of the sign-up.',
    }))
  return [
    {
      what: factWords(what),
      planned: sideWords(what, fact.before),
      now: sideWords(what, fact.now),
      means: meansOf(what, planned, now),
    },
  ]
}

function meansOf(what: string, planned: unknown, now: unknown): string {
  if (what.startsWith('blocker: '))
    return now === null ? 'It no longer stands in the way.' : 'It stands in the way of the next revision.'
  if (what.startsWith('warning: '))
    return now === null ? 'It need not be considered any more.' : 'One more thing to know before deciding.'
  if (what.startsWith('customer ')) return keyMeans(planned, now)
  if (what.startsWith('wait for '))
    return isSide(now)
      ? 'The payments would begin at another time after the customer was marked.'
      : 'Nothing is written to the customer any more, so there is nothing to wait for.'
  switch (what) {
    case "Cello's endpoint":
      return isSide(now)
        ? 'Events would go to another address.'
        : 'Nothing that is sent would arrive at Cello.'
    case 'sign-up event':
      return isSide(now)
        ? 'Cello would be told of the sign-up as well.'
        : 'Cello would not be told of the sign-up.'
    default:
      return 'The plan would be another one.'
  }
}
