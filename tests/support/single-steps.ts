import { v7 } from 'uuid'
import type { SendingStep } from '#lib/attribution/what-next.ts'
import type { Sandbox } from '#sandbox/index.ts'
import type { Fault as CelloFault } from '#sandbox/cello/types.ts'
import type { Fault as ChargebeeFault } from '#sandbox/chargebee/index.ts'
import type { Fault as StripeFault } from '#sandbox/stripe/index.ts'
import { celloEndpoint } from '#sandbox/story.ts'
import { invoice } from './plans.ts'

/** What can be made of the answer to one call at every provider. */
export type AnyFault = StripeFault & ChargebeeFault & CelloFault

/** One kind of step against the sandbox, each made with a customer of its own. */
export interface SingleStep {
  provider: 'stripe' | 'chargebee' | 'cello'
  kind: SendingStep['kind']
  make(): SendingStep
  /** Strikes the very next call of this kind. */
  strike(fault: object): void
  /** How often it was called, and how often that had an effect, by the sandbox's own record. */
  calls(step: SendingStep): number
  effects(step: SendingStep): number
}

const code = 'pNRB1aYqArN'
const yesterday = () => Date.now() - 24 * 3600_000
const clock = () => new Date(Date.now() + 24 * 3600_000).toISOString()

/** Every kind of step that changes something outside. */
export function singleSteps({ stripe, chargebee, cello }: Sandbox): SingleStep[] {
  const paid = { amount: 4900, currency: 'eur' }
  const once = { times: 1, method: 'POST' }
  const changes = (newUserId: string) => [
    { key: 'cello_ucc', before: null, after: code },
    { key: 'new_user_id', before: null, after: newUserId },
  ]
  const ofStripe = (path: (step: SendingStep) => string) => ({
    calls: (step: SendingStep) =>
      stripe.calls.filter((call) => call.method === 'POST' && call.path === path(step)).length,
    effects: (step: SendingStep) =>
      stripe.calls.filter((call) => call.effect && call.path === path(step)).length,
  })
  const eventsOf = (step: SendingStep) =>
    cello.calls.filter(
      ({ operation, body }) => operation === 'event' && 'body' in step && body === JSON.stringify(step.body),
    )
  const fed = ({ customerId }: SendingStep, trigger: string) =>
    cello.feed.filter(({ newUserId, eventType }) => newUserId === customerId && eventType === trigger)
  return [
    {
      provider: 'stripe',
      kind: 'mark',
      make() {
        const { id } = stripe.seed.customer({ email: `${v7()}@single.example` })
        return { kind: 'mark', provider: 'stripe', customerId: id, changes: changes(`usr_${id}`) }
      },
      strike: (fault) => stripe.fault({ ...(fault as StripeFault), ...once, path: '/v1/customers/*' }),
      ...ofStripe(({ customerId }) => `/v1/customers/${customerId}`),
    },
    {
      provider: 'stripe',
      kind: 'resend',
      make() {
        const { id: customerId } = stripe.seed.customer({ email: `${v7()}@single.example` })
        const { id, event } = stripe.seed.invoice({ customer: customerId, ...paid, paidAt: yesterday() })
        const eventAt = new Date(yesterday()).toISOString()
        return {
          ...{ kind: 'resend', provider: 'stripe', customerId, eventId: event ?? '', eventAt },
          ...{ endpointId: celloEndpoint.id, invoice: invoice({ id, ...paid }), clock: clock() },
        }
      },
      strike: (fault) => stripe.fault({ ...(fault as StripeFault), ...once, path: '/v1/events/*/retry' }),
      ...ofStripe((step) => `/v1/events/${'eventId' in step ? step.eventId : ''}/retry`),
    },
    {
      provider: 'chargebee',
      kind: 'mark',
      make() {
        const { id } = chargebee.seed.customer({ email: `${v7()}@single.example` })
        return { kind: 'mark', provider: 'chargebee', customerId: id, changes: changes(`usr_${id}`) }
      },
      strike: (fault) =>
        chargebee.fault({ ...(fault as ChargebeeFault), ...once, path: '/api/v2/customers/*' }),
      calls: ({ customerId }) =>
        chargebee.calls.filter(({ method, path }) => method === 'POST' && path.endsWith(`/${customerId}`))
          .length,
      effects: ({ customerId }) =>
        chargebee.calls.filter(({ effect, path }) => effect && path.endsWith(`/${customerId}`)).length,
    },
    {
      provider: 'chargebee',
      kind: 'push',
      make() {
        const { id: customerId } = chargebee.seed.customer({ email: `${v7()}@single.example` })
        const {
          event,
          transaction,
          invoice: id,
        } = chargebee.seed.payment({
          customer: customerId,
          ...paid,
          paidAt: yesterday(),
        })
        const eventAt = new Date(yesterday()).toISOString()
        return {
          ...{ kind: 'push', provider: 'chargebee', customerId, eventId: event ?? '', eventAt },
          ...{ endpointId: 'whv2_cello', clock: clock() },
          invoice: invoice({ id, ...paid, paymentId: transaction }),
        }
      },
      strike: (fault) => cello.fault({ ...(fault as CelloFault), times: 1, on: 'chargebee-webhook' }),
      // Cello's feed is its only record of whose event came.
      calls: (step) =>
        cello.feed.filter(({ eventId }) => 'eventId' in step && eventId === step.eventId).length,
      effects: (step) =>
        cello.feed.filter(({ eventId }) => 'eventId' in step && eventId === step.eventId).length,
    },
    {
      provider: 'cello',
      kind: 'signup',
      make() {
        const id = `usr_${v7()}`
        const body = eventBody(id, 'new-signup', { price: 0, currency: '' })
        return { kind: 'signup', provider: 'cello', customerId: id, body }
      },
      strike: (fault) => cello.fault({ ...(fault as CelloFault), times: 1, on: 'event' }),
      calls: (step) => eventsOf(step).length,
      effects: (step) => fed(step, 'new-signup').length,
    },
    {
      provider: 'cello',
      kind: 'post',
      make() {
        const id = `usr_${v7()}`
        const bill = invoice({ id: `in_${id}`, ...paid })
        const subscription = { invoiceId: bill.id, interval: 'monthly', productKey: 'Team' }
        const body = eventBody(id, 'invoice-paid', { price: 4900, currency: 'EUR' }, { subscription })
        return { kind: 'post', provider: 'cello', customerId: id, invoice: bill, clock: clock(), body }
      },
      strike: (fault) => cello.fault({ ...(fault as CelloFault), times: 1, on: 'event' }),
      calls: (step) => eventsOf(step).length,
      effects: (step) => fed(step, 'invoice-paid').length,
    },
  ]
}

const eventBody = (id: string, trigger: string, money: object, more: object = {}) => ({
  eventName: 'ReferralUpdated',
  payload: { ucc: code, newUserId: id, ...money },
  context: {
    newUser: { id, email: `${id}@single.example` },
    event: { trigger, timestamp: new Date(yesterday()).toISOString() },
    ...more,
  },
})
