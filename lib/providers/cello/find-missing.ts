import type { Finding } from '../finding.ts'
import { formatAmount } from '../money.ts'
import { blocker, enumerate, nameOf } from '../sentences.ts'
import type { Wanted } from '../wanted.ts'
import { type JudgedPayments, termsOf, untold } from './judge-payments.ts'
import type { CelloLook } from './looked.ts'

export const emailMissing = ({ billing }: CelloLook) =>
  blocker('e-mail missing', {
    title: "The new user's e-mail address is missing.",
    sentence:
      billing === null
        ? 'Cello requires it with every payment, and shows the sign-up by it.'
        : `Cello requires it with every payment, and the customer has none in ${billing.name}.`,
    wayOut: 'Enter the e-mail address with which the new user signed up.',
  })

/** What a person must still say of the payments before Cello can be told of them. */
export function findMissing(
  look: CelloLook,
  wanted: Wanted,
  { notResent }: Pick<JudgedPayments, 'notResent'>,
): Finding[] {
  const because = (reason: string) => notResent.filter((one) => one.reason === reason)
  const emails = because('e-mail missing').length > 0 ? [emailMissing(look)] : []
  const affected = because('terms missing')
  if (affected.length === 0) return emails
  const invoices = new Set(affected.map(({ invoice }) => invoice))
  const terms = look.payments
    .filter(({ invoice }) => invoices.has(invoice))
    .map((payment) => termsOf(payment, wanted))
  const interval = terms.every((one) => one.interval !== null)
  const productKey = terms.every((one) => one.productKey !== null)
  const names = enumerate(affected.map(({ invoice }) => `${nameOf(invoice)} (${formatAmount(invoice)})`))
  const fields = [...(interval ? [] : ['the interval']), ...(productKey ? [] : ['the product'])]
  return [
    ...emails,
    blocker('terms missing', {
      title: `Nobody says ${untold({ interval, productKey })}.`,
      sentence: `Cello requires it with every payment. ${names}.`,
      wayOut: `Fill in ${fields.join(' and ')}: what you enter counts for the payments that do not say their own.`,
    }),
  ]
}
