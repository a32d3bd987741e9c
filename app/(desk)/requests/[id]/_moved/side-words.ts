import { invoiceWords } from './invoice-rows.ts'
import { asSide, isSide, lengthWords, parseSide, valueWords } from './sides.ts'

/** One side of a fact of a plan, in a phrase. `null`: there is nothing of it. */
export function sideWords(what: string, side: string | null): string {
  const value = parseSide(side)
  if (/^(blocker|warning): /.test(what)) return side === null ? 'not so' : 'so'
  if (what.startsWith('invoice ')) return invoiceWords(value)
  if (what.startsWith('wait for ')) return isSide(value) ? lengthWords(value['seconds']) : 'not in the plan'
  if (what.startsWith('customer ')) return keyWords(value)
  switch (what) {
    case 'account':
      return accountWords(value)
    case "Cello's endpoint":
      return endpointWords(value)
    case 'referral code':
      return ownerWords(asSide(value)['owner'])
    case 'sign-up event':
      return isSide(value) ? 'told to Cello' : 'not told'
    case 'customer':
      return ['id', 'email', 'name'].map((field) => valueWords(asSide(value)[field])).join(', ')
    default:
      return valueWords(value)
  }
}

/** The name of a fact, as a person calls it. */
export function factWords(what: string): string {
  const finding = /^(?:blocker|warning): (.*)$/s.exec(what)
  if (finding) return finding[1] ?? what
  if (what.startsWith('invoice ')) return what.replace(/^invoice/, 'Invoice')
  if (what.startsWith('wait for ')) return what.replace(/^wait/, 'The wait')
  if (what.startsWith('customer ')) return `The customer’s ${what.slice('customer '.length)}`
  return names[what] ?? what
}

const names: Record<string, string> = {
  account: 'The account',
  customer: 'The customer',
  "Cello's endpoint": 'Cello’s endpoint',
  'referral code': 'Who owns the referral code',
  'sign-up event': 'The sign-up',
}

export const keyWords = (side: unknown) =>
  isSide(side) ? `${valueWords(side['before'])} → ${valueWords(side['after'])}` : 'nothing to write'

export const accountWords = (side: unknown) =>
  isSide(side) ? `${valueWords(side['id'])}, ${valueWords(side['mode'])} mode` : 'not there'

export const endpointWords = (side: unknown) =>
  isSide(side) ? `${valueWords(side['id'])} at ${valueWords(side['url'])}` : 'not there'

export const ownerWords = (owner: unknown) =>
  isSide(owner) ? valueWords(owner['ownerId']) : 'nobody that Cello names'
