import type { Finding } from '../finding.ts'
import { blocker, warning } from '../sentences.ts'
import type { Difference } from '../step.ts'
import type { Wanted } from '../wanted.ts'
import type { LookedCustomer, StripeLook } from './looked.ts'
import { changesTo, keys, longestValue, mostKeys } from './metadata.ts'

export interface JudgedCustomer {
  changes: Difference[]
  /** Nothing may be sent for this customer, whatever else is well. */
  closed: boolean
  findings: Finding[]
}

/** `stake` is the money of the payments that would be resent, as words. */
export function judgeCustomer(look: StripeLook, wanted: Wanted, stake: string | null): JudgedCustomer {
  const { customer, account } = look
  if (customer.state !== 'found')
    return { changes: [], closed: true, findings: absent(customer.state, wanted, account.mode) }
  const overwritten = [otherCode(customer, wanted, stake), otherNewUser(customer, wanted)].filter(
    (finding) => finding !== null,
  )
  const changes = changesTo(customer.metadata, wanted)
  const findings = [
    ...overwritten,
    ...(customer.mode === account.mode ? [] : [wrongMode(customer.mode, account.mode)]),
    ...(changes.length === 0 ? [sameCode(wanted)] : limits(customer, changes)),
    ...(look.namesakes.length === 0 ? [] : [severalCustomers(customer, look.namesakes)]),
  ]
  return { changes, closed: overwritten.length > 0, findings }
}

function absent(
  state: 'unknown' | 'deleted' | 'other mode' | 'unread',
  { customerId }: Wanted,
  mode: 'test' | 'live',
): Finding[] {
  const other = mode === 'test' ? 'live' : 'test'
  if (state === 'unread') return []
  if (state === 'deleted') {
    return [
      blocker('customer deleted', {
        title: 'This customer was deleted.',
        sentence: `Stripe has deleted ${customerId}; a deleted customer cannot be marked any more.`,
        wayOut: 'Look for another customer with the same e-mail address, or write to support@cello.so.',
      }),
    ]
  }
  if (state === 'other mode') {
    return [
      blocker('wrong mode', {
        title: `This customer is in ${other} mode.`,
        sentence: `The desk is connected in ${mode} mode, and ${shorten(customerId)} exists in ${other} mode only.`,
        wayOut: `Choose the customer of ${mode} mode, or use the desk that is connected in ${other} mode.`,
      }),
    ]
  }
  return [
    blocker('customer unknown', {
      title: 'Stripe does not know this customer.',
      sentence: `There is no ${shorten(customerId)} in this account and in ${mode} mode. Test and live mode have separate customers.`,
      wayOut:
        'Copy the id (cus_…) again from Stripe, and check there that account and mode are the right ones.',
    }),
  ]
}

const shorten = (id: string) => (id.length > 40 ? `${id.slice(0, 40)}…` : id)

function otherCode({ metadata }: LookedCustomer, wanted: Wanted, stake: string | null): Finding | null {
  const code = metadata[keys.code]
  if (code === undefined || code === '' || code === wanted.referralCode) return null
  const credit =
    stake === null ? 'its referrer would lose the credit' : `its referrer would lose the credit for ${stake}`
  return blocker('other code', {
    title: `This customer carries another code: ${code}.`,
    sentence: `If ${wanted.referralCode} took its place, ${credit}.`,
    wayOut: 'Only Cello can move it: write to support@cello.so with both codes.',
    other: code,
  })
}

function otherNewUser({ metadata }: LookedCustomer, wanted: Wanted): Finding | null {
  const newUser = metadata[keys.newUser]
  if (newUser === undefined || newUser === '' || newUser === wanted.newUserId) return null
  return blocker('other new user', {
    title: `This customer stands for another new user: ${newUser}.`,
    sentence: `Its payments would be counted for ${wanted.newUserId} from now on, although Cello knows them as those of ${newUser}.`,
    wayOut:
      'Check the customer and the new user id. If both are right, only Cello can move it: write to support@cello.so.',
    other: newUser,
  })
}

const wrongMode = (mode: 'test' | 'live', keyMode: 'test' | 'live') =>
  blocker('wrong mode', {
    title: `This customer is in ${mode} mode.`,
    sentence: `The desk is connected in ${keyMode} mode; test and live are never mixed.`,
    wayOut: `Choose the customer of ${keyMode} mode.`,
  })

const sameCode = ({ referralCode }: Wanted) =>
  warning('same code', {
    title: 'This customer carries the same code already.',
    sentence: `Nothing is changed on the customer, which carries ${referralCode} and the new user already, so Cello gets no customer.updated.`,
    wayOut:
      "Look in Cello's event feed whether the new user is attributed. Resending payments helps only if it is.",
  })

function limits({ metadata }: LookedCustomer, changes: readonly Difference[]): Finding[] {
  const added = changes.filter(({ key }) => !(key in metadata)).length
  const tooLong = changes.filter(({ after }) => (after ?? '').length > longestValue)
  const tooMany = Object.keys(metadata).length + added > mostKeys
  return [
    ...tooLong.map(({ key }) =>
      blocker('metadata full', {
        title: `The value of ${key} is too long.`,
        sentence: `Stripe takes ${String(longestValue)} characters at most.`,
        wayOut: 'Enter the id as the product knows it.',
      }),
    ),
    ...(tooMany
      ? [
          blocker('metadata full', {
            title: 'The metadata of this customer is full.',
            sentence: `Stripe keeps ${String(mostKeys)} keys on a customer, and ${String(added)} more are needed.`,
            wayOut: "Have keys that nobody needs removed in Stripe's dashboard, then try again.",
          }),
        ]
      : []),
  ]
}

function severalCustomers({ email }: LookedCustomer, namesakes: StripeLook['namesakes']): Finding {
  const others = [...namesakes]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, code }) => (code === null ? id : `${id} (carries ${code})`))
  return warning('several customers', {
    title: `${String(others.length + 1)} customers have this e-mail address.`,
    sentence: `Beside this one, ${email ?? 'it'} belongs to ${others.join(', ')}.`,
    wayOut: 'Check in Stripe which of them has the payments of the new user before you go on.',
  })
}
