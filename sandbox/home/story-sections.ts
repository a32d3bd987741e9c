import { storyCustomers } from '../story.ts'
import { celloStoryUsers } from '../story/cello-users.ts'
import { chargebeeStoryCustomers } from '../story/chargebee-story.ts'
import { purchasesCsv } from '../story/purchases-csv.ts'

/** Somebody of the practice story, as one copies them into a request. */
export interface StoryRow {
  email: string
  /** null: nobody bills them here. */
  customerId: string | null
  newUserId: string
  organizationId: string | null
  code: string
  teaches: string
  /** Cello never heard of the signup: the path by its API and webhook can be tried too. */
  alsoBoth: boolean
  /** Their purchases, ready to paste. */
  csv: string | null
}

export interface StorySection {
  id: string
  title: string
  lead: string
  rows: StoryRow[]
}

export const both = 'Cello API & webhook'
const nobody = { organizationId: null, csv: null }

/** Every person of the story by the path that reaches them; `now` (milliseconds) dates their purchases. */
export function storySections(now: number): StorySection[] {
  return [
    {
      id: 'stripe',
      title: 'Billed by Stripe',
      lead: `Where “${both}” stands, Cello never heard of the signup: that path can be tried too.`,
      rows: storyCustomers.map(({ referralCode: code, metadata, live, deleted, ...told }) => ({
        ...nobody,
        ...told,
        code,
        alsoBoth: !metadata && !live && !deleted,
      })),
    },
    {
      id: 'chargebee',
      title: 'Billed by Chargebee',
      lead: 'Each payment is pushed to Cello, or resent by hand in Chargebee.',
      rows: chargebeeStoryCustomers.map(({ referralCode: code, carries, deleted, ...told }) => ({
        ...nobody,
        ...told,
        code,
        alsoBoth: !carries && !deleted,
      })),
    },
    {
      id: 'cello',
      title: 'Cello API only',
      lead: 'No billing provider of the practice bills them: their purchases are typed, or pasted as CSV.',
      rows: celloStoryUsers.map(({ referralCode: code, organizationId = null, purchases, ...told }) => ({
        ...told,
        organizationId,
        customerId: null,
        code,
        alsoBoth: false,
        csv: purchasesCsv(purchases, now),
      })),
    },
  ]
}
