import { formatSum } from '../money.ts'
import type { Context, ProviderPlan } from '../provider.ts'
import { blocker, sortByLevel } from '../sentences.ts'
import type { Step } from '../step.ts'
import type { Wanted } from '../wanted.ts'
import { findWarnings } from './find-warnings.ts'
import { judgeCustomer } from './judge-customer.ts'
import { judgeDenied } from './judge-denied.ts'
import { judgeEndpoint } from './judge-endpoint.ts'
import { judgeInvoices } from './judge-invoices.ts'
import type { StripeLook } from './looked.ts'

/** The barrier: how long Cello may take to answer `customer.updated` before a person decides. Seconds. */
const barrier = 120

/** Pure: the same look, wanted and moment give the same plan, in whatever order Stripe listed things. */
export function plan(look: StripeLook, wanted: Wanted, context: Context): ProviderPlan {
  const { customer, endpoint } = look
  const { customerId } = wanted
  const invoices = judgeInvoices(look, customerId, context)
  const stake =
    invoices.resends.length === 0 ? null : formatSum(invoices.resends.map(({ invoice }) => invoice))
  const judged = judgeCustomer(look, wanted, stake)
  const mark: Step[] =
    judged.changes.length === 0
      ? []
      : [
          { kind: 'mark', provider: 'stripe', customerId, changes: judged.changes },
          { kind: 'wait', provider: 'stripe', customerId, event: 'customer.updated', seconds: barrier },
        ]
  const steps = judged.closed && !wanted.supportOnly ? [] : [...mark, ...invoices.resends]
  const found = [
    ...judgeDenied(look.denied),
    ...judged.findings,
    ...judgeEndpoint(look),
    ...findWarnings(invoices),
  ]
  const blocked = found.some(({ level }) => level === 'blocker')
  return {
    account: look.account,
    customer:
      customer.state === 'found'
        ? { id: customerId, email: customer.email, name: customer.name }
        : { id: customerId, email: null, name: null },
    endpoint: endpoint.state === 'found' ? { id: endpoint.id, url: endpoint.url } : null,
    steps,
    notResent: invoices.notResent,
    findings: sortByLevel(steps.length === 0 && !blocked ? [...found, nothingToDo] : found),
  }
}

const nothingToDo = blocker('nothing to do', {
  title: 'There is nothing to do.',
  sentence:
    'The customer carries the code and the new user already, and no payment is left that could be resent.',
  wayOut: "Look in Cello's event feed what is missing, and write to support@cello.so with it.",
})
