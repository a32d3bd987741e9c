import { invalid } from '#lib/errors.ts'
import type { Needs } from '#lib/providers/provider.ts'
import type { GivenPayment, Wanted } from '#lib/providers/wanted.ts'
import { askedOf } from './asked-of.ts'
import { parsePayments, whatIsWrong } from './parse-payments.ts'
import type { PlanForm } from './request-form.ts'

/** What the form means on a path with these needs; what the path does not ask for is left out. @throws Refusal `invalid`. */
export function wantedOf(form: PlanForm, needs: Needs, now = new Date()): Wanted {
  const asked = askedOf(needs, form.billing)
  const { referralCode, newUserId, organizationId, signupAt, interval, productKey } = form
  if (asked.customer && form.customerId === '')
    throw invalid("Choose the new user's billing customer.", 'customerId')
  const payments = asked.payments ? paymentsIn(form, now) : []
  const terms = asked.terms && (interval !== '' || productKey !== '')
  return {
    customerId: asked.customer ? form.customerId : newUserId,
    referralCode,
    newUserId,
    organizationId,
    ...(asked.billing && form.billing !== '' && { billing: form.billing }),
    ...(asked.signup &&
      signupAt !== '' && {
        signup: { at: signupAt, email: form.signupEmail || null, name: form.signupName || null },
      }),
    ...(terms && { terms: { interval: interval || null, productKey: productKey || null } }),
    ...(payments.length > 0 && { payments }),
    ...(form.supportOnly !== '' && { supportOnly: true }),
  }
}

function paymentsIn({ payments, zone }: PlanForm, now: Date): GivenPayment[] {
  const read = parsePayments(payments, { now, zone: zone || undefined })
  if (typeof read === 'string') throw invalid(read, 'payments')
  if (read.payments === null) throw invalid(whatIsWrong(read), 'payments')
  return read.payments
}
