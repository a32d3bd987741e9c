'use client'

import { Id } from '#app/_ui/id.tsx'
import { Money } from '#app/_ui/money.tsx'
import { Time } from '#app/_ui/time.tsx'
import { counted } from '../../_plan/counted.ts'
import { FoldingRows } from '../../_plan/folding-rows.tsx'
import { cell, InvoiceCell } from '../../_plan/invoice-cells.tsx'
import type { Place } from '../../_plan/place.ts'
import type { DeliveryLine } from './delivery-line.ts'
import { OutcomePill } from './outcome-pill.tsx'

/** Each resend with what became of it, in the order in which they are sent. */
export function DeliveryTable({ lines, place }: { lines: readonly DeliveryLine[]; place: Place }) {
  const current = lines.findIndex(({ closed }) => !closed)
  return (
    <table className="w-full border-t border-line text-sm">
      <caption className="sr-only">Events that are resent, oldest first</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Invoice and its event</th>
          <th scope="col">Amount</th>
          <th scope="col">Sent, and the provider’s id of the call</th>
          <th scope="col">Outcome</th>
        </tr>
      </thead>
      <FoldingRows
        columns={4}
        what="invoices"
        from={Math.max(0, current - 4)}
        count={lines.length}
        row={(at) => <DeliveryRow key={at} line={lines[at]} place={place} />}
      />
    </table>
  )
}

function DeliveryRow({ line, place }: { line: DeliveryLine | undefined; place: Place }) {
  if (!line) return null
  const { invoice, eventId, sentence, said, outcome, tries } = line
  return (
    <tr>
      <InvoiceCell invoice={invoice} eventId={eventId ?? undefined} place={place}>
        {said !== null && (
          <span className="block text-muted">
            {said.by}, <Time at={said.at} show="second" />
          </span>
        )}
        {sentence !== null && <span className="block max-w-80 text-muted">{sentence}</span>}
      </InvoiceCell>
      <td className={`${cell} w-20 text-right leading-6`}>
        <Money {...invoice} />
      </td>
      <td className={`${cell} w-40 leading-6 whitespace-nowrap text-muted max-sm:hidden`}>
        <Call line={line} />
      </td>
      <td className={`${cell} w-24 text-right leading-6`}>
        <OutcomePill outcome={outcome} />
        {tries > 1 && <span className="block text-muted">{counted(tries, 'try', 'tries')}</span>}
      </td>
    </tr>
  )
}

function Call({ line: { outcome, openedAt, call } }: { line: DeliveryLine }) {
  if (openedAt === null || outcome === 'reported') return null
  return (
    <>
      <Time at={openedAt} show="second" className="block" />
      {call === null ? '–' : <Id id={call} label="call" length={14} />}
    </>
  )
}
