import type { Invoice } from '#lib/providers/step.ts'

/** A billing service that does not exist, in memory: customers with labels and payments, and a bell that rings for each payment. */
export interface LedgerWorld {
  customers: Map<string, LedgerCustomer>
  /** What was changed, in its order. */
  writes: string[]
  /** The next answer gets lost on its way back; its effect stays. */
  loseNextAnswer(): void
  label(customerId: string, labels: Record<string, string>): void
  ring(paymentId: string): void
}

export interface LedgerCustomer {
  id: string
  email: string
  labels: Record<string, string>
  payments: Invoice[]
}

export class AnswerLost extends Error {}

export function createWorld(customers: LedgerCustomer[]): LedgerWorld {
  const writes: string[] = []
  let losing = false
  const answer = () => {
    if (!losing) return
    losing = false
    throw new AnswerLost()
  }
  const world: LedgerWorld = {
    customers: new Map(customers.map((customer) => [customer.id, customer])),
    writes,
    loseNextAnswer: () => (losing = true),
    label(customerId, labels) {
      writes.push(`ledger mark ${customerId}`)
      Object.assign(world.customers.get(customerId)?.labels ?? {}, labels)
      answer()
    },
    ring(eventId) {
      writes.push(`ledger resend ${eventId}`)
      answer()
    },
  }
  return world
}
