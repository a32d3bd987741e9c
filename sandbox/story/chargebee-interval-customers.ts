import { billed, payment, type ChargebeeStoryCustomer } from './chargebee-customer.ts'
import { codes } from './codes.ts'

/** Customers whose subscription Chargebee does not bill by the month. */
export const chargebeeIntervalCustomers: ChargebeeStoryCustomer[] = [
  billed({
    email: 'office@upland.example',
    name: 'Upland Press',
    customerId: 'cb_Up1La1eZaB',
    newUserId: 'usr_54001',
    referralCode: codes.rita,
    teaches: 'Billed once a year: Cello’s API is told “yearly”.',
    subscriptionId: 'cbsub_Upland01',
    plan: { unit: 'year', item: { id: 'studio', name: 'Studio' } },
    payments: [payment('CB-UP-1', 118800, 'EUR', 365 + 10), payment('CB-UP-2', 118800, 'EUR', 10)],
  }),
  billed({
    email: 'team@verge.example',
    name: 'Verge Gardens',
    customerId: 'cb_Ve2Rg2fAbC',
    newUserId: 'usr_54002',
    referralCode: codes.bea,
    teaches: 'Five seats, billed every three months: Cello’s API calls that “quarterly”.',
    subscriptionId: 'cbsub_Verge01',
    plan: { unit: 'month', period: 3, quantity: 5 },
    payments: [payment('CB-VE-1', 44500, 'EUR', 99), payment('CB-VE-2', 44500, 'EUR', 8)],
  }),
]
