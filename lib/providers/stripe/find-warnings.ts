import type { Finding } from '../finding.ts'
import { counted, enumerate, nameOf, partsOf, warning, warnOf, type WordsByReason } from '../sentences.ts'
import type { Invoice } from '../step.ts'
import type { JudgedInvoices } from './judge-invoices.ts'

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
    sentence: 'Stripe has no invoice.paid event of it any more, so there is nothing to resend.',
    wayOut: askCello,
  },
  'endpoint younger': {
    title: (count) => `${counted(count, 'payment')} before Cello's endpoint was made.`,
    sentence: 'Stripe does not send an endpoint what happened before it existed.',
    wayOut: askCello,
  },
  refunded: {
    title: (count) => `${counted(count, 'payment')} refunded in whole.`,
    sentence: 'The money went back, so no credit is due.',
    wayOut: 'Nothing to do. If it was paid again since, that payment has its own invoice.',
  },
  voided: {
    title: (count) => `${counted(count, 'invoice')} voided.`,
    sentence: 'No money came in, so no credit is due.',
    wayOut: 'Nothing to do. If another invoice replaced it, that one is resent where it was paid.',
  },
  'not paid': {
    title: (count) => `${counted(count, 'invoice')} never paid.`,
    sentence: 'It was given up as uncollectible, so no credit is due.',
    wayOut: 'Nothing to do. Should it be paid after all, Stripe tells Cello by itself.',
  },
  'resent before': {
    title: (count) => `${counted(count, 'payment')} resent before.`,
    sentence: 'It is not sent twice: the same money could count twice.',
    wayOut: "Open that request and look in Cello's event feed what became of it.",
  },
}

/** A sentence for each reason for which an invoice is not resent, or is resent with something to know. */
export function findWarnings({ resends, notResent }: JudgedInvoices): Finding[] {
  const invoices = resends.map(({ invoice }) => invoice)
  return [
    ...warnOf(notResent, notResentWords),
    ...partRefunded(invoices.filter(({ refunded }) => refunded > 0)),
    ...credited(invoices.filter(({ credited }) => credited > 0)),
    ...outOfBand(invoices.filter(({ outOfBand }) => outOfBand)),
  ]
}

function partRefunded(invoices: readonly Invoice[]): Finding[] {
  if (invoices.length === 0) return []
  return [
    warning('refunded in part', {
      title: `${counted(invoices.length, 'payment')} refunded in part.`,
      sentence: `Stripe resends what was paid at the time; since then went back: ${partsOf(invoices, ({ refunded }) => refunded)}.`,
      wayOut:
        'Tell Cello the refunded amount after the resend, so that the credit can be put right: support@cello.so.',
    }),
  ]
}

function credited(invoices: readonly Invoice[]): Finding[] {
  if (invoices.length === 0) return []
  return [
    warning('refunded in part', {
      title: `${counted(invoices.length, 'payment')} with a credit note.`,
      sentence: `Credited after it was paid, refunds among it: ${partsOf(invoices, ({ credited }) => credited)}.`,
      wayOut:
        'Tell Cello the credited amount after the resend, so that the credit can be put right: support@cello.so.',
    }),
  ]
}

function outOfBand(invoices: readonly Invoice[]): Finding[] {
  if (invoices.length === 0) return []
  return [
    warning('out of band', {
      title: `${counted(invoices.length, 'payment')} outside of Stripe.`,
      sentence: `Marked as paid by hand, without a charge: ${enumerate(invoices.map(nameOf))}. Stripe resends it all the same.`,
      wayOut: 'Check that the money came in before you go on.',
    }),
  ]
}
