import type { Controls } from '../../http/answer-control.ts'
import type { CustomerSeed, PaymentSeed, Seeds } from './seeds.ts'

interface Seeded {
  customer: CustomerSeed
  payments?: Omit<PaymentSeed, 'customer'>[]
}

/** Lets another process put a customer with payments into the site. */
export function seedControls(seed: Seeds): Controls {
  return {
    'POST /seed': (body) => {
      const { customer: wanted, payments = [] } = JSON.parse(body) as Seeded
      const customer = seed.customer(wanted).id
      return { customer, payments: payments.map((payment) => seed.payment({ ...payment, customer })) }
    },
  }
}
