import type { Delivery } from '#db/schema/deliveries.ts'
import type { Left } from '#lib/attribution/left-for-support.ts'
import type { Plan } from '#lib/attribution/plan.ts'
import { sayAsks, sayTopic } from './say-asks.ts'
import { listPayments, listSent } from './list-payments.ts'
import { readPlace } from './read-place.ts'

/** All that a message is made of. */
export interface Told {
  request: { number: number }
  plan: Plan
  /** What only Cello support can import, oldest first. */
  left: readonly Left[]
  /** Every attempt, oldest first; only those that had their effect are told. */
  deliveries: readonly Delivery[]
  /** The billing provider's name. */
  billing: string
  sender: string
}

export interface Text {
  subject: string
  body: string
}

/**
 * The message to Cello support: what a case is told by, in a fixed order, and nothing else. No card data, no secret, no name of a colleague
 * but the sender's. Pure: the same request gives the same text.
 */
export function writeMessage(told: Told): Text {
  const { request, plan, left, deliveries, billing, sender } = told
  const sections = [
    'Hello Cello team,',
    sayAsks(plan, left.length, billing).join('\n'),
    factsOf(plan, billing).join('\n'),
    left.length === 0 ? '' : ['Not imported:', ...listPayments(left, billing)].join('\n'),
    sentSection(listSent(deliveries, billing)),
    `Our reference: R-${request.number}`,
    `Kind regards,\n${sender}`,
  ]
  return {
    subject: [`Manual attribution R-${request.number}`, ...sayTopic(plan, left.length)].join(': '),
    body: sections.filter((section) => section !== '').join('\n\n'),
  }
}

const sentSection = (lines: string[]) =>
  lines.length === 0 ? '' : ['Sent by us already, please do not count it twice:', ...lines].join('\n')

/** One fact a line; what is not known is left out. */
function factsOf({ wanted, code, customer, findings, ...plan }: Plan, billing: string): string[] {
  const { environment, productId } = readPlace(plan)
  const other = (...reasons: string[]) => findings.find(({ reason }) => reasons.includes(reason))?.other
  const facts: [string, string | null | undefined][] = [
    ['Environment', environment],
    ['Cello product id', productId],
    ['Referral code', wanted.referralCode],
    [`Referral code on the ${billing} customer`, other('other code')],
    ['Referral code that Cello shows', other('attributed to another')],
    ['Referrer (productUserId)', code?.ownerId],
    ['New user id', wanted.newUserId],
    [`New user id on the ${billing} customer`, other('other new user')],
    ['Organisation id', wanted.organizationId],
    ['E-mail of the new user', customer.email ?? wanted.signup?.email],
    [`${billing} customer`, customer.id === wanted.newUserId ? null : customer.id],
  ]
  return facts.flatMap(([name, value]) => (value ? [`${name}: ${value}`] : []))
}
