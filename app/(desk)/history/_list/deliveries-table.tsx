import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Id } from '#app/_ui/id.tsx'
import { Money } from '#app/_ui/money.tsx'
import { Cell, Head, Row, RowLink, Table } from '#app/_ui/table.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { Typed } from '#lib/attribution/delivery-filter.ts'
import type { DeliveryRow } from '#lib/attribution/find-deliveries.ts'
import { FilterLink } from './filter-link.tsx'
import { deliveryAddress } from './history-search.ts'
import { OutcomePill } from './outcome-pill.tsx'

export interface DeliveriesTableProps {
  rows: readonly DeliveryRow[]
  typed: Typed
}

export function DeliveriesTable({ rows, typed }: DeliveriesTableProps) {
  return (
    <Table
      caption="Deliveries, the newest first"
      head={
        <>
          <Head>Opened</Head>
          <Head grow>Customer, request</Head>
          <Head align="right">Amount, invoice</Head>
          <Head drop="medium">Event, endpoint</Head>
          <Head drop="medium">Requested, approved</Head>
          <Head drop="medium">Answer</Head>
          <Head>Outcome</Head>
        </>
      }
    >
      {rows.map((row) => (
        <DeliveryLine key={row.id} row={row} typed={typed} />
      ))}
    </Table>
  )
}

function DeliveryLine({ row, typed }: { row: DeliveryRow; typed: Typed }) {
  const { amount, currency, invoiceNumber, invoiceId, eventId, endpointId } = row
  return (
    <Row>
      <Cell muted>
        <Time at={row.openedAt} className="lg:whitespace-nowrap" />
      </Cell>
      <Cell grow>
        <Two
          at="start"
          over={<RowLink href={deliveryAddress(row.id)}>{row.customerEmail ?? row.customerId}</RowLink>}
          under={<Which row={row} />}
        />
      </Cell>
      <Cell align="right">
        {amount !== null && currency !== null && (
          <Two
            at="end"
            over={<Money amount={amount} currency={currency} />}
            under={<span className="max-sm:hidden">{invoiceNumber ?? invoiceId}</span>}
          />
        )}
      </Cell>
      <Cell drop="medium" muted>
        {eventId !== null && (
          <Two
            over={<Id id={eventId} length={13} />}
            under={endpointId !== null && <Id id={endpointId} length={13} />}
          />
        )}
      </Cell>
      <Cell drop="medium" muted>
        <Two
          over={
            <FilterLink name="requestedBy" value={row.requestedBy} typed={typed}>
              {row.requester}
            </FilterLink>
          }
          under={
            <FilterLink name="approvedBy" value={row.approvedBy} typed={typed}>
              {row.approver}
            </FilterLink>
          }
        />
      </Cell>
      <Cell drop="medium" muted>
        <AnswerCell row={row} typed={typed} />
      </Cell>
      <Cell>
        <Two
          over={
            <FilterLink name="outcome" value={row.outcome} typed={typed}>
              <OutcomePill outcome={row.outcome} />
            </FilterLink>
          }
          under={row.settler === null ? row.deliveredAt && 'delivered' : `says ${row.settler}`}
        />
      </Cell>
    </Row>
  )
}

function Which({ row }: { row: DeliveryRow }) {
  const { requestId, requestNumber, purpose, attempt, invoiceNumber, invoiceId } = row
  const invoice = invoiceNumber ?? invoiceId
  return (
    <span>
      <Link
        href={`/requests/${requestId}` as Route}
        prefetch={false}
        className="relative z-10 inline-flex min-h-6 items-center font-mono underline-offset-2 hover:underline"
      >
        R-{requestNumber}
      </Link>
      {` · ${purpose}`}
      {attempt > 1 && ` · attempt ${attempt}`}
      {invoice !== null && <span className="sm:hidden"> · {invoice}</span>}
    </span>
  )
}

function AnswerCell({ row: { status, providerRequestId }, typed }: { row: DeliveryRow; typed: Typed }) {
  return (
    <Two
      over={
        status !== null && (
          <FilterLink name="status" value={String(status)} typed={typed}>
            {status}
          </FilterLink>
        )
      }
      under={providerRequestId !== null && <Id id={providerRequestId} length={13} />}
    />
  )
}

interface TwoProps {
  over: ReactNode
  under: ReactNode
  /** Left out: at the start, and at the end where the columns stand below each other. */
  at?: 'start' | 'end'
}

const sides = { start: 'justify-items-start', end: 'justify-items-end' }

/** Two lines that are each high enough to be hit, in a row of 58 px. */
function Two({ over, under, at }: TwoProps) {
  return (
    <span className={`-my-1 grid leading-6 ${at === undefined ? 'max-sm:justify-items-end' : sides[at]}`}>
      <span className="min-h-6 wrap-anywhere">{over}</span>
      {under && <span className="text-sm leading-6 wrap-anywhere text-muted">{under}</span>}
    </span>
  )
}
