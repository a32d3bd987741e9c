import { createFaults } from '../faults/create-faults.ts'
import { answerControl } from '../http/answer-control.ts'
import { serve } from '../http/serve.ts'
import type { Account } from './account/account.ts'
import { accountRoutes } from './account/routes.ts'
import { chargeRoutes } from './charges/routes.ts'
import { creditNoteRoutes } from './credit-notes/routes.ts'
import { customerRoutes } from './customers/routes.ts'
import { createSearchable } from './customers/searchable.ts'
import { createDispatcher, type Parcel } from './deliveries/create-dispatcher.ts'
import { eventRoutes } from './events/routes.ts'
import { FAULTS } from './faults/inject.ts'
import { invoicePaymentRoutes } from './invoice-payments/routes.ts'
import { invoiceRoutes } from './invoices/routes.ts'
import { paymentIntentRoutes } from './payment-intents/routes.ts'
import { priceRoutes } from './prices/routes.ts'
import { productRoutes } from './products/routes.ts'
import { answerRequest } from './requests/answer-request.ts'
import { createRateLimit, type LimitRate } from './requests/limit-rate.ts'
import { createSeeds } from './seeds/create-seeds.ts'
import { seedControls } from './seeds/seed-controls.ts'
import { createState, snapshotState, type StateSnapshot } from './state/state.ts'
import { subscriptionRoutes } from './subscriptions/routes.ts'
import { webhookEndpointRoutes } from './webhook-endpoints/routes.ts'
import type { Call, Fault, StripeOptions, StripeWorld } from './world.ts'

export type { Call, Delivery, Fault, StripeOptions, StripeWorld } from './world.ts'

const CALLS_KEPT = 20_000

const routes = [
  ...accountRoutes,
  ...chargeRoutes,
  ...creditNoteRoutes,
  ...customerRoutes,
  ...eventRoutes,
  ...invoicePaymentRoutes,
  ...invoiceRoutes,
  ...paymentIntentRoutes,
  ...priceRoutes,
  ...productRoutes,
  ...subscriptionRoutes,
  ...webhookEndpointRoutes,
]

interface Snapshot {
  state: StateSnapshot
  underway: Parcel[]
}

/**
 * Starts a Stripe account on the loopback: api.stripe.com's v1 as far as a referral correction meets it. It speaks the
 * shapes of API version 2026-10-28.endive. `/_sandbox/…` steers it from another process.
 */
export async function startStripe(options: StripeOptions = {}): Promise<StripeWorld> {
  const from = options.snapshot as Snapshot | undefined
  const now = options.now ?? Date.now
  const changed = options.changed ?? (() => undefined)
  const state = createState(from?.state)
  const dispatcher = createDispatcher({
    state,
    now,
    changed,
    delayMs: options.deliveryDelayMs ?? 20,
    retryBaseMs: options.retryBaseMs ?? 5000,
  })
  const account: Account = {
    id: options.account ?? 'acct_1PracticeDesk',
    keys: {
      test: options.keys?.test ?? 'sk_test_51PracticeDeskSecret',
      live: options.keys?.live ?? 'sk_live_51PracticeDeskSecret',
    },
    state,
    dispatcher,
    searchable: createSearchable(options.searchLagMs ?? 0, now),
    now,
    seconds: () => Math.floor(now() / 1000),
    changed,
  }
  const faults = createFaults<Fault>(FAULTS)
  const calls: Call[] = []
  const documented = { endpoint: 25, global: 100 }
  let latencyMs = options.latencyMs ?? 0
  let limitRate = createRateLimit(options.rateLimits === undefined ? documented : options.rateLimits)
  const desk = {
    account,
    routes,
    faults,
    limitRate: (request: Parameters<LimitRate>[0]) => {
      limitRate(request)
    },
    latencyMs: () => latencyMs,
    record: (call: Call) => {
      calls.push(call)
      if (calls.length > CALLS_KEPT) calls.shift()
    },
  }
  const steered = {
    calls,
    deliveries: dispatcher.deliveries,
    faults: () => faults.list(),
    fault: (fault: Parameters<StripeWorld['fault']>[0]) => faults.add(fault),
    clearFaults: (path?: string) => {
      faults.clear(path)
    },
    seed: createSeeds(account),
    pauseDeliveries: () => {
      dispatcher.pause()
    },
    resumeDeliveries: () => {
      dispatcher.resume()
    },
  }
  const served = await serve(options.port ?? 0, (request, response) =>
    request.url?.startsWith('/_sandbox/')
      ? answerControl(steered, request, response, seedControls(steered.seed))
      : answerRequest(desk, request, response),
  )
  for (const parcel of from?.underway ?? []) dispatcher.send(parcel)

  return {
    ...steered,
    address: served.address,
    account: account.id,
    answerAs: (given) => {
      latencyMs = given.latencyMs
      limitRate = createRateLimit(given.rateLimits)
    },
    keys: {
      ...account.keys,
      restricted: (permissions, mode = 'test') => restrictedKey(account, permissions, mode),
    },
    snapshot: (): Snapshot => ({
      state: snapshotState(state),
      underway: dispatcher.underway().map((parcel) => ({ ...parcel })),
    }),
    close: async () => {
      faults.clear()
      dispatcher.close()
      await served.close()
    },
  }
}

function restrictedKey(account: Account, permissions: string[], mode: 'test' | 'live'): string {
  const number = Object.keys(account.state.restrictedKeys).length + 1
  const key = `rk_${mode}_51PracticeDeskRestricted${String(number).padStart(4, '0')}`
  account.state.restrictedKeys[key] = permissions
  account.changed()
  return key
}
