import type { Controls } from '../../http/answer-control.ts'
import type { CustomerSeed, InvoiceSeed, Seeds } from './seeds.ts'

interface Seeded {
  customer: CustomerSeed
  invoices?: Omit<InvoiceSeed, 'customer'>[]
}

/** Lets another process put a customer with invoices into the account. */
export function seedControls(seed: Seeds): Controls {
  return {
    'POST /seed': (body) => {
      const { customer: wanted, invoices = [] } = JSON.parse(body) as Seeded
      const customer = seed.customer(wanted).id
      return { customer, invoices: invoices.map((invoice) => seed.invoice({ ...invoice, customer })) }
    },
  }
}
