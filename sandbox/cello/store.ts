import { randomUUID } from 'node:crypto'
import type { Attribution, CelloSnapshot, FeedEntry, KnownCustomer, Referrer, Reward } from './types.ts'

const feedLimit = 10_000

/** What Cello knows. Every write calls `changed`. */
export class Store {
  signingSecret: string | null
  readonly referrers: readonly Referrer[]
  readonly #byCode: Map<string, Referrer>
  readonly #customers: Map<string, KnownCustomer>
  readonly #attributions: Map<string, Attribution>
  readonly #rewards: Map<string, Reward>
  readonly #feed: FeedEntry[]
  readonly #changed: () => void

  constructor(referrers: readonly Referrer[], kept: CelloSnapshot | undefined, changed: () => void) {
    this.signingSecret = kept?.signingSecret ?? null
    this.referrers = referrers
    this.#byCode = new Map(referrers.map((referrer) => [referrer.code, referrer]))
    this.#customers = new Map(kept?.customers.map((customer) => [customer.id, customer]))
    this.#attributions = new Map(kept?.attributions.map((one) => [one.newUserId, one]))
    this.#rewards = new Map(kept?.rewards.map((reward) => [reward.invoiceId, reward]))
    this.#feed = [...(kept?.feed ?? [])]
    this.#changed = changed
  }

  referrerByCode = (code: string) => this.#byCode.get(code)
  referrerByUser = (id: string) => this.referrers.find((referrer) => referrer.userId === id)
  customer = (id: string) => this.#customers.get(id)
  attributionOf = (newUserId: string) => this.#attributions.get(newUserId)
  rewardOf = (invoiceId: string) => this.#rewards.get(invoiceId)
  attributions = () => [...this.#attributions.values()].reverse()
  rewards = () => [...this.#rewards.values()].reverse()
  feed = () => this.#feed.toReversed()

  remember(customer: KnownCustomer) {
    this.#customers.set(customer.id, customer)
    this.#changed()
  }

  attribute(attribution: Attribution) {
    this.#attributions.set(attribution.newUserId, attribution)
    this.#changed()
  }

  reward(reward: Reward) {
    this.#rewards.set(reward.invoiceId, reward)
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
