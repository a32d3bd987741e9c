import { codes } from './codes.ts'
import { ago } from './story-customer.ts'

/** A purchase that no billing provider of the practice knows: it is typed, or pasted as CSV. */
export interface Purchase {
  invoice: string
  paidAgo: number
  /** In the currency's smallest unit. */
  amount: number
  /** In capitals, as Cello's API wants it. */
  currency: string
  /** In the words of Cello's API. */
  interval: 'one-time' | 'monthly' | 'quarterly' | 'yearly'
  product: string
  subscription: string
}

/** A new user of a company that tells Cello everything through its API. */
export interface CelloStoryUser {
  email: string
  name: string
  newUserId: string
  organizationId?: string
  /** The one to try. */
  referralCode: string
  /** One sentence: what this user shows. */
  teaches: string
  /** The code by which Cello knows of the signup already. */
  knownBy?: string
  purchases: Purchase[]
}

export const celloStoryUsers: CelloStoryUser[] = [
  {
    email: 'ines@fathom.example',
    name: 'Ines Prado, Fathom Maps',
    newUserId: 'usr_61001',
    referralCode: codes.rita,
    teaches: 'Cello missed the signup and three purchases, all young enough.',
    purchases: [
      monthly('FA-1001', ago(26), 4900, 'EUR', 'sub_fathom'),
      monthly('FA-1002', ago(16), 4900, 'EUR', 'sub_fathom'),
      { ...monthly('FA-1003', ago(6), 900, 'EUR', ''), interval: 'one-time', product: 'Extra maps' },
    ],
  },
  {
    email: 'owen@glade.example',
    name: 'Owen Hart, Glade Foods',
    newUserId: 'usr_61002',
    referralCode: codes.jun,
    teaches: 'One of two purchases is older than 30 days: Cello support must help with it.',
    purchases: [
      monthly('GL-2001', ago(44), 12900, 'USD', 'sub_glade'),
      monthly('GL-2002', ago(14), 12900, 'USD', 'sub_glade'),
    ],
  },
  {
    email: 'aiko@akari.example',
    name: 'Aiko Mori, Akari KK',
    newUserId: 'usr_61003',
    referralCode: codes.bea,
    teaches: 'Yen have no decimals: 4800 is ¥4,800.',
    purchases: [monthly('AK-3001', ago(20), 4800, 'JPY', 'sub_akari')],
  },
  {
    email: 'nora@harvest.example',
    name: 'Nora Quist, Harvest Group',
    newUserId: 'usr_61004',
    organizationId: 'org_harvest',
    referralCode: codes.paolo,
    teaches: 'The whole organisation was referred: Cello is told its id beside the person’s.',
    purchases: [{ ...monthly('HV-4001', ago(5), 238800, 'EUR', 'sub_harvest'), interval: 'yearly' }],
  },
  {
    email: 'liam@iris.example',
    name: 'Liam Boyd, Iris Optics',
    newUserId: 'usr_61005',
    referralCode: codes.rita,
    teaches: 'Cello has attributed him to M. Roth already, and the first attribution stays.',
    knownBy: codes.roth,
    purchases: [monthly('IR-5001', ago(9), 5900, 'EUR', 'sub_iris')],
  },
  {
    email: 'maja@kestrel.example',
    name: 'Maja Lund, Kestrel Air',
    newUserId: 'usr_61006',
    referralCode: codes.bea,
    teaches: 'Cello knows this signup by this very code, as its look-up shows: only a purchase is missing.',
    knownBy: codes.bea,
    purchases: [{ ...monthly('KE-6001', ago(12), 14700, 'EUR', 'sub_kestrel'), interval: 'quarterly' }],
  },
  {
    email: 'theo@lumen.example',
    name: 'Theo Adeyemi, Lumen Lab',
    newUserId: 'usr_61007',
    referralCode: codes.ife,
    teaches: 'Cello knows this signup too, but its look-up is silent: the campaign has no discount to show.',
    knownBy: codes.ife,
    purchases: [monthly('LU-7001', ago(3), 7900, 'EUR', 'sub_lumen')],
  },
]

function monthly(
  invoice: string,
  paidAgo: number,
  amount: number,
  currency: string,
  subscription: string,
): Purchase {
  return { invoice, paidAgo, amount, currency, interval: 'monthly', product: 'Team', subscription }
}
