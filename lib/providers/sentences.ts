import type { Finding, NotResent, Reason } from './finding.ts'
import { formatAmount } from './money.ts'
import type { Invoice } from './step.ts'

type Words = Pick<Finding, 'title' | 'sentence' | 'wayOut' | 'other'>

export const blocker = (reason: Reason, words: Words): Finding => ({ level: 'blocker', reason, ...words })
export const warning = (reason: Reason, words: Words): Finding => ({ level: 'warning', reason, ...words })

const shown = 5

/** "A, B, C, D, E and 7 more". */
export function enumerate(names: readonly string[]): string {
  const more = names.length - shown
  return more > 0 ? `${names.slice(0, shown).join(', ')} and ${String(more)} more` : names.join(', ')
}

export const counted = (count: number, noun: string) => `${String(count)} ${noun}${count === 1 ? '' : 's'}`

const levels = { blocker: 0, warning: 1, good: 2 }

/** Blockers first; those of one level stay in their order. */
export const sortByLevel = (findings: readonly Finding[]) =>
  [...findings].sort((a, b) => levels[a.level] - levels[b.level])

export const nameOf = ({ number, id }: Invoice) => number ?? id

/** What a provider says of the payments that it does not bring to Cello, by the reason. */
export type WordsByReason = Partial<
  Record<Reason, { title: (count: number) => string; sentence: string; wayOut: string }>
>

/** One warning a reason, which names its invoices; in the order of `words`. */
export function warnOf(notResent: readonly NotResent[], words: WordsByReason): Finding[] {
  return Object.entries(words).flatMap(([reason, { title, sentence, wayOut }]) => {
    const invoices = notResent.filter((one) => one.reason === reason).map(({ invoice }) => invoice)
    if (invoices.length === 0) return []
    const names = enumerate(invoices.map((invoice) => `${nameOf(invoice)} (${formatAmount(invoice)})`))
    return [
      warning(reason as Reason, {
        title: title(invoices.length),
        sentence: `${sentence} ${names}.`,
        wayOut,
      }),
    ]
  })
}

/** "10.00 EUR of 49.00 EUR on NW-1": what of each invoice. */
export const partsOf = (invoices: readonly Invoice[], part: (invoice: Invoice) => number) =>
  enumerate(
    invoices.map(
      (invoice) =>
        `${formatAmount({ ...invoice, amount: part(invoice) })} of ${formatAmount(invoice)} on ${nameOf(invoice)}`,
    ),
  )
