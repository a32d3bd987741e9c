import { billed, payment, type ChargebeeStoryCustomer } from './chargebee-customer.ts'
import { codes } from './codes.ts'
import { ago } from './story-customer.ts'

/** Customers that Chargebee bills on an ordinary day. */
export const chargebeePlainCustomers: ChargebeeStoryCustomer[] = [
  billed({
    email: 'office@alder.example',
    name: 'Alder Optics',
    customerId: 'cb_Al1Dr3kFgH',
    newUserId: 'usr_51001',
    referralCode: codes.rita,
    teaches: 'One payment by card, last week: the shortest way through.',
    subscriptionId: 'cbsub_Alder01',
    payments: [payment('CB-AL-1', 4900, 'EUR', 6)],
  }),
  billed({
    email: 'finance@beacon.example',
    name: 'Beacon Rail',
    customerId: 'cb_Be2Cn4lGhI',
    newUserId: 'usr_51002',
    referralCode: codes.jun,
    teaches: 'Three payments are young enough, a fourth is too old.',
    subscriptionId: 'cbsub_Beacon01',
    metaData: { plan: 'team', seats: 12 },
    payments: [
      payment('CB-BE-1', 21000, 'EUR', 52),
      { ...payment('CB-BE-2', 21000, 'EUR', 0), paidAgo: ago(29, 19) },
      payment('CB-BE-3', 21000, 'EUR', 15),
      payment('CB-BE-4', 21000, 'EUR', 2),
    ],
  }),
  billed({
    email: 'pay@clover.example',
    name: 'Clover Care',
    customerId: 'cb_Cl3Vr5mHiJ',
    newUserId: 'usr_51003',
    referralCode: codes.bea,
    teaches: 'Nothing is paid yet: the customer is marked, and nothing is pushed.',
    invoices: [{ number: 'CB-CL-1', amount: 9900, currency: 'EUR', status: 'payment_due', dateAgo: ago(3) }],
  }),
  billed({
    email: 'ledger@drift.example',
    name: 'Drift Mobility',
    customerId: 'cb_Dr4Ft6nIjK',
    newUserId: 'usr_51004',
    referralCode: codes.paolo,
    teaches: 'Three hundred payments: a small rate limit makes this one slow.',
    payments: Array.from({ length: 300 }, (_, i) => ({
      ...payment(`CB-DR-${String(1000 + i)}`, 2500 + 10 * i, 'EUR', 0),
      paidAgo: ago(29) - i * ago(0, 2.3),
    })),
  }),
  billed({
    email: 'keiri@hikari.example',
    name: 'Hikari KK',
    customerId: 'cb_Hi5Kr7oJkL',
    newUserId: 'usr_51005',
    referralCode: codes.rita,
    teaches: 'Yen have no decimals: 4800 is ¥4,800.',
    payments: [payment('CB-HI-1', 4800, 'JPY', 20), payment('CB-HI-2', 4800, 'JPY', 8)],
  }),
  billed({
    email: 'accounts@oasis.example',
    name: 'Oasis Trading',
    customerId: 'cb_Oa6Ss8pKlM',
    newUserId: 'usr_51006',
    referralCode: codes.bea,
    teaches: 'Kuwaiti dinars have three decimals: 12340 is KWD 12.340.',
    payments: [payment('CB-OA-1', 12340, 'KWD', 5)],
  }),
]
