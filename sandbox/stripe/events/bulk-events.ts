import { invoiceObject } from '../invoices/invoice-object.ts'
import type { Shelf, StoredEvent } from './event-log.ts'

export interface Bulk {
  number: number
  count: number
  /** Seconds. */
  from: number
  to: number
  types: string[]
  livemode: boolean
}

/** Any number of events that take no memory: each is made up from its index when it is read. */
export class BulkEvents implements Shelf {
  readonly bulk: Bulk

  constructor(bulk: Bulk) {
    this.bulk = bulk
  }

  get length(): number {
    return this.bulk.count
  }

  createdAt(index: number): number {
    const { from, to, count } = this.bulk
    return from + Math.floor(((to - from) * index) / Math.max(1, count - 1))
  }

  indexOf(id: string): number | undefined {
    const [, number, index] = /^evt_1Bulk(\d+)x(\d{9})$/.exec(id) ?? []
    return Number(number) === this.bulk.number && Number(index) < this.length ? Number(index) : undefined
  }

  peek(index: number): { type: string; livemode: boolean } {
    const { types, livemode } = this.bulk
    return { type: types[index % types.length] ?? 'invoice.paid', livemode }
  }

  at(index: number): StoredEvent {
    const { type, livemode } = this.peek(index)
    const created = this.createdAt(index)
    const digits = String(index).padStart(9, '0')
    const name = `1Bulk${String(this.bulk.number)}x${digits}`
    const customer = `cus_${name}`
    const amount = 1000 + (index % 9000)
    return {
      id: `evt_${name}`,
      type,
      created,
      livemode,
      object: type.startsWith('invoice')
        ? invoiceObject({
            id: `in_${name}`,
            number: `BULK-${digits}`,
            customer,
            livemode,
            amount,
            currency: 'usd',
            created,
            finalized: created,
            status: 'paid',
            paid: created,
          })
        : { id: `obj_${name}`, object: type.split('.').slice(0, -1).join('.'), customer, created, livemode },
      request: null,
      recipients: [],
      pending: [],
    }
  }
}
