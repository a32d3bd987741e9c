import type { Finding } from '../finding.ts'
import { counted, enumerate, nameOf, partsOf, warning, warnOf, type WordsByReason } from '../sentences.ts'
import type { Invoice } from '../step.ts'
import type { JudgedPayments } from './judge-payments.ts'

const words: WordsByReason = {
  'too old': {
    title: (count) => `${counted(count, 'payment')} older than 30 days.`,
    sentence: 'Cello takes events of the last 30 days only.',
    wayOut:
      'Only Cello can import it: write to support@cello.so with the invoice number, the day and the amount.',
  },
  refunded: {
    title: (count) => `${counted(count, 'payment')} refunded in whole.`,
    sentence: 'The money went back, so no credit is due.',
    wayOut: 'Nothing to do. If it was paid again since, that payment has its own invoice.',
  },
  voided: {
    title: (count) => `${counted(count, 'invoice')} voided.`,
    sentence: 'No money came in, so no credit is due.',
    wayOut: 'Nothing to do. If another invoice replaced it, that one is sent where it was paid.',
  },
  'not paid': {
    title: (count) => `${counted(count, 'invoice')} never paid.`,
    sentence: 'No money came in, so no credit is due.',
    wayOut: 'Nothing to do. Should it be paid after all, Cello is told as of every new payment.',
  },
  'resent before': {
    title: (count) => `${counted(count, 'payment')} sent before.`,
    sentence: 'It is not sent twice: the same money could count twice.',
    wayOut: "Look in Cello's event feed what became of it.",
  },
}

/** A sentence for each reason for which a payment is not posted, or is posted with something to know. */
export function findWarnings({ posts, notResent }: JudgedPayments): Finding[] {
  const invoices = posts.map(({ invoice }) => invoice)
  return [
    ...warnOf(notResent, words),
    ...wentBack('refunded in part', invoices, ({ refunded }) => refunded),
    ...wentBack('with a credit note', invoices, ({ credited }) => credited),
    ...outOfBand(invoices.filter(({ outOfBand }) => outOfBand)),
  ]
}

function wentBack(how: string, invoices: readonly Invoice[], part: (invoice: Invoice) => number): Finding[] {
  const affected = invoices.filter((invoice) => part(invoice) > 0)
  if (affected.length === 0) return []
  return [
    warning('refunded in part', {
      title: `${counted(affected.length, 'payment')} ${how}.`,
      sentence: `Cello is told what was paid at the time; the desk does not post refunds by itself. Since then went back: ${partsOf(affected, part)}.`,
      wayOut:
        'Tell Cello the amount that went back afterwards, so that the credit can be put right: support@cello.so.',
    }),
  ]
}

function outOfBand(invoices: readonly Invoice[]): Finding[] {
  if (invoices.length === 0) return []
  return [
    warning('out of band', {
      title: `${counted(invoices.length, 'payment')} marked as paid by hand.`,
      sentence: `The billing provider saw no money: ${enumerate(invoices.map(nameOf))}. Cello is told of it all the same.`,
      wayOut: 'Check that the money came in before you go on.',
    }),
  ]
}
