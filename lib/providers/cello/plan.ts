import type { Finding } from '../finding.ts'
import type { Context, ProviderPlan } from '../provider.ts'
import { blocker, sortByLevel, warning } from '../sentences.ts'
import type { Wanted } from '../wanted.ts'
import { findMissing } from './find-missing.ts'
import { findWarnings } from './find-warnings.ts'
import { judgeBilling } from './judge-billing.ts'
import { judgePayments } from './judge-payments.ts'
import { judgeSignup } from './judge-signup.ts'
import type { CelloLook } from './looked.ts'

/** Pure: the same look, wanted and moment give the same plan, in whatever order payments were listed. */
export function plan(look: CelloLook, wanted: Wanted, context: Context): ProviderPlan {
  const customer = look.billing?.customer ?? null
  const typed = wanted.signup?.email ?? null
  const known = { ...context, email: typed ?? customer?.email ?? null }
  const signup = judgeSignup(look, wanted, known)
  const payments = judgePayments(look, wanted, known)
  const steps = [...signup.steps, ...payments.posts]
  const found = unique([
    ...judgeBilling(look, wanted),
    ...signup.findings,
    ...findMissing(look, wanted, payments),
    ...findWarnings(payments),
    ...look.payments.flatMap(({ findings = [] }) => findings),
    ...(look.payments.length === 0 ? [noPayments] : []),
  ])
  const blocked = found.some(({ level }) => level === 'blocker')
  return {
    account: look.account,
    customer:
      look.billing === null
        ? { id: wanted.customerId, email: typed, name: wanted.signup?.name ?? null }
        : { id: wanted.customerId, email: customer?.email ?? null, name: customer?.name ?? null },
    endpoint: null,
    steps,
    notResent: payments.notResent,
    findings: sortByLevel(steps.length === 0 && !blocked ? [...found, nothingToDo] : found),
  }
}

const noPayments = warning('no payments', {
  title: 'No payments are sent.',
  sentence: 'Cello is told of the sign-up only.',
  wayOut: 'Add the past payments, if there were any.',
})

const nothingToDo = blocker('nothing to do', {
  title: 'There is nothing to do.',
  sentence: 'Cello knows of the sign-up already, and no payment is left that could be sent.',
  wayOut: "Look in Cello's event feed what is missing, and write to support@cello.so with it.",
})

const unique = (findings: readonly Finding[]) => [
  ...new Map(findings.map((finding) => [`${finding.reason} ${finding.title}`, finding])).values(),
]
