import type { Finding } from '../finding.ts'
import { counted, enumerate, nameOf, partsOf, warning, warnOf, type WordsByReason } from '../sentences.ts'
import type { Invoice } from '../step.ts'
import type { JudgedPayments, whyByHand } from './judge-payments.ts'

const askCello =
  'Only Cello can import it: write to support@cello.so with the invoice number, the day and the amount.'

const notResentWords: WordsByReason = {
  'too old': {
    title: (count) => `${counted(count, 'payment')} older than 30 days.`,
    sentence: 'Cello takes events of the last 30 days only.',
    wayOut: askCello,
  },
  'event gone': {
    title: (count) => `${counted(count, 'payment')} without an event.`,
    sentence: 'Chargebee has no payment_succeeded event of it any more, so there is nothing to send.',
    wayOut: askCello,
  },
  refunded: {
    title: (count) => `${counted(count, 'payment')} refunded in whole.`,
    sentence: 'The money went back, so no credit is due.',
    wayOut: 'Nothing to do. If it was paid again since, that payment stands for itself.',
  },
  voided: {
    title: (count) => `${counted(count, 'invoice')} voided.`,
    sentence: 'No money came in, so no credit is due.',
    wayOut: 'Nothing to do. If another invoice replaced it, that one is sent where it was paid.',
  },
  'not paid': {
    title: (count) => `${counted(count, 'invoice')} never paid.`,
    sentence: 'Every attempt failed and it was given up, so no credit is due.',
    wayOut: 'Nothing to do. Should it be paid after all, Chargebee tells Cello by itself.',
  },
  'resent before': {
    title: (count) => `${counted(count, 'payment')} sent before.`,
    sentence: 'It is not sent twice: the same money could count twice.',
    wayOut: "Open that request and look in Cello's event feed what became of it.",
  },
}

/** A sentence for each reason for which a payment is not brought to Cello, or is brought with something to know. */
export function findWarnings({ brings, notResent, withCard }: JudgedPayments): Finding[] {
  const invoices = brings.map(({ invoice }) => invoice)
  const pushes = brings.filter(({ kind }) => kind === 'push').length
  return [
    ...warnOf(notResent, notResentWords),
    ...partRefunded(invoices.filter(({ refunded }) => refunded > 0)),
    ...credited(invoices.filter(({ credited }) => credited > 0)),
    ...outOfBand(invoices.filter(({ outOfBand }) => outOfBand)),
    ...(withCard === 0 ? [] : [cardRemoved(withCard, pushes)]),
  ]
}

const tellCello = (what: string) =>
  `Tell Cello the ${what} amount afterwards, so that the credit can be put right: support@cello.so.`

function partRefunded(invoices: readonly Invoice[]): Finding[] {
  if (invoices.length === 0) return []
  return [
    warning('refunded in part', {
      title: `${counted(invoices.length, 'payment')} refunded in part.`,
      sentence: `Chargebee's event holds what was paid at the time; since then went back: ${partsOf(invoices, ({ refunded }) => refunded)}.`,
      wayOut: tellCello('refunded'),
    }),
  ]
}

function credited(invoices: readonly Invoice[]): Finding[] {
  if (invoices.length === 0) return []
  return [
    warning('refunded in part', {
      title: `${counted(invoices.length, 'payment')} with a credit note.`,
      sentence: `Credited after it was paid, beside what was refunded: ${partsOf(invoices, ({ credited }) => credited)}.`,
      wayOut: tellCello('credited'),
    }),
  ]
}

function outOfBand(invoices: readonly Invoice[]): Finding[] {
  if (invoices.length === 0) return []
  return [
    warning('out of band', {
      title: `${counted(invoices.length, 'payment')} outside of Chargebee.`,
      sentence: `Recorded by hand, without a gateway: ${enumerate(invoices.map(nameOf))}. Its event is sent all the same.`,
      wayOut: 'Check that the money came in before you go on.',
    }),
  ]
}

const cardRemoved = (withCard: number, pushes: number): Finding => ({
  level: 'good',
  reason: 'card removed',
  title: 'Card data are taken out.',
  sentence: `${withCard === pushes ? 'Each event holds' : `${String(withCard)} of ${counted(pushes, 'event')} ${withCard === 1 ? 'holds' : 'hold'}`} card data, which never leave: the desk takes them out before it pushes, as “Exclude card information” does in Chargebee. All else is sent as Chargebee wrote it.`,
  wayOut: '',
})

export function byHand(why: ReturnType<typeof whyByHand>, count: number): Finding[] {
  if (why === null || count === 0) return []
  return [
    warning('by hand', {
      title: `${counted(count, 'payment')} to send again by hand.`,
      sentence:
        why === 'not configured'
          ? "Chargebee has no call that sends an event again, and Cello's endpoint for Chargebee's events is not configured here."
          : "Cello's webhook gets events in Chargebee's older form (API v1), which the desk does not have to push.",
      wayOut:
        why === 'not configured'
          ? 'Somebody resends each in Chargebee and says so here. Or ask an admin to set CELLO_CHARGEBEE_WEBHOOK_URL, …_USER and …_PASSWORD, so that the desk pushes them.'
          : "Somebody resends each in Chargebee and says so here. Or ask an admin to set the webhook's API version to v2 in Chargebee, if Cello agrees.",
    }),
  ]
}

/** Worth a word beyond this. Seconds. */
const aWhile = 60

export function slow(seconds: number, requests: number): Finding[] {
  if (seconds <= aWhile) return []
  return [
    warning('slow', {
      title: `Carrying out takes about ${counted(Math.ceil(seconds / 60), 'minute')}.`,
      sentence: `At ${String(requests)} requests a minute this takes about ${counted(Math.ceil(seconds / 60), 'minute')}: it is as much as Chargebee allows the site.`,
      wayOut:
        "Nothing to do: it goes on by itself. A larger plan of Chargebee's allows more (CHARGEBEE_REQUESTS_PER_MINUTE).",
    }),
  ]
}
