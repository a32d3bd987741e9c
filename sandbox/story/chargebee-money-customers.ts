import { billed, payment, type ChargebeeStoryCustomer } from './chargebee-customer.ts'
import { codes } from './codes.ts'
import { ago } from './story-customer.ts'

/** Customers of Chargebee whose payments need a second look. */
export const chargebeeMoneyCustomers: ChargebeeStoryCustomer[] = [
  billed({
    email: 'books@mesa.example',
    name: 'Mesa Books',
    customerId: 'cb_Me1Sa3xStU',
    newUserId: 'usr_53001',
    referralCode: codes.rita,
    teaches: 'A payment of €120.00 was refunded in part, €40.00.',
    payments: [payment('CB-ME-1', 12000, 'EUR', 9, { refunded: 4000 })],
  }),
  billed({
    email: 'books@nook.example',
    name: 'Nook Books',
    customerId: 'cb_No2Ok4yTuV',
    newUserId: 'usr_53002',
    referralCode: codes.bea,
    teaches: 'A payment was refunded as a whole.',
    payments: [
      payment('CB-NO-1', 12000, 'EUR', 14, { refunded: 12000 }),
      payment('CB-NO-2', 12000, 'EUR', 4),
    ],
  }),
  billed({
    email: 'old@pier.example',
    name: 'Pier Mills',
    customerId: 'cb_Pi3Er5zUvW',
    newUserId: 'usr_53003',
    referralCode: codes.jun,
    teaches: 'Every payment is older than 30 days: only Cello support can help.',
    payments: [payment('CB-PI-1', 8800, 'EUR', 75), payment('CB-PI-2', 8800, 'EUR', 45)],
  }),
  billed({
    email: 'hello@quay.example',
    name: 'Quay Events',
    customerId: 'cb_Qu4Ay6aVwX',
    newUserId: 'usr_53004',
    referralCode: codes.jun,
    teaches: 'The event of one payment is gone from Chargebee; the other can be pushed.',
    payments: [payment('CB-QU-1', 9000, 'EUR', 21, { eventGone: true }), payment('CB-QU-2', 9000, 'EUR', 7)],
  }),
  billed({
    email: 'cards@reed.example',
    name: 'Reed Paper',
    customerId: 'cb_Re5Ed7bWxY',
    newUserId: 'usr_53005',
    referralCode: codes.ife,
    teaches: 'The event holds card data, which must not leave: it is taken out before pushing.',
    subscriptionId: 'cbsub_Reed01',
    payments: [payment('CB-RE-1', 15000, 'EUR', 10)],
  }),
  billed({
    email: 'wire@shore.example',
    name: 'Shore Bank',
    customerId: 'cb_Sh6Re8cXyZ',
    newUserId: 'usr_53006',
    referralCode: codes.paolo,
    teaches: 'A payment by bank transfer, recorded by hand: its event has no card.',
    payments: [payment('CB-SH-1', 250000, 'EUR', 8, { offline: true })],
  }),
  billed({
    email: 'admin@tarn.example',
    name: 'Tarn Roofing',
    customerId: 'cb_Ta7Rn9dYzA',
    newUserId: 'usr_53007',
    referralCode: codes.ife,
    teaches: 'One invoice was voided and one attempt failed: neither was ever paid.',
    payments: [payment('CB-TA-2', 5000, 'EUR', 15, { failed: true }), payment('CB-TA-3', 20000, 'EUR', 11)],
    invoices: [{ number: 'CB-TA-1', amount: 20000, currency: 'EUR', status: 'voided', dateAgo: ago(18) }],
  }),
]
