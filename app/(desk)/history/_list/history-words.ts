import type { Tone } from '#app/_ui/tone.ts'
import { outcomes, type FilterName } from '#lib/attribution/delivery-filter.ts'
import type { DeliveryRow } from '#lib/attribution/find-deliveries.ts'

type Purpose = DeliveryRow['purpose']

export const filterLabels: Record<FilterName, string> = {
  request: 'Request',
  customer: 'Customer',
  event: 'Event',
  invoice: 'Invoice',
  amount: 'Amount',
  currency: 'Currency',
  endpoint: 'Endpoint',
  requestedBy: 'Requested by',
  approvedBy: 'Approved by',
  from: 'From',
  until: 'Until',
  status: 'HTTP status',
  providerRequest: 'Provider request id',
  outcome: 'Outcome',
  purpose: 'Purpose',
}

interface OutcomeLook {
  tone: Tone
  words: string
  sentence: string
}

export const outcomeLooks: Record<DeliveryRow['outcome'], OutcomeLook> = {
  open: {
    tone: 'accent',
    words: 'open',
    sentence: 'It was opened and no answer is here yet.',
  },
  accepted: {
    tone: 'accent',
    words: 'accepted',
    sentence: 'The provider accepted it.',
  },
  refused: {
    tone: 'bad',
    words: 'refused',
    sentence: 'The provider refused it; it had no effect.',
  },
  'not sent': {
    tone: 'plain',
    words: 'not sent',
    sentence: 'It surely had no effect.',
  },
  unknown: {
    tone: 'warn',
    words: 'unknown',
    sentence: 'Nobody knows whether it arrived. It is not sent again before a person has said so.',
  },
  arrived: {
    tone: 'plain',
    words: 'arrived',
    sentence: 'The desk did not see it arrive; a person reported that it did.',
  },
  'did not arrive': {
    tone: 'plain',
    words: 'did not arrive',
    sentence: 'The desk does not know; a person reported that it did not arrive.',
  },
  reported: {
    tone: 'plain',
    words: 'reported',
    sentence: 'A person did it by hand and reported it: the desk did not see it itself.',
  },
}

export const outcomeChoices = outcomes.map((value) => ({
  value,
  label: value.replace(/^./, (letter) => letter.toUpperCase()),
}))

export const purposeChoices = [
  { value: 'mark', label: 'Mark the customer' },
  { value: 'resend', label: 'Resend an event' },
  { value: 'push', label: 'Push an event' },
  { value: 'signup', label: 'Tell Cello of a sign-up' },
  { value: 'post', label: 'Post a payment' },
  { value: 'guided', label: 'Done by a person' },
]

/** What one delivery is, as a title. `what` is an invoice, `customer` whose it is. */
export const purposeTitles: Record<Purpose, (words: { what: string; customer: string }) => string> = {
  signup: ({ customer }) => `Sign-up of ${customer}`,
  mark: ({ customer }) => `Mark of ${customer}`,
  resend: ({ what, customer }) => `Resend of ${what} for ${customer}`,
  push: ({ what, customer }) => `Push of ${what} for ${customer}`,
  post: ({ what, customer }) => `Payment ${what} of ${customer}`,
  guided: ({ what, customer }) => `${what} for ${customer}, done by a person`,
}
