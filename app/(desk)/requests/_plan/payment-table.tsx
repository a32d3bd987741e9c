'use client'

import { ClockBar } from '#app/_ui/clock.tsx'
import { Money } from '#app/_ui/money.tsx'
import { FoldingRows } from './folding-rows.tsx'
import type { Paid } from './group-steps.ts'
import { cell, InvoiceCell, PaidCell } from './invoice-cells.tsx'
import type { Place } from './place.ts'

/** The payments that are brought to Cello, in the order in which they are. */
export function PaymentTable({ payments, place }: { payments: readonly Paid[]; place: Place }) {
  return (
    <table className="w-full border-t border-line text-sm">
      <caption className="sr-only">Payments that are brought to Cello, oldest first</caption>
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
        count={payments.length}
        row={(at) => <PaymentRow key={at} paid={payments[at]} place={place} />}
      />
    </table>
  )
}

function PaymentRow({ paid, place }: { paid: Paid | undefined; place: Place }) {
  if (!paid) return null
  const { step } = paid
  return (
    <tr>
      <InvoiceCell
        invoice={step.invoice}
        eventId={'eventId' in step ? step.eventId : undefined}
        place={place}
      />
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
