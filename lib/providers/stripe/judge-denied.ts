import type { Finding } from '../finding.ts'
import { blocker, warning } from '../sentences.ts'
import type { Denied } from './looked.ts'

export const judgeDenied = (denied: readonly Denied[]): Finding[] =>
  denied.map((one) => (one.what === 'refunds' ? refunds(one) : other(one)))

const refunds = ({ permission }: Denied) =>
  warning('refunds unread', {
    title: 'Refunds could not be read.',
    sentence: `It is not known whether a payment was refunded since. ${named(permission)}`,
    wayOut:
      'Look at the payments in Stripe before you go on, or ask an admin to switch the permission on for the key.',
  })

const other = ({ what, permission }: Denied) =>
  blocker('permission', {
    title: `The Stripe key may not read ${what === 'account' ? 'its account' : what}.`,
    sentence: named(permission),
    wayOut: "Ask an admin to switch the permission on for the key in Stripe's dashboard, under API keys.",
  })

const named = (permission: string | null) =>
  permission === null
    ? 'Stripe does not name the missing permission.'
    : `Stripe names the missing permission: ${permission}.`
