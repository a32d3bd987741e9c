import { formatSum } from '../money.ts'
import type { Context, ProviderPlan } from '../provider.ts'
import { blocker, sortByLevel } from '../sentences.ts'
import type { Step } from '../step.ts'
import type { Wanted } from '../wanted.ts'
import { byHand, findWarnings, slow } from './find-warnings.ts'
import { judgeCustomer } from './judge-customer.ts'
import { judgeDenied } from './judge-denied.ts'
import { judgeEndpoint } from './judge-endpoint.ts'
import { judgeFields } from './judge-fields.ts'
import { judgePayments, whyByHand } from './judge-payments.ts'
import type { ChargebeeLook } from './looked.ts'
import { secondsFor } from './seconds-for.ts'

/** The barrier: Chargebee tries a webhook again two minutes after it failed, and a minute more is left for that. Seconds. */
const barrier = 180

/** Pure: the same look, wanted and moment give the same plan, in whatever order Chargebee listed things. */
export function plan(look: ChargebeeLook, wanted: Wanted, context: Context): ProviderPlan {
  const { customer, endpoint, limit } = look
  const { customerId } = wanted
  const payments = judgePayments(look, customerId, context)
  const { brings } = payments
  const stake = brings.length === 0 ? null : formatSum(brings.map(({ invoice }) => invoice))
  const judged = judgeCustomer(look, wanted, stake)
  const fields = judgeFields(look, wanted)
  const to = { provider: 'chargebee', customerId }
  const mark: Step[] =
    judged.changes.length === 0
      ? []
      : [
          { kind: 'mark', ...to, changes: judged.changes },
          { kind: 'wait', ...to, event: 'customer_changed', seconds: barrier },
        ]
  const closed = judged.closed || fields.length > 0
  const steps = closed && !wanted.supportOnly ? [] : [...mark, ...brings]
  const found = [
    ...judgeDenied(look.denied),
    ...judged.findings,
    ...fields,
    ...judgeEndpoint(look),
    ...findWarnings(payments),
    ...byHand(whyByHand(look), steps.filter(({ kind }) => kind === 'guided').length),
    ...slow(secondsFor(limit, steps), limit.requests),
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
    notResent: payments.notResent,
    findings: sortByLevel(steps.length === 0 && !blocked ? [...found, nothingToDo] : found),
  }
}

const nothingToDo = blocker('nothing to do', {
  title: 'There is nothing to do.',
  sentence:
    'The customer carries the code and the new user already, and no payment is left that could be sent again.',
  wayOut: "Look in Cello's event feed what is missing, and write to support@cello.so with it.",
})
