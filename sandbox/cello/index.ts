import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { serve } from '../http/serve.ts'
import { apiEventRoutes } from './api-events.ts'
import { apiRoutes } from './api.ts'
import { type ChargebeeCustomer, knownChargebeeCustomer } from './chargebee-event.ts'
import { autoAttribute, type Signup, subject } from './auto-attribute.ts'
import { chargebeeWebhookRoutes } from './chargebee-webhook.ts'
import { controlRoutes } from './control.ts'
import type { PriceUnit } from './read-price.ts'
import { Store } from './store.ts'
import { knownStripeCustomer, type StripeCustomer } from './stripe-event.ts'
import { stripeWebhookRoutes } from './stripe-webhook.ts'
import { takeSignup } from './take-signup.ts'
import { tokens } from './tokens.ts'
import { traffic } from './traffic.ts'
import type {
  Attribution,
  Call,
  CelloSnapshot,
  Fault,
  FeedEntry,
  KnownCustomer,
  Referrer,
  Reward,
} from './types.ts'

export interface CelloOptions {
  port?: number
  referrers: readonly Referrer[]
  /** What `snapshot()` gave. */
  snapshot?: CelloSnapshot
  /** Signing secret of Stripe's endpoint. It can also be set later, on the world. */
  signingSecret?: string
  /** The unit in which it reads an event's price, which Cello does not publish. Default minor. */
  priceUnit?: PriceUnit
  accessTokenSeconds?: number
  refreshTokenSeconds?: number
  /** Cello's clock in milliseconds. */
  now?: () => number
  /** Called after everything that changes what `snapshot()` gives. */
  changed?: () => void
}

export interface CelloWorld {
  readonly address: string
  readonly webhookUrl: string
  /** Where Cello takes Chargebee's events, and its basic authentication. */
  readonly chargebeeWebhook: { url: string; user: string; password: string }
  readonly keys: { accessKeyId: string; secretAccessKey: string }
  readonly priceUnit: PriceUnit
  signingSecret: string | null
  readonly referrers: readonly Referrer[]
  /** Newest first, as are attributions and rewards. */
  readonly feed: FeedEntry[]
  readonly attributions: Attribution[]
  readonly rewards: Reward[]
  /** Oldest first. */
  readonly calls: readonly Call[]
  /** Tells Cello of a customer as if its event had come in long ago: nothing is shown in the feed. */
  learn(customer: StripeCustomer, at: Date): void
  /** The same for a customer of Chargebee. */
  learnChargebee(customer: ChargebeeCustomer, at: Date): void
  /** The same for a signup that came by the API. */
  learnSignup(signup: Signup, at: Date): void
  /** A signup that Cello finds unaided, by the cookie at the widget's first boot. */
  autoAttribute(signup: Signup): void
  /** Switches a fault on; the returned function switches it off. */
  fault(fault: Fault): () => void
  clearFaults(): void
  /** Makes every access token that was given out invalid. */
  expireTokens(): void
  snapshot(): CelloSnapshot
  close(): Promise<void>
}

const productId = 'attribution.example'
const chargebeeLogin = { user: productId, password: 'practice-chargebee-webhook-secret' }
const keys = { accessKeyId: 'practice-access-key', secretAccessKey: 'practice-secret-access-key' }

/** Cello on the loopback: the receiver of Stripe's and Chargebee's webhooks, and the API, over one memory. */
export async function startCello(options: CelloOptions): Promise<CelloWorld> {
  const now = () => new Date(options.now?.() ?? Date.now())
  const store = new Store(options.referrers, options.snapshot, options.changed ?? (() => undefined))
  if (options.signingSecret) store.signingSecret = options.signingSecret
  const issued = tokens({
    ...keys,
    accessSeconds: options.accessTokenSeconds ?? 18_000,
    refreshSeconds: options.refreshTokenSeconds ?? 432_000,
    now,
  })
  const { priceUnit = 'minor' } = options
  const seen = traffic(now)
  const app = new Hono()
    .route('/', controlRoutes(store, seen, now))
    .use(seen.middleware)
    .route('/', stripeWebhookRoutes(store, productId, now))
    .route('/', chargebeeWebhookRoutes(store, chargebeeLogin, now))
    .route('/', apiRoutes(store, issued))
    .route('/', apiEventRoutes({ store, tokens: issued, priceUnit, now }))
    .notFound((c) => c.json({ message: 'Not Found' }, 404))
  const served = await serve(options.port ?? 0, getRequestListener(app.fetch))

  const learn = (customer: KnownCustomer, at: Date) => void takeSignup(store, store.remember(customer), at)
  const webhooks = `${served.address}/products/${productId}/transaction-webhook`

  return {
    address: served.address,
    webhookUrl: `${webhooks}/stripe`,
    chargebeeWebhook: { url: `${webhooks}/chargebee`, ...chargebeeLogin },
    keys,
    priceUnit,
    get signingSecret() {
      return store.signingSecret
    },
    set signingSecret(secret) {
      store.signingSecret = secret
    },
    referrers: options.referrers,
    get feed() {
      return store.feed()
    },
    get attributions() {
      return store.attributions()
    },
    get rewards() {
      return store.rewards()
    },
    calls: seen.calls,
    learn: (customer, at) => {
      learn(knownStripeCustomer(customer), at)
    },
    learnChargebee: (customer, at) => {
      learn(knownChargebeeCustomer(customer), at)
    },
    learnSignup: (signup, at) => {
      takeSignup(store, subject('Cello API', signup), at)
    },
    autoAttribute: (signup) => {
      autoAttribute(store, signup, now())
    },
    fault: (fault) => seen.fault(fault),
    clearFaults: () => {
      seen.clearFaults()
    },
    expireTokens: () => {
      issued.expireAll()
    },
    snapshot: () => store.snapshot(),
    close: () => {
      seen.clearFaults()
      return served.close()
    },
  }
}
