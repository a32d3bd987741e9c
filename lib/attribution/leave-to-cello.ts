import type { Finding, NotResent, Reason } from '#lib/providers/finding.ts'
import type { PaymentStep } from '#lib/providers/step.ts'
import { type Plan, paymentsOf } from './plan.ts'

/** What stands in the way and only Cello can move: the code, the ids, and who is credited already. */
const onlyCello: Reason[] = [
  'code unknown',
  'customer unknown',
  'customer deleted',
  'other code',
  'other new user',
  'attributed to another',
  'nothing to do',
]

export const isCellosToMend = ({ reason }: Finding) => onlyCello.some((one) => one === reason)

/** Reasons for which no credit is due, whoever brings the payment. */
const notDue: Reason[] = ['refunded', 'voided', 'not paid', 'resent before']
const cellosAnyway: Reason[] = ['too old', 'event gone', 'endpoint younger']

/**
 * The plan of a request that is only the message to Cello support: nothing is sent, its payments are what the message is about, and what
 * stood in the way is to be known. Another open request for the new user stays in the way. Pure.
 */
export function leaveToCello(plan: Plan): Plan {
  return {
    ...plan,
    steps: [],
    notResent: [
      ...plan.notResent.map((entry) =>
        [...notDue, ...cellosAnyway].includes(entry.reason) ? entry : left(entry),
      ),
      ...paymentsOf(plan).toReversed().map(left),
    ],
    findings: plan.findings.map((finding) =>
      finding.level === 'blocker' && finding.reason !== 'open request'
        ? { ...finding, level: 'warning' as const }
        : finding,
    ),
  }
}

const left = (entry: NotResent | PaymentStep): NotResent => ({
  invoice: entry.invoice,
  reason: 'left to Cello',
  sentence: 'Cello support is asked to import it.',
  ...('eventId' in entry && { eventId: entry.eventId }),
})
