import type { Finding } from '../finding.ts'
import { blocker, warning } from '../sentences.ts'
import type { Wanted } from '../wanted.ts'
import type { CelloLook } from './looked.ts'

/** Whether the billing customer is there, in the same mode as Cello. */
export function judgeBilling({ account, billing }: CelloLook, { customerId }: Wanted): Finding[] {
  if (billing === null) return []
  const { name, mode, customer } = billing
  return [
    ...(mode === account.mode ? [] : [wrongMode(name, mode, account.mode)]),
    ...(customer === null ? [unknown(name, customerId)] : customer.deleted ? [deleted(name)] : []),
  ]
}

const wrongMode = (name: string, mode: string, celloMode: string) =>
  blocker('wrong mode', {
    title: `${name} is in ${mode} mode, and Cello in ${celloMode} mode.`,
    sentence: 'Test and live are never mixed: test payments would earn a real reward, or real ones none.',
    wayOut: `Ask an admin to connect both in the same mode: the keys of ${name}, and CELLO_API_BASE with its keys.`,
  })

const unknown = (name: string, customerId: string) =>
  blocker('customer unknown', {
    title: `${name} does not know this customer.`,
    sentence: `There is no ${customerId.length > 40 ? `${customerId.slice(0, 40)}…` : customerId}, so no payments could be read.`,
    wayOut: `Copy the id again from ${name}, or type the payments instead.`,
  })

const deleted = (name: string) =>
  warning('customer deleted', {
    title: 'This customer was deleted.',
    sentence: `${name} has deleted it; its past payments are still known.`,
    wayOut: 'Check that it is the right one: another customer may have the same e-mail address.',
  })
