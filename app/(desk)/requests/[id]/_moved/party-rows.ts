import { accountWords, ownerWords } from './side-words.ts'
import { asSide, isSide, type MovedRow, valueWords } from './sides.ts'

const customerFields = [
  ['id', 'The customer', 'Another customer would be marked.'],
  ['email', 'The customer’s e-mail', 'Check that it is still the same person: the address tells them apart.'],
  ['name', 'The customer’s name', 'Check that it is still the same customer.'],
] as const

export const customerRows = (planned: unknown, now: unknown): MovedRow[] =>
  customerFields.map(([field, what, means]) => ({
    what,
    planned: valueWords(asSide(planned)[field]),
    now: valueWords(asSide(now)[field]),
    means,
  }))

export const accountRows = (planned: unknown, now: unknown): MovedRow[] => [
  {
    what: 'The account',
    planned: accountWords(planned),
    now: accountWords(now),
    means: 'The desk is connected to another account: nothing of this plan belongs there.',
  },
  {
    what: 'The account’s name',
    planned: valueWords(asSide(planned)['name']),
    now: valueWords(asSide(now)['name']),
    means: 'Check that it is still the same account.',
  },
]

/** What it means that one key of the customer, which is written, is not as planned. */
export function keyMeans(planned: unknown, now: unknown): string {
  if (!isSide(now)) return 'There is nothing left to write: it may be as wanted already.'
  if (!isSide(planned)) return 'It was as wanted, and is not any more: the desk would write it.'
  if (valueWords(planned['after']) !== valueWords(now['after'])) return 'Another value would be written.'
  return valueWords(now['before']) === 'not set'
    ? 'It was cleared meanwhile: the desk would set it anew.'
    : 'Somebody set another value meanwhile: the desk would write over it.'
}

/** Who gets the credit, and in which campaign. */
export function codeRows(planned: unknown, now: unknown): MovedRow[] {
  const [before, after] = [asSide(planned)['owner'], asSide(now)['owner']]
  const campaign = (side: unknown) => (isSide(side) ? valueWords(side['campaignId']) : 'not known')
  const lost = !isSide(after)
  const found = !isSide(before)
  return [
    {
      what: 'Who owns the referral code',
      planned: ownerWords(before),
      now: ownerWords(after),
      means: lost
        ? 'Cello does not name an owner any more: it is not known who would get the credit.'
        : found
          ? 'Cello names the owner now: the credit would go to them.'
          : 'The credit would go to somebody else.',
    },
    ...(lost || found
      ? []
      : [
          {
            what: 'The code’s campaign',
            planned: campaign(before),
            now: campaign(after),
            means: 'The terms of another campaign would apply.',
          },
        ]),
  ]
}
