import { Id } from '#app/_ui/id.tsx'
import { Money } from '#app/_ui/money.tsx'
import { Time } from '#app/_ui/time.tsx'
import { counted } from '../../_plan/counted.ts'
import { FoldingRows } from '../../_plan/folding-rows.tsx'
import type { Resent } from '../../_plan/group-steps.ts'
import { cell, InvoiceCell } from '../../_plan/invoice-cells.tsx'
import type { Place } from '../../_plan/place.ts'
import { OutcomePill } from './outcome-pill.tsx'
import { isClosed, outcomeOf, type Progress, type ProgressAt } from './progress-of.ts'

interface DeliveryTableProps {
  resends: readonly Resent[]
  progressAt: ProgressAt
  place: Place
}

/** Each resend with what became of it, in the order in which they are sent. */
export function DeliveryTable({ resends, progressAt, place }: DeliveryTableProps) {
  const current = resends.findIndex(({ position }) => {
    const { row } = progressAt(position)
    return row !== undefined && !isClosed(row)
  })
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
        rows={resends.map(({ position, step }) => (
          <DeliveryRow key={position} step={step} progress={progressAt(position)} place={place} />
        ))}
      />
    </table>
  )
}

interface DeliveryRowProps {
  step: Resent['step']
  progress: Progress
  place: Place
}

function DeliveryRow({ step, progress, place }: DeliveryRowProps) {
  const { last, attempts, row } = progress
  const sentence = row?.state === 'asks' ? null : (row?.sentence ?? last?.sentence ?? null)
  return (
    <tr>
      <InvoiceCell invoice={step.invoice} eventId={step.eventId} place={place}>
        {sentence !== null && <span className="block max-w-80 text-muted">{sentence}</span>}
      </InvoiceCell>
      <td className={`${cell} w-20 text-right leading-6`}>
        <Money {...step.invoice} />
      </td>
      <td className={`${cell} w-40 leading-6 whitespace-nowrap text-muted max-sm:hidden`}>
        {last ? (
          <>
            <Time at={last.openedAt} show="second" className="block" />
            {last.providerRequestId === null ? (
              <span>–</span>
            ) : (
              <Id id={last.providerRequestId} label="call" length={14} />
            )}
          </>
        ) : null}
      </td>
      <td className={`${cell} w-24 text-right leading-6`}>
        <OutcomePill outcome={outcomeOf(progress)} />
        {attempts.length > 1 && (
          <span className="block text-muted">{counted(attempts.length, 'try', 'tries')}</span>
        )}
      </td>
    </tr>
  )
}
