import type { Plan } from '#lib/attribution/plan.ts'
import type { Finding } from '#lib/providers/finding.ts'

interface Words {
  /** Behind the subject's colon. */
  topic: string
  ask: (billing: string) => string
}

const byReason: [Finding['reason'], Words][] = [
  [
    'code unknown',
    {
      topic: 'referral code not known',
      ask: () =>
        'Your API answers that this referral code is not valid. Please tell us which code is the right one.',
    },
  ],
  [
    'customer deleted',
    {
      topic: 'billing customer deleted',
      ask: (billing) =>
        `The ${billing} customer was deleted, so we cannot put the referral code on it. Please attribute the new user by hand.`,
    },
  ],
  [
    'customer unknown',
    {
      topic: 'billing customer not found',
      ask: (billing) =>
        `${billing} does not know the customer, so we cannot put the referral code on it. Please attribute the new user by hand.`,
    },
  ],
  [
    'other code',
    {
      topic: 'two referral codes',
      ask: (billing) =>
        `The ${billing} customer carries another referral code. Please check which of the two counts, and correct the attribution.`,
    },
  ],
  [
    'attributed to another',
    {
      topic: 'two referral codes',
      ask: () =>
        'You show this new user under another referral code. Please check which of the two counts, and correct the attribution.',
    },
  ],
  [
    'other new user',
    {
      topic: 'two new users',
      ask: (billing) =>
        `The ${billing} customer stands for another new user. Please check which of the two it is, and correct the attribution.`,
    },
  ],
]

const wordsOf = ({ findings }: Pick<Plan, 'findings'>) =>
  byReason.flatMap(([reason, words]) =>
    findings.some((finding) => finding.reason === reason) ? [words] : [],
  )

/** What the message is about, for its subject; empty where it is the attribution itself. */
export function sayTopic(plan: Pick<Plan, 'findings'>, payments: number): string[] {
  const topics = new Set(wordsOf(plan).map(({ topic }) => topic))
  if (payments > 0) topics.add(`${payments} ${payments === 1 ? 'payment' : 'payments'} to import`)
  return topics.size === 0 ? [] : [[...topics].join(', ')]
}

/** What Cello is asked for, a sentence each. */
export function sayAsks(plan: Pick<Plan, 'findings'>, payments: number, billing: string): string[] {
  const asks = wordsOf(plan).map(({ ask }) => ask(billing))
  if (payments > 0) asks.push(importing(payments))
  if (asks.length === 0) asks.push('Please attribute this new user to this referral code by hand.')
  return asks
}

const importing = (payments: number) =>
  payments === 1
    ? 'Please import one past payment of this referral by hand, for the reason below it.'
    : `Please import ${payments} past payments of this referral by hand, for the reason below each.`
