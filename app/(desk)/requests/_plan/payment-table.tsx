'use client'

import { ClockBar } from '#app/_ui/clock.tsx'
import { Money } from '#app/_ui/money.tsx'
import { OutsideLink } from '#app/_ui/text-link.tsx'
import type { PaymentStep } from '#lib/providers/step.ts'
import { FoldingRows } from './folding-rows.tsx'
import type { Paid } from './group-steps.ts'
import { cell, InvoiceCell, PaidCell } from './invoice-cells.tsx'
import { nameOf, type Place } from './place.ts'
import { SentPrice, SentRow } from './sent-row.tsx'

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
        lines={payments.some(({ step }) => hasMore(step)) ? 2 : 1}
        row={(at) => <PaymentRow key={at} paid={payments[at]} place={place} />}
      />
    </table>
  )
}

/** A second line: what is sent, or what to click. */
const hasMore = ({ kind }: PaymentStep) => kind === 'post' || kind === 'guided'

function PaymentRow({ paid, place }: { paid: Paid | undefined; place: Place }) {
  if (!paid) return null
  const { step } = paid
  return (
    <>
      <tr className={hasMore(step) ? 'border-b-0' : undefined}>
        <InvoiceCell
          invoice={step.invoice}
          eventId={'eventId' in step ? step.eventId : undefined}
          place={place}
        />
        <PaidCell invoice={step.invoice} />
        <td className={`${cell} text-right leading-6`}>
          <Money {...step.invoice} />
          {step.kind === 'post' && <SentPrice step={step} />}
        </td>
        <td className={`${cell} w-12 sm:w-36`}>
          <div className="grid h-6 items-center">
            <ClockBar until={step.clock} />
          </div>
        </td>
      </tr>
      {step.kind === 'post' && (
        <tr>
          <td colSpan={4} className="pb-1.5">
            <SentRow step={step} />
          </td>
        </tr>
      )}
      {step.kind === 'guided' && (
        <tr>
          <td colSpan={4} className="pb-1.5 text-muted">
            {step.instruction} <OutsideLink href={step.link}>Open {nameOf(place, step.provider)}</OutsideLink>
          </td>
        </tr>
      )}
    </>
  )
}
