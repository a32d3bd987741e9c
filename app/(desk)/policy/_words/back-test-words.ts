import type { BackTested } from '#lib/policy/back-test.ts'
import { counted } from '../../requests/_plan/counted.ts'

type Tested = Pick<BackTested, 'days' | 'requests' | 'more' | 'less' | 'other'>

/** What a policy would have done, in a sentence. Pure. */
export function backTestWords({ days, requests, more, less, other }: Tested): string {
  if (requests === 0)
    return `No request was filed in the last ${days} days, so there is nothing to try it on.`
  const of = `Of ${counted(requests, 'request')} of the last ${days} days`
  const parts = [
    ...(more.count > 0 ? [`${more.count} would have been asked for more`] : []),
    ...(less.count > 0 ? [`${less.count} for less`] : []),
    ...(other.count > 0 ? [`${other.count} for something else`] : []),
  ]
  if (parts.length === 0) return `${of}, each would have been asked for the same as now.`
  const [first = '', ...rest] = parts
  const begun = first.includes('would') ? first : first.replace(' for', ' would have been asked for')
  return `${of}, ${new Intl.ListFormat('en-GB').format([begun, ...rest])}.`
}
