import { randomUUID } from 'node:crypto'
import type {
  Attribution,
  CelloSnapshot,
  FeedEntry,
  FeedSource,
  KnownCustomer,
  Payment,
  Referrer,
  Reward,
} from './types.ts'

const feedLimit = 10_000

/** What Cello knows. Every write calls `changed`. */
export class Store {
  signingSecret: string | null
  readonly referrers: readonly Referrer[]
  readonly #byCode: Map<string, Referrer>
  readonly #customers: Map<string, KnownCustomer>
  /** By new user. */
  readonly #attributions: Map<string, Attribution>
  readonly #rewards: Map<string, Reward>
  readonly #feed: FeedEntry[]
  readonly #changed: () => void

  constructor(referrers: readonly Referrer[], kept: CelloSnapshot | undefined, changed: () => void) {
    this.signingSecret = kept?.signingSecret ?? null
    this.referrers = referrers
    this.#byCode = new Map(referrers.map((referrer) => [referrer.code, referrer]))
    this.#customers = new Map(kept?.customers.map((customer) => [customerKey(customer), customer]))
    this.#attributions = new Map(kept?.attributions.map((one) => [one.newUserId, one]))
    this.#rewards = new Map(kept?.rewards.map((reward) => [paymentKey(reward), reward]))
    this.#feed = [...(kept?.feed ?? [])]
    this.#changed = changed
  }

  referrerByCode = (code: string) => this.#byCode.get(code)
  referrerByUser = (id: string) => this.referrers.find((referrer) => referrer.userId === id)
  nameOf = (code: string) => this.#byCode.get(code)?.name ?? code
  customer = (source: FeedSource, customerId: string) =>
    this.#customers.get(customerKey({ source, customerId }))
  rewardFor = (payment: Pick<Payment, 'invoiceId' | 'transactionId'>) =>
    this.#rewards.get(paymentKey(payment))
  attributions = () => [...this.#attributions.values()].reverse()
  rewards = () => [...this.#rewards.values()].reverse()
  feed = () => this.#feed.toReversed()

  /** By the new user's id, else by the organisation's: which of them an id names, Cello is not told. */
  attributionOf(...ids: (string | null)[]): Attribution | undefined {
    const known = ids.filter((id) => id !== null)
    for (const id of known) {
      const attribution = this.#attributions.get(id)
      if (attribution) return attribution
    }
    return [...this.#attributions.values()].find(
      ({ organizationId }) => organizationId !== null && known.includes(organizationId),
    )
  }

  remember(customer: KnownCustomer): KnownCustomer {
    this.#customers.set(customerKey(customer), customer)
    this.#changed()
    return customer
  }

  attribute(attribution: Attribution) {
    this.#attributions.set(attribution.newUserId, attribution)
    this.#changed()
  }

  reward(reward: Reward) {
    this.#rewards.set(paymentKey(reward), reward)
    this.#changed()
  }

  show(entry: Omit<FeedEntry, 'id'>): FeedEntry {
    const shown = { id: randomUUID(), ...entry }
    this.#feed.push(shown)
    if (this.#feed.length > feedLimit) this.#feed.shift()
    this.#changed()
    return shown
  }

  snapshot(): CelloSnapshot {
    return {
      signingSecret: this.signingSecret,
      customers: [...this.#customers.values()],
      attributions: [...this.#attributions.values()],
      rewards: [...this.#rewards.values()],
      feed: [...this.#feed],
    }
  }
}

function customerKey({ source, customerId }: Pick<KnownCustomer, 'source' | 'customerId'>): string {
  return `${source} ${customerId}`
}

/** An invoice of Chargebee may be paid in two payments: there the transaction counts. */
function paymentKey({ invoiceId, transactionId }: Pick<Payment, 'invoiceId' | 'transactionId'>): string {
  return transactionId === null ? `invoice ${String(invoiceId)}` : `transaction ${transactionId}`
}
