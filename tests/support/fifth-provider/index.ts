import type { Answer, Provider } from '#lib/providers/provider.ts'
import type { Step } from '#lib/providers/step.ts'
import type { Wanted } from '#lib/providers/wanted.ts'
import { AnswerLost, type LedgerCustomer, type LedgerWorld } from './world.ts'

const thirtyDays = 30 * 24 * 3600_000

/** A made-up fifth provider: all that the desk needs of one, in one folder. */
export const createLedger = (world: LedgerWorld): Provider<LedgerCustomer | undefined> => ({
  path: 'ledger',
  name: 'Ledger',
  needs: { customer: 'always', signup: false, payments: false, billing: false },
  mode: () => 'test',
  find: async (text) =>
    [...world.customers.values()]
      .filter(({ id, email }) => [id, email].includes(text))
      .map(({ id, email }) => ({ id, email, name: null, deleted: false, createdAt: null, note: id })),
  look: async ({ customerId }) => structuredClone(world.customers.get(customerId)),
  plan: (customer, wanted, { now }) => ({
    account: { provider: 'ledger', id: 'ledger_1', name: 'Ledger', mode: 'test' },
    customer: { id: wanted.customerId, email: customer?.email ?? null, name: null },
    endpoint: null,
    steps: customer ? stepsFor(customer, wanted, now) : [],
    notResent: [],
    findings: [],
  }),
  perform: async (step) => perform(world, step),
  async confirm(step) {
    const labels = world.customers.get(step.customerId)?.labels ?? {}
    const isMarked = step.kind === 'mark' && step.changes.every(({ key, after }) => labels[key] === after)
    return isMarked
      ? { seen: 'effect', eventId: null, sentence: 'The customer carries the labels.' }
      : { seen: 'unseen', eventId: null, sentence: 'A ledger does not show whether a bell rang.' }
  },
  check: async () => [],
  keyKeptFor: () => 0,
  secondsFor: () => 0,
  links: { customer: () => null, event: () => null, invoice: () => null },
})

function stepsFor({ labels, payments }: LedgerCustomer, wanted: Wanted, now: Date): Step[] {
  const { customerId } = wanted
  const after = { code: wanted.referralCode, user: wanted.newUserId }
  const changes = Object.entries(after)
    .map(([key, value]) => ({ key, before: labels[key] ?? null, after: value }))
    .filter((change) => change.before !== change.after)
  const mark: Step = { kind: 'mark', provider: 'ledger', customerId, changes }
  const rings = payments.map((invoice): Extract<Step, { kind: 'resend' }> => {
    const eventAt = invoice.paidAt ?? invoice.createdAt
    const clock = new Date(Date.parse(eventAt) + thirtyDays).toISOString()
    const event = { eventId: `bell_${invoice.id}`, eventAt, endpointId: 'bell' }
    return { kind: 'resend', provider: 'ledger', customerId, ...event, invoice, clock }
  })
  const young = rings.filter(({ clock }) => new Date(clock) > now)
  return changes.length === 0 ? young : [mark, ...young]
}

function perform(world: LedgerWorld, step: Step): Answer {
  try {
    if (step.kind === 'mark')
      world.label(
        step.customerId,
        Object.fromEntries(step.changes.map(({ key, after }) => [key, after ?? ''])),
      )
    else if (step.kind === 'resend') world.ring(step.eventId)
    else throw new Error(`a ledger does not perform a step of the kind ${step.kind}`)
    return { outcome: 'accepted', status: 200, providerRequestId: null, answer: {} }
  } catch (error) {
    if (!(error instanceof AnswerLost)) throw error
    const sentence = 'The answer was lost.'
    return { outcome: 'unknown', failure: 'cut', status: null, providerRequestId: null, sentence }
  }
}
