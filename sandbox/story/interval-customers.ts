import { codes } from './codes.ts'
import { ago, paid, type StoryCustomer } from './story-customer.ts'

/** Customers whose subscription is not billed by the month. */
export const intervalCustomers: StoryCustomer[] = [
  {
    email: 'office@yarrow.example',
    name: 'Yarrow Press',
    customerId: 'cus_Ya1Rw6uCzA',
    newUserId: 'usr_44001',
    referralCode: codes.rita,
    teaches: 'Billed once a year: Cello’s API is told “yearly”.',
    subscriptionId: 'sub_Yarrow01',
    plan: { interval: 'year', product: { id: 'prod_StudioPlan', name: 'Studio' } },
    invoices: [paid('YA-0001', 118800, 'eur', ago(365 + 12)), paid('YA-0002', 118800, 'eur', ago(12))],
  },
  {
    email: 'team@thicket.example',
    name: 'Thicket Gardens',
    customerId: 'cus_Th2Ck7vDaB',
    newUserId: 'usr_44002',
    referralCode: codes.bea,
    teaches: 'Five seats, billed every three months: Cello’s API calls that “quarterly”.',
    subscriptionId: 'sub_Thicket01',
    plan: { interval: 'month', intervalCount: 3, quantity: 5 },
    invoices: [paid('TH-0001', 44500, 'eur', ago(100)), paid('TH-0002', 44500, 'eur', ago(9))],
  },
  {
    email: 'shop@bracken.example',
    name: 'Bracken Bikes',
    customerId: 'cus_Br3Ac8wEbC',
    newUserId: 'usr_44003',
    referralCode: codes.ife,
    teaches: 'Billed every two months, for which Cello’s API has no word.',
    subscriptionId: 'sub_Bracken01',
    plan: { interval: 'month', intervalCount: 2, product: { id: 'prod_StudioPlan', name: 'Studio' } },
    invoices: [paid('BK-0001', 19800, 'eur', ago(71)), paid('BK-0002', 19800, 'eur', ago(11))],
  },
]
