import { decimalAmount } from '#lib/currency.ts'
import type { GivenPayment, Wanted } from '#lib/providers/wanted.ts'
import { writePayments } from './payment-columns.ts'
import { momentText } from './read-moment.ts'
import type { PlanForm } from './request-form.ts'

/** The form that means what is wanted: what `wantedOf` made of it comes back as it can be typed. */
export const formOf = (path: string, wanted: Wanted): PlanForm => ({
  path,
  billing: wanted.billing ?? '',
  customerId: isStandIn(wanted) ? '' : wanted.customerId,
  referralCode: wanted.referralCode,
  newUserId: wanted.newUserId,
  organizationId: wanted.organizationId,
  signupAt: wanted.signup?.at ?? '',
  signupEmail: wanted.signup?.email ?? '',
  signupName: wanted.signup?.name ?? '',
  interval: wanted.terms?.interval ?? '',
  productKey: wanted.terms?.productKey ?? '',
  payments: writePayments((wanted.payments ?? []).map(cellsOf)),
  zone: '',
  supportOnly: wanted.supportOnly ? 'yes' : '',
})

/** Without a billing customer the new user's own id stands for it. */
const isStandIn = ({ customerId, newUserId, billing, signup, payments }: Wanted) =>
  customerId === newUserId && billing === undefined && (signup !== undefined || payments !== undefined)

const cellsOf = (payment: GivenPayment) => ({
  invoice: payment.invoiceId,
  paid_at: momentText(payment.paidAt),
  amount: decimalAmount(payment.amount, payment.currency),
  currency: payment.currency.toUpperCase(),
  interval: payment.interval ?? '',
  product: payment.productKey ?? '',
  subscription: payment.subscriptionId ?? '',
})
