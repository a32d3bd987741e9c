import { createFaults } from '../faults/create-faults.ts'
import { answerControl } from '../http/answer-control.ts'
import { serve } from '../http/serve.ts'
import { customFieldRoutes } from './custom-fields/routes.ts'
import { customerRoutes } from './customers/routes.ts'
import { createDispatcher, type Parcel } from './deliveries/create-dispatcher.ts'
import { eventRoutes } from './events/routes.ts'
import { FAULTS } from './faults/inject.ts'
import { invoiceRoutes } from './invoices/routes.ts'
import { itemRoutes } from './items/routes.ts'
import { answerRequest } from './requests/answer-request.ts'
import { createRateLimit } from './requests/limit-rate.ts'
import { createSeeds } from './seeds/create-seeds.ts'
import { seedControls } from './seeds/seed-controls.ts'
import { usualHabits } from './site/habits.ts'
import type { Site } from './site/site.ts'
import { createState, snapshotState, type StateSnapshot } from './state/state.ts'
import { subscriptionRoutes } from './subscriptions/routes.ts'
import { transactionRoutes } from './transactions/routes.ts'
import { webhookEndpointRoutes } from './webhook-endpoints/routes.ts'
import type { Call, ChargebeeOptions, ChargebeeWorld, Fault } from './world.ts'

export type { Habits } from './site/habits.ts'
export type { Call, ChargebeeOptions, ChargebeeWorld, Delivery, Fault } from './world.ts'

const CALLS_KEPT = 20_000

/** A test site's. Source: Chargebee's knowledge base. */
const LIMIT = { requests: 150 }

const routes = [
  ...customFieldRoutes,
  ...customerRoutes,
  ...eventRoutes,
  ...invoiceRoutes,
  ...itemRoutes,
  ...subscriptionRoutes,
  ...transactionRoutes,
  ...webhookEndpointRoutes,
]

interface Snapshot {
  state: StateSnapshot
  underway: Parcel[]
}

/**
 * Starts a Chargebee site on the loopback: its API v2 as far as a referral correction meets it, in the shapes of the SDK
 * 3.33. `/_sandbox/…` steers it from another process.
 */
export async function startChargebee(options: ChargebeeOptions = {}): Promise<ChargebeeWorld> {
  const from = options.snapshot as Snapshot | undefined
  const now = options.now ?? Date.now
  const changed = options.changed ?? (() => undefined)
  const state = createState(from?.state)
  const habits = { ...usualHabits, ...options.habits }
  const dispatcher = createDispatcher(
    { state, habits, now, changed },
    {
      delayMs: options.deliveryDelayMs ?? 20,
      retryBaseMs: options.retryBaseMs ?? 5000,
      statusLagMs: options.statusLagMs ?? 0,
    },
  )
  const site: Site = {
    keys: {
      full: options.keys?.full ?? 'test_PracticeDeskFullAccess',
      readOnly: options.keys?.readOnly ?? 'test_PracticeDeskReadOnly',
    },
    habits,
    state,
    dispatcher,
    now,
    seconds: () => Math.floor(now() / 1000),
    changed,
  }
  const faults = createFaults<Fault>(FAULTS)
  const calls: Call[] = []
  const desk = {
    site,
    routes,
    faults,
    limitRate: createRateLimit(options.rateLimit === undefined ? LIMIT : options.rateLimit, habits),
    record: (call: Call) => {
      calls.push(call)
      if (calls.length > CALLS_KEPT) calls.shift()
    },
  }
  const steered = {
    calls,
    deliveries: dispatcher.deliveries,
    faults: () => faults.list(),
    fault: (fault: Fault) => faults.add(fault),
    clearFaults: (path?: string) => {
      faults.clear(path)
    },
    pauseDeliveries: () => {
      dispatcher.pause()
    },
    resumeDeliveries: () => {
      dispatcher.resume()
    },
    pressResend: (event: string, endpoint: string) => {
      if (!state.events.get(event)) throw new Error(`There is no event ${event}.`)
      if (!state.endpoints.get(endpoint)) throw new Error(`There is no webhook ${endpoint}.`)
      dispatcher.send({ event, endpoints: [endpoint], attempt: 1, byHand: true })
    },
  }
  const seed = createSeeds(site)
  const controls = {
    ...seedControls(seed),
    'POST /resend': (body: string) => {
      const { event, endpoint } = JSON.parse(body) as { event: string; endpoint: string }
      steered.pressResend(event, endpoint)
      return {}
    },
  }
  const served = await serve(options.port ?? 0, (request, response) =>
    request.url?.startsWith('/_sandbox/')
      ? answerControl(steered, request, response, controls)
      : answerRequest(desk, request, response),
  )
  for (const parcel of from?.underway ?? []) dispatcher.send(parcel)

  return {
    ...steered,
    address: served.address,
    site: options.site ?? 'practice-test',
    keys: site.keys,
    seed,
    snapshot: (): Snapshot => ({
      state: snapshotState(state),
      underway: structuredClone(dispatcher.underway()),
    }),
    close: async () => {
      faults.clear()
      dispatcher.close()
      await served.close()
    },
  }
}
