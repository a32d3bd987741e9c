import { formatMoney } from '#app/_ui/format.ts'
import type { Invoice } from '#lib/providers/step.ts'

/** What sets an invoice apart from one that was simply paid. */
export function Marks({ invoice }: { invoice: Invoice }) {
  const marks = marksOf(invoice)
  if (marks.length === 0) return null
  return <span className="text-warn">{marks.join(' · ')}</span>
}

export function marksOf({ refunded, credited, outOfBand, currency }: Invoice) {
  return [
    ...(refunded > 0 ? [`${formatMoney({ amount: refunded, currency })} refunded`] : []),
    ...(credited > 0 ? [`${formatMoney({ amount: credited, currency })} credited`] : []),
    ...(outOfBand ? ['paid outside'] : []),
  ]
}
