import type { PaymentStep } from '#lib/providers/step.ts'
import { counted } from './counted.ts'

interface Words {
  /** What will be done, is being done, was done. */
  verbs: { waits: string; now: string; done: string }
  /** What it is done to: "3 paid invoices". */
  what: (count: number) => string
  /** Where to, behind it. */
  to: string
  /** The short count at the end of the line. */
  aside: (count: number) => string
  /** What to know of how it is done. */
  note?: string
  /** What one click does: "3 events resent". */
  effect: (count: number) => string
}

/** How each kind of step brings a payment to Cello, in words. */
export const paymentWords: Record<PaymentStep['kind'], Words> = {
  resend: {
    verbs: { waits: 'Resend', now: 'Resending', done: 'Resent' },
    what: (count) => counted(count, 'paid invoice'),
    to: 'to Cello, oldest first',
    aside: (count) => counted(count, 'resend'),
    effect: (count) => `${counted(count, 'event')} resent`,
  },
  push: {
    verbs: { waits: 'Push', now: 'Pushing', done: 'Pushed' },
    what: (count) => counted(count, 'paid event'),
    to: 'to Cello, oldest first',
    aside: (count) => counted(count, 'push', 'pushes'),
    note: 'Each as the provider wrote it, with card data taken out.',
    effect: (count) => `${counted(count, 'event')} pushed`,
  },
  post: {
    verbs: { waits: 'Post', now: 'Posting', done: 'Posted' },
    what: (count) => counted(count, 'payment'),
    to: 'to Cello’s API, oldest first',
    aside: (count) => counted(count, 'post'),
    effect: (count) => `${counted(count, 'payment')} posted`,
  },
  guided: {
    verbs: { waits: 'Resend', now: 'Resend', done: 'Resent' },
    what: (count) => counted(count, 'paid event'),
    to: 'by hand, oldest first',
    aside: () => 'by a person',
    note: 'A person opens each, presses Resend, and says so here.',
    effect: (count) => `${counted(count, 'event')} resent by a person`,
  },
}
