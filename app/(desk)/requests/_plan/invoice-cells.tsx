import type { ReactNode } from 'react'
import { Age } from '#app/_ui/age.tsx'
import { Id } from '#app/_ui/id.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { Invoice } from '#lib/providers/step.ts'
import { Marks, marksOf } from './marks.tsx'
import { PlanId } from './plan-id.tsx'
import type { Place } from './place.ts'

export const cell = 'py-1.5 pr-2 align-top last:pr-0 sm:pr-3'

/** The invoice's number over the event that is about it, and what is odd about it. */
export function InvoiceCell({ invoice, eventId, place, children }: InvoiceCellProps) {
  return (
    <td role="cell" className={cell}>
      <span className="block leading-6">
        <InvoiceName invoice={invoice} place={place} />
      </span>
      {eventId !== undefined && (
        <span className="block text-muted">
          <span className="max-sm:hidden">
            <PlanId id={eventId} place={place} length={22} />
          </span>
          <span className="sm:hidden">
            <PlanId id={eventId} place={place} length={10} />
          </span>
        </span>
      )}
      {marksOf(invoice).length > 0 && (
        <span className="block">
          <Marks invoice={invoice} />
        </span>
      )}
      {children}
    </td>
  )
}

interface InvoiceCellProps {
  invoice: Invoice
  eventId?: string | undefined
  place: Place
  /** Below it all. */
  children?: ReactNode
}

function InvoiceName({ invoice: { id, number }, place }: Pick<InvoiceCellProps, 'invoice' | 'place'>) {
  const href = place.links[id]
  if (href === undefined)
    return number === null ? <Id id={id} /> : <span className="font-mono">{number}</span>
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      title={`Open ${id} in ${place.name}`}
      className="font-mono decoration-1 underline-offset-2 hover:underline"
    >
      {number ?? 'no number'}
      <span className="sr-only"> (opens in {place.name}, in a new tab)</span>
    </a>
  )
}

/** The day it was paid over its age. */
export function PaidCell({ invoice: { paidAt } }: { invoice: Invoice }) {
  if (paidAt === null)
    return (
      <td role="cell" className={`${cell} whitespace-nowrap text-muted`}>
        not paid
      </td>
    )
  return (
    <td role="cell" className={`${cell} whitespace-nowrap`}>
      <span className="block leading-6">
        <Time at={paidAt} show="date" />
      </span>
      <span className="block leading-6 text-muted">
        <Age since={paidAt} />
        <span className="sr-only"> ago</span>
      </span>
    </td>
  )
}
