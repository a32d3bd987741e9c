import type { QueueTab } from '#lib/attribution/find-queue.ts'
import type { Money } from '#lib/providers/step.ts'
import { formatMoney } from '../../../_ui/format.ts'
import { counted } from '../../requests/_plan/counted.ts'

interface Waiting {
  /** They file requests and decide none. */
  onlyFiles: boolean
  /** How many of their cases ask for something. */
  cases: number
}

/** The answer at the top: what waits, as a sentence. For who only files, it speaks of their own requests. */
export function queueTitle(tab: QueueTab, count: number, { onlyFiles, cases }: Waiting) {
  const requests = counted(count, 'request')
  const one = count === 1
  switch (tab) {
    case 'for me':
      if (cases > 0) return withCases(requests, count, { onlyFiles, cases })
      if (count === 0) return onlyFiles ? 'Nothing of yours needs you' : 'Nothing waits for you'
      return onlyFiles
        ? `${count} of your requests ${one ? 'needs' : 'need'} you`
        : `${requests} ${one ? 'waits' : 'wait'} for you`
    case 'filed by me':
      return count === 0
        ? 'No request of yours is open'
        : `${count} of your requests ${one ? 'is' : 'are'} open`
    case 'carrying out':
      return count === 0
        ? 'Nothing is being carried out'
        : `${requests} ${one ? 'is' : 'are'} being carried out`
    case 'needs a person':
      return count === 0 ? 'Nothing needs a person' : `${requests} ${one ? 'needs' : 'need'} a person`
  }
}

/** "2 requests and 3 cases wait for you"; "3 of your cases need you". */
function withCases(requests: string, count: number, { onlyFiles, cases }: Waiting) {
  const one = count + cases === 1
  if (onlyFiles)
    return count === 0
      ? `${many(cases)} of your cases ${one ? 'needs' : 'need'} you`
      : `${requests} and ${casesOf(cases)} of yours need you`
  return `${count === 0 ? '' : `${requests} and `}${casesOf(cases)} ${one ? 'waits' : 'wait'} for you`
}

/** Counting ends at a thousand. */
export const many = (count: number) => (count >= 1000 ? '1,000 or more' : String(count))

const casesOf = (count: number) => (count === 1 ? '1 case' : `${many(count)} cases`)

/** "€3,410.00 and ¥12,000 at stake. The money that runs out first is on top." */
export function stakeSentence(atStake: readonly Money[], count: number, hasCases: boolean) {
  if (count === 0) return hasCases ? 'The case that runs out first is on top.' : 'Nothing is at stake here.'
  const sums = atStake.filter(({ amount }) => amount > 0).map((money) => formatMoney(money))
  const stake = sums.length === 0 ? 'No money can run out here.' : `${listed(sums)} at stake.`
  return count === 1 ? stake : `${stake} The money that runs out first is on top.`
}

const listed = (words: readonly string[]) => new Intl.ListFormat('en', { type: 'conjunction' }).format(words)
