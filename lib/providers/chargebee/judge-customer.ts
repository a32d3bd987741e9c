import type { Finding } from '../finding.ts'
import { blocker, warning } from '../sentences.ts'
import type { Difference } from '../step.ts'
import type { Wanted } from '../wanted.ts'
import { carried, changesTo, roles } from './fields.ts'
import type { ChargebeeLook, LookedCustomer, LookedFields } from './looked.ts'

export interface JudgedCustomer {
  changes: Difference[]
  /** Nothing may be sent for this customer, whatever else is well. */
  closed: boolean
  findings: Finding[]
}

/** `stake` is the money of the payments that would be brought, as words. */
export function judgeCustomer(look: ChargebeeLook, wanted: Wanted, stake: string | null): JudgedCustomer {
  const { customer, fields } = look
  if (customer.state !== 'found')
    return { changes: [], closed: true, findings: absent(customer.state, wanted, look.account.id) }
  const overwritten = [
    otherCode(customer, fields, wanted, stake),
    otherNewUser(customer, fields, wanted),
  ].filter((finding) => finding !== null)
  const changes = changesTo(customer, fields.keys, wanted)
  const isMarked = changes.length === 0 && fields.keys.code !== null
  const findings = [
    ...overwritten,
    ...(isMarked ? [sameCode(wanted)] : tooLong(fields, changes)),
    ...(look.namesakes.length === 0 ? [] : [severalCustomers(customer, look.namesakes)]),
  ]
  return { changes, closed: overwritten.length > 0, findings }
}

function absent(state: 'unknown' | 'deleted' | 'unread', { customerId }: Wanted, site: string): Finding[] {
  if (state === 'unread') return []
  if (state === 'deleted') {
    return [
      blocker('customer deleted', {
        title: 'This customer was deleted.',
        sentence: `Chargebee has deleted ${customerId}; a deleted customer cannot be marked any more.`,
        wayOut: 'Look for another customer with the same e-mail address, or write to support@cello.so.',
      }),
    ]
  }
  return [
    blocker('customer unknown', {
      title: 'Chargebee does not know this customer.',
      sentence: `There is no ${shorten(customerId)} on the site ${site}. Test and live sites have separate customers.`,
      wayOut: "Copy the customer's id again from Chargebee, and check there that the site is the right one.",
    }),
  ]
}

const shorten = (id: string) => (id.length > 40 ? `${id.slice(0, 40)}…` : id)

function otherCode(
  customer: LookedCustomer,
  { keys }: LookedFields,
  wanted: Wanted,
  stake: string | null,
): Finding | null {
  const code = carried(customer, 'code', keys.code).find((one) => one !== wanted.referralCode)
  if (code === undefined) return null
  const credit =
    stake === null ? 'its referrer would lose the credit' : `its referrer would lose the credit for ${stake}`
  return blocker('other code', {
    title: `This customer carries another code: ${code}.`,
    sentence: `If ${wanted.referralCode} took its place, ${credit}.`,
    wayOut: 'Only Cello can move it: write to support@cello.so with both codes.',
    other: code,
  })
}

function otherNewUser(customer: LookedCustomer, { keys }: LookedFields, wanted: Wanted): Finding | null {
  const newUser = carried(customer, 'newUser', keys.newUser).find((one) => one !== wanted.newUserId)
  if (newUser === undefined) return null
  return blocker('other new user', {
    title: `This customer stands for another new user: ${newUser}.`,
    sentence: `Its payments would be counted for ${wanted.newUserId} from now on, although Cello knows them as those of ${newUser}.`,
    wayOut:
      'Check the customer and the new user id. If both are right, only Cello can move it: write to support@cello.so.',
    other: newUser,
  })
}

const sameCode = ({ referralCode }: Wanted) =>
  warning('same code', {
    title: 'This customer carries the same code already.',
    sentence: `Nothing is changed on the customer, which carries ${referralCode} and the new user already, so Cello gets no customer_changed.`,
    wayOut:
      "Look in Cello's event feed whether the new user is attributed. Sending payments again helps only if it is.",
  })

const tooLong = ({ keys, longest }: LookedFields, changes: readonly Difference[]): Finding[] =>
  roles.flatMap((role) => {
    const after = changes.find(({ key }) => key === keys[role])?.after ?? ''
    const most = longest[role] ?? Infinity
    if (after.length <= most) return []
    return [
      blocker('metadata full', {
        title: `The value of ${keys[role] ?? ''} is too long.`,
        sentence: `Chargebee takes ${String(most)} characters at most in this custom field.`,
        wayOut: 'Enter the id as the product knows it.',
      }),
    ]
  })

function severalCustomers({ email }: LookedCustomer, namesakes: ChargebeeLook['namesakes']): Finding {
  const others = [...namesakes]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, code }) => (code === null ? id : `${id} (carries ${code})`))
  return warning('several customers', {
    title: `${String(others.length + 1)} customers have this e-mail address.`,
    sentence: `Beside this one, ${email ?? 'it'} belongs to ${others.join(', ')}.`,
    wayOut: 'Check in Chargebee which of them has the payments of the new user before you go on.',
  })
}
