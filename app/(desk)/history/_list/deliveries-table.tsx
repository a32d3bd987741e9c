'use client'

import type { Route } from 'next'
import type { ReactNode } from 'react'
import { Id } from '#app/_ui/id.tsx'
import { PlainLink } from '#app/_ui/plain-link.tsx'
import { Cell, Head, Row, RowLink, Table } from '#app/_ui/table.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { FilterName, Typed } from '#lib/attribution/delivery-filter.ts'
import type { DeliveryLine } from './delivery-line.ts'
import { FilterLink } from './filter-link.tsx'
import { deliveryAddress } from './history-search.ts'
import { OutcomePill } from './outcome-pill.tsx'

export interface DeliveriesTableProps {
  lines: readonly DeliveryLine[]
  typed: Typed
}

/** Drawn from plain lines, which take a tenth of the room that drawn rows take on their way to the browser. */
export function DeliveriesTable({ lines, typed }: DeliveriesTableProps) {
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
      {lines.map((line) => (
        <DeliveryCells key={line.id} line={line} typed={typed} />
      ))}
    </Table>
  )
}

function DeliveryCells({ line, typed }: { line: DeliveryLine; typed: Typed }) {
  const { amount, invoice, eventId, endpointId, status, providerRequestId, outcome } = line
  const only = (name: FilterName, value: string, words: ReactNode) => (
    <FilterLink name={name} value={value} typed={typed}>
      {words}
    </FilterLink>
  )
  return (
    <Row>
      <Cell muted>
        <Time at={line.openedAt} className="lg:whitespace-nowrap" />
      </Cell>
      <Cell grow>
        <Two
          at="start"
          over={<RowLink href={deliveryAddress(line.id)}>{line.customer}</RowLink>}
          under={<Which line={line} />}
        />
      </Cell>
      <Cell align="right">
        {amount !== null && (
          <Two
            at="end"
            over={<span className="whitespace-nowrap">{amount}</span>}
            under={<span className="max-sm:hidden">{invoice}</span>}
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
          over={only('requestedBy', line.requestedBy, line.requester)}
          under={only('approvedBy', line.approvedBy, line.approver)}
        />
      </Cell>
      <Cell drop="medium" muted>
        <Two
          over={status !== null && only('status', String(status), status)}
          under={providerRequestId !== null && <Id id={providerRequestId} length={13} />}
        />
      </Cell>
      <Cell>
        <Two over={only('outcome', outcome, <OutcomePill outcome={outcome} />)} under={line.known} />
      </Cell>
    </Row>
  )
}

function Which({ line: { requestId, request, call, invoice } }: { line: DeliveryLine }) {
  return (
    <span>
      <PlainLink
        href={`/requests/${requestId}` as Route}
        className="relative z-10 inline-flex min-h-6 items-center font-mono underline-offset-2 hover:underline"
      >
        {request}
      </PlainLink>
      {` · ${call}`}
      {invoice !== null && <span className="sm:hidden">{` · ${invoice}`}</span>}
    </span>
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
