'use client'

import { Money } from '#app/_ui/money.tsx'
import type { NotResent } from '#lib/providers/finding.ts'
import { FoldingRows } from './folding-rows.tsx'
import { cell, InvoiceCell, PaidCell } from './invoice-cells.tsx'
import type { Place } from './place.ts'

/** The invoices that stay as they are, each with its reason. */
export function NotResentTable({
  notResent,
  place,
  caption = 'Payments that are not brought to Cello, and why',
}: NotResentTableProps) {
  return (
    <table role="table" className="w-full border-t border-line text-sm">
      <caption className="sr-only">{caption}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Invoice</th>
          <th scope="col">Paid</th>
          <th scope="col">Amount</th>
          <th scope="col">Why not</th>
        </tr>
      </thead>
      <FoldingRows
        columns={4}
        what="invoices"
        count={notResent.length}
        row={(at) => <NotResentRow key={at} entry={notResent[at]} place={place} />}
      />
    </table>
  )
}

export type NotBrought = Pick<NotResent, 'invoice' | 'sentence'> & { reason: string }

interface NotResentTableProps {
  notResent: readonly NotBrought[]
  place: Place
  caption?: string | undefined
}

function NotResentRow({ entry, place }: { entry: NotBrought | undefined; place: Place }) {
  if (!entry) return null
  const { invoice, reason, sentence } = entry
  return (
    <tr role="row" className="max-sm:grid max-sm:grid-cols-[1fr_auto_auto]">
      <InvoiceCell invoice={invoice} place={place} />
      <PaidCell invoice={invoice} />
      <td role="cell" className={`${cell} text-right leading-6 max-sm:pr-0`}>
        <Money {...invoice} />
      </td>
      <td role="cell" className={`${cell} leading-6 text-muted max-sm:col-span-3 max-sm:pt-0 sm:w-2/5`}>
        {reason === 'left to Cello' ? '' : sentence}
      </td>
    </tr>
  )
}
