'use client'

import { ClockBar } from '#app/_ui/clock.tsx'
import { Money } from '#app/_ui/money.tsx'
import { FoldingRows } from './folding-rows.tsx'
import type { Resent } from './group-steps.ts'
import { cell, InvoiceCell, PaidCell } from './invoice-cells.tsx'
import type { Place } from './place.ts'

/** The invoices whose events are resent, in the order in which they are. */
export function ResendTable({ resends, place }: { resends: readonly Resent[]; place: Place }) {
  return (
    <table className="w-full border-t border-line text-sm">
      <caption className="sr-only">Invoices whose events are resent, oldest first</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Invoice and its event</th>
          <th scope="col">Paid</th>
          <th scope="col">Amount</th>
          <th scope="col">Time left</th>
        </tr>
      </thead>
      <FoldingRows
        columns={4}
        what="invoices"
        count={resends.length}
        row={(at) => <ResendRow key={at} resent={resends[at]} place={place} />}
      />
    </table>
  )
}

function ResendRow({ resent, place }: { resent: Resent | undefined; place: Place }) {
  if (!resent) return null
  const { step } = resent
  return (
    <tr>
      <InvoiceCell invoice={step.invoice} eventId={step.eventId} place={place} />
      <PaidCell invoice={step.invoice} />
      <td className={`${cell} text-right leading-6`}>
        <Money {...step.invoice} />
      </td>
      <td className={`${cell} w-12 sm:w-36`}>
        <div className="grid h-6 items-center">
          <ClockBar until={step.clock} />
        </div>
      </td>
    </tr>
  )
}
