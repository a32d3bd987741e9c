import { Money } from '#app/_ui/money.tsx'
import type { NotResent } from '#lib/providers/provider.ts'
import { FoldingRows } from './folding-rows.tsx'
import { cell, InvoiceCell, PaidCell } from './invoice-cells.tsx'
import type { Place } from './place.ts'

/** The invoices that stay as they are, each with its reason. */
export function NotResentTable({ notResent, place }: { notResent: readonly NotResent[]; place: Place }) {
  return (
    <table className="w-full border-t border-line text-sm">
      <caption className="sr-only">Invoices that are not resent, and why</caption>
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
        rows={notResent.map(({ invoice, sentence }) => (
          <tr key={invoice.id}>
            <InvoiceCell invoice={invoice} place={place} />
            <PaidCell invoice={invoice} />
            <td className={`${cell} text-right leading-6`}>
              <Money {...invoice} />
            </td>
            <td className={`${cell} w-2/5 leading-6 text-muted`}>{sentence}</td>
          </tr>
        ))}
      />
    </table>
  )
}
